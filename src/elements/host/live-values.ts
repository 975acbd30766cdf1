import type { JsonObject, JsonValue } from '../../model/json.js';
import type { Dashboard } from '../../model/types.js';
import type { VariablesChangeDetail } from '../events/variables-change-event.js';

export interface LiveOverrides {
  readonly variables: JsonObject;
  readonly timeRange: JsonValue | undefined;
}

/** Returns the variables and the time range of a document, overridden by live values. */
export function liveValues(
  { variables, timeRange }: LiveOverrides,
  dashboard: Dashboard | undefined,
): VariablesChangeDetail {
  return {
    variables: { ...dashboard?.variables, ...variables },
    // Null is a choice as well: any time.
    timeRange: timeRange === undefined ? (dashboard?.timeRange ?? null) : timeRange,
  };
}

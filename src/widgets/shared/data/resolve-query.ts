import { readQuery } from '../../../data/query/read-query.js';
import type { DataQuery } from '../../../data/types.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';
import { isList } from './shape.js';

/** The source of configs that name only a metric. */
const METRIC_SOURCE = 'metric';

export { readQuery };

/** The config value that makes a widget follow the dashboard's time range. */
const DASHBOARD = 'dashboard';

/** The config keys that belong to the request; all others control how the answer is shown. */
const REQUEST_KEYS = [
  'metric',
  'aggregation',
  'timeRange',
  'period',
  'groupBy',
  'devices',
  'filters',
  'limit',
  'sortBy',
  'filterStatus',
  'severityFilter',
  'maxItems',
  'types',
] as const;

function isBlank(value: JsonValue | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (isList(value) && value.length === 0)
  );
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

/**
 * Makes the data request of a config, for widgets without a stored query. Blank values are left
 * out. Without a source in the config it is `metric` if the config names a metric, otherwise the
 * type's default; undefined, for a widget that is not configured, if there is none.
 *
 * `timeRange: "dashboard"` becomes the variable `${timeRange}`: the widget is asked again when the
 * dashboard's time range changes, and without a range where the dashboard has none. Any other value
 * stands as it is, and a config without one asks without one: what that means is the source's to
 * say.
 */
export function resolveQuery(config: JsonObject, defaultSource?: string): DataQuery | undefined {
  const explicit = readQuery(config);
  const request: Record<string, JsonValue> = { ...explicit?.request };
  for (const key of REQUEST_KEYS) {
    const value = config[key];
    if (value === undefined || isBlank(value)) {
      continue;
    }
    request[key] = key === 'timeRange' && value === DASHBOARD ? '${timeRange}' : value;
  }
  if (explicit) {
    return { ...explicit, request };
  }
  const source = isText(config['metric']) ? METRIC_SOURCE : defaultSource;
  return source === undefined ? undefined : { source, request };
}

import type { JsonObject, JsonValue } from '../../model/json.js';
import { DashEvent } from './dash-event.js';

export interface VariablesChangeDetail {
  /** All variables with their present values. */
  readonly variables: JsonObject;
  readonly timeRange: JsonValue;
}

/**
 * The user, by a widget or a control, gave variables or the time range other values. The document
 * stays as it is.
 */
export class DashVariablesChangeEvent extends DashEvent<VariablesChangeDetail> {
  static readonly type = 'dash-variables-change';
  declare readonly variables: JsonObject;
  declare readonly timeRange: JsonValue;

  constructor(detail: VariablesChangeDetail) {
    super(DashVariablesChangeEvent.type, detail);
  }
}

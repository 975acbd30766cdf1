import type { JsonObject, JsonValue } from '../../model/json.js';

export interface FiltersChangeDetail {
  /** Only what changed; null is no limit. */
  readonly variables?: JsonObject;
  readonly timeRange?: JsonValue;
}

/**
 * The user chose other values of variables, or another time range. For the grid, so it does not
 * bubble.
 */
export class DashFiltersChangeEvent extends Event {
  static readonly type = 'dash-filters-change';

  constructor(readonly detail: FiltersChangeDetail) {
    super(DashFiltersChangeEvent.type);
  }
}

import { html, type TemplateResult } from 'lit';
import { liveValues } from '../host/live-values.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { DashFilters, type VariableSchemas } from './dash-filters.js';
import type { DashFiltersChangeEvent } from './filters-change-event.js';
import { DEFAULT_TIME_RANGES } from './time-ranges.js';

/** What the bar offers. */
export interface FilterOptions {
  /** A JSON Schema of one value for each variable that gets a field. */
  readonly variables?: VariableSchemas;
  /**
   * Lengths such as `24h`. None: only dates, and only if the dashboard has a time range. Default:
   * an hour to 90 days.
   */
  readonly timeRanges?: readonly string[];
}

/** The bar, showing the live values of `grid`. */
export function renderFilters(grid: DashGrid, options: FilterOptions): TemplateResult {
  DashFilters.define();
  const { variables, timeRange } = liveValues(grid, grid.dashboard);
  return html`<dash-filters
    part="filters"
    .variables=${variables}
    .timeRange=${timeRange}
    .schemas=${options.variables ?? {}}
    .timeRanges=${options.timeRanges ?? DEFAULT_TIME_RANGES}
    .defaults=${{
      variables: grid.dashboard?.variables ?? {},
      timeRange: grid.dashboard?.timeRange ?? null,
    }}
    .locale=${grid.presenter?.shared.locale ?? 'en'}
    @dash-filters-change=${({ detail }: DashFiltersChangeEvent) =>
      grid.setVariables(detail.variables ?? {}, detail.timeRange)}
  ></dash-filters>`;
}

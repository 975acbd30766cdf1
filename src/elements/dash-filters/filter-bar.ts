import { liveValues } from '../host/live-values.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { ownElement } from '../shared/define-element.js';
import { DashFilters, type VariableSchemas } from './dash-filters.js';
import type { DashFiltersChangeEvent } from './filters-change-event.js';
import { DEFAULT_TIME_RANGES } from './time-ranges.js';

/** The choices that the bar offers. */
export interface FilterOptions {
  /** A JSON Schema of one value for each variable that gets a field. */
  readonly variables?: VariableSchemas;
  /**
   * Lengths such as `24h`. None: only dates, and only if the dashboard has a time range. Default:
   * an hour to 90 days.
   */
  readonly timeRanges?: readonly string[];
}

/** Creates a bar for the live values of a dashboard. */
export function createFilters(host: DashboardHost): DashFilters {
  const bar = ownElement(DashFilters, 'dash-filters');
  bar.part.add('filters');
  bar.addEventListener('dash-filters-change', (event) => {
    const { detail } = event as DashFiltersChangeEvent;
    host.setVariables(detail.variables ?? {}, detail.timeRange);
  });
  return bar;
}

/** Shows the present values. */
export function updateFilters(
  bar: DashFilters,
  { dashboard, settings }: DashboardHost,
  options: FilterOptions,
  locale: string,
): void {
  const { variables, timeRange } = liveValues(settings, dashboard);
  Object.assign(bar, {
    variables,
    timeRange,
    schemas: options.variables ?? {},
    timeRanges: options.timeRanges ?? DEFAULT_TIME_RANGES,
    defaults: { variables: dashboard?.variables ?? {}, timeRange: dashboard?.timeRange ?? null },
    locale,
  });
}

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

/** The bar of variables and time range of one dashboard. */
export class FilterBar {
  readonly #host: DashboardHost;
  readonly #bar = ownElement(DashFilters, 'dash-filters');

  constructor(host: DashboardHost) {
    this.#host = host;
    this.#bar.part.add('filters');
    this.#bar.addEventListener('dash-filters-change', (event) => {
      const { detail } = event as DashFiltersChangeEvent;
      host.setVariables(detail.variables ?? {}, detail.timeRange);
    });
  }

  /** Returns the bar, with the present values. */
  render(options: FilterOptions, locale: string): DashFilters {
    const { dashboard, settings } = this.#host;
    const { variables, timeRange } = liveValues(settings, dashboard);
    return Object.assign(this.#bar, {
      variables,
      timeRange,
      schemas: options.variables ?? {},
      timeRanges: options.timeRanges ?? DEFAULT_TIME_RANGES,
      defaults: { variables: dashboard?.variables ?? {}, timeRange: dashboard?.timeRange ?? null },
      locale,
    });
  }
}

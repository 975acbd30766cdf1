import type { JsonObject } from '../../model/json.js';
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

/** The schemas of a host; a variable whose schema is none gets a field for texts. */
function schemasOf(given: unknown): VariableSchemas {
  const schemas = isRecord(given) ? Object.entries(given) : [];
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name, isRecord(schema) ? (schema as JsonObject) : {}]),
  );
}

function rangesOf(given: unknown): readonly string[] {
  return Array.isArray(given)
    ? given.filter((range) => typeof range === 'string')
    : DEFAULT_TIME_RANGES;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
      schemas: schemasOf(options.variables),
      timeRanges: rangesOf(options.timeRanges),
      defaults: { variables: dashboard?.variables ?? {}, timeRange: dashboard?.timeRange ?? null },
      locale,
    });
  }
}

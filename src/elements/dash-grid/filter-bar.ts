import { nothing } from 'lit';
import type { DashFilters } from '../dash-filters/dash-filters.js';
import type { FilterOptions } from '../dash-filters/filter-bar.js';
import type { DashboardHost } from '../host/dashboard-host.js';

type Filters = typeof import('../dash-filters/filter-bar.js');

/** Loads the bar of variables and time range when a page first wants one. */
export class FilterBar {
  readonly #host: DashboardHost;
  #filters: Filters | undefined;
  #bar: DashFilters | undefined;
  #load: Promise<void> | undefined;

  constructor(host: DashboardHost) {
    this.#host = host;
  }

  /** Returns the bar, or nothing until it is loaded. */
  render(options: FilterOptions, locale: string): DashFilters | typeof nothing {
    this.#load ??= import('../dash-filters/filter-bar.js').then(
      ({ createFilters, updateFilters }) => {
        this.#filters = { createFilters, updateFilters };
        this.#host.element.requestUpdate();
      },
      (error: unknown) => this.#host.notify(error),
    );
    if (!this.#filters) {
      return nothing;
    }
    this.#bar ??= this.#filters.createFilters(this.#host);
    this.#filters.updateFilters(this.#bar, this.#host, options, locale);
    return this.#bar;
  }
}

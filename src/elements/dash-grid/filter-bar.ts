import { nothing, type TemplateResult } from 'lit';
import type { FilterOptions, renderFilters } from '../dash-filters/render-filters.js';
import type { DashGrid } from './dash-grid.js';

/** Loads the bar of variables and time range when a host first wants one. */
export class FilterBar {
  #render: typeof renderFilters | undefined;
  #load: Promise<void> | undefined;

  render(element: DashGrid, options: FilterOptions): TemplateResult | typeof nothing {
    this.#load ??= import('../dash-filters/render-filters.js').then(
      ({ renderFilters }) => {
        this.#render = renderFilters;
        element.requestUpdate();
      },
      (error: unknown) => element.notify(error),
    );
    return this.#render?.(element, options) ?? nothing;
  }
}

import { WidgetRegistry, type WidgetManifest, type WidgetPreset } from 'dash-grid/registry';
import builtInManifests from '../src/widgets/manifests.js';
import type { JsonObject } from 'dash-grid/model';

/** Filters of new widgets: they follow the variables and the time range of the dashboard. */
const FILTERS: JsonObject = {
  from: '${timeRange.from}',
  to: '${timeRange.to}',
  origin: '${origin}',
  destination: '${destination}',
};

function ask(path: string, query: JsonObject = {}, config: JsonObject = {}): WidgetPreset {
  const request = { path, query: { ...FILTERS, ...query } };
  return { query: { source: 'operations', request }, config };
}

/** The start values of new widgets: data of this host. */
const STARTS: Readonly<Record<string, Partial<WidgetManifest>>> = {
  'kpi-tile': {
    defaultTitle: 'Flights',
    preset: ask('/kpis/flights'),
  },
  'line-chart': {
    defaultTitle: 'Flights by day',
    preset: ask('/timeline/flights', { every: 'day' }),
  },
  'bar-chart': {
    defaultTitle: 'Late arrivals by distance',
    preset: ask('/breakdown/late', { by: 'distance' }, { unit: '%' }),
  },
  'pie-chart': {
    defaultTitle: 'Wildlife strikes by size',
    preset: ask('/wildlife', { by: 'size' }),
  },
  gauge: {
    defaultTitle: 'On time',
    preset: ask('/kpis/on-time', {}, { unit: '%', min: 0, max: 100 }),
  },
  'status-donut': {
    defaultTitle: 'Wildlife strikes by light',
    preset: ask('/wildlife', { by: 'light' }, { totalLabel: 'strikes' }),
  },
  'trend-stat': {
    defaultTitle: 'Flights of a month',
    preset: ask('/totals/flights', { days: 30 }, { period: '30d' }),
  },
  'count-breakdown': {
    defaultTitle: 'Punctuality',
    preset: ask('/counts'),
  },
  'health-score': {
    defaultTitle: 'Health of the operation',
    preset: ask('/health'),
  },
  'alert-feed': {
    defaultTitle: 'Hours late',
    preset: ask('/alerts', { limit: 20 }),
  },
  'activity-timeline': {
    defaultTitle: 'Latest wildlife strikes',
    preset: ask('/strikes'),
  },
  'recent-items': {
    defaultTitle: 'Busiest airports',
    preset: ask('/airports', { limit: 5 }),
  },
  'quick-actions': {
    defaultTitle: 'What next?',
    preset: ask('/actions'),
  },
  table: {
    defaultTitle: 'Routes',
    preset: ask('/routes', { minFlights: 10, limit: 300 }, { sortBy: 'route' }),
  },
  note: {
    defaultTitle: 'Note',
    preset: { config: { text: 'Write what your team should know, in **Markdown**.' } },
    // The catalog's preview shows this text instead of the type's sample.
    sample: {},
  },
};

/** The widget types of this page: the built-in ones, which start with data of this page. */
export function createCatalog(): WidgetRegistry {
  const registry = new WidgetRegistry();
  for (const manifest of builtInManifests) {
    registry.register({ ...manifest, ...STARTS[manifest.type] });
  }
  return registry;
}

import { WidgetRegistry, type WidgetManifest } from 'dash-grid/registry';
import builtInManifests from '../src/widgets/manifests.js';
import type { JsonObject } from 'dash-grid/model';

/** Filters of new widgets: they follow the variables and the time range of the dashboard. */
const FILTERS: JsonObject = {
  from: '${timeRange.from}',
  to: '${timeRange.to}',
  origin: '${origin}',
  destination: '${destination}',
};

function ask(path: string, query: JsonObject = {}): JsonObject {
  return {
    source: 'operations',
    request: { path, query: { ...FILTERS, ...query } },
  };
}

/** The first settings of new widgets: this host's data instead of the type's own default. */
const STARTS: Readonly<Record<string, Partial<WidgetManifest>>> = {
  'kpi-tile': {
    defaultTitle: 'Flights',
    defaultConfig: ask('/kpis/flights'),
  },
  'line-chart': {
    defaultTitle: 'Flights by day',
    defaultConfig: ask('/timeline/flights', { every: 'day' }),
  },
  'bar-chart': {
    defaultTitle: 'Late arrivals by distance',
    defaultConfig: { ...ask('/breakdown/late', { by: 'distance' }), unit: '%' },
  },
  'pie-chart': {
    defaultTitle: 'Wildlife strikes by size',
    defaultConfig: ask('/wildlife', { by: 'size' }),
  },
  gauge: {
    defaultTitle: 'On time',
    defaultConfig: { ...ask('/kpis/on-time'), unit: '%', min: 0, max: 100 },
  },
  'status-donut': {
    defaultTitle: 'Wildlife strikes by light',
    defaultConfig: { ...ask('/wildlife', { by: 'light' }), totalLabel: 'strikes' },
  },
  'trend-stat': {
    defaultTitle: 'Flights of a month',
    defaultConfig: { ...ask('/totals/flights', { days: 30 }), period: '30d' },
  },
  'count-breakdown': {
    defaultTitle: 'Punctuality',
    defaultConfig: ask('/counts'),
  },
  'health-score': {
    defaultTitle: 'Health of the operation',
    defaultConfig: ask('/health'),
  },
  'alert-feed': {
    defaultTitle: 'Hours late',
    defaultConfig: ask('/alerts', { limit: 20 }),
  },
  'activity-timeline': {
    defaultTitle: 'Latest wildlife strikes',
    defaultConfig: ask('/strikes'),
  },
  'recent-items': {
    defaultTitle: 'Busiest airports',
    defaultConfig: ask('/airports', { limit: 5 }),
  },
  'quick-actions': {
    defaultTitle: 'What next?',
    defaultConfig: ask('/actions'),
  },
  table: {
    defaultTitle: 'Routes',
    defaultConfig: { ...ask('/routes', { minFlights: 10, limit: 300 }), sortBy: 'route' },
  },
  note: {
    defaultTitle: 'Note',
    defaultConfig: { text: 'Write what your team should know, in **Markdown**.' },
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

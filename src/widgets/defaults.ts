import type { JsonObject } from '../model/json.js';

/** The configuration that a new widget of each built-in type starts with. */
export const defaultConfigs = {
  'kpi-tile': { aggregation: 'count', timeRange: '24h' },
  'line-chart': { timeRange: '24h' },
  'bar-chart': { timeRange: '24h' },
  'pie-chart': {},
  'status-donut': {},
  gauge: { min: 0, max: 100 },
  'trend-stat': { period: '7d' },
  table: { limit: 10, sortBy: '', filterStatus: '' },
  'alert-feed': { severityFilter: '', maxItems: 20 },
  'count-breakdown': {},
  'health-score': {},
  'activity-timeline': { limit: 10, types: [] },
  'recent-items': { limit: 5 },
  'quick-actions': { actions: [] },
  note: { text: '' },
} as const satisfies Record<string, JsonObject>;

const kpi = { metric: 'device_count', aggregation: 'count', timeRange: '24h' };

/**
 * The default configurations of aliases. Documents of a fleet of devices have these names, and
 * leave out what the names imply; the types themselves know no metric.
 */
export const aliasConfigs = {
  kpi_tile: kpi,
  stat_number: kpi,
  line_chart: { metric: 'temperature', timeRange: '24h', devices: [] },
  bar_chart: { metric: 'device_count', groupBy: 'site', timeRange: '24h' },
  'message-chart': { period: '7d', chartType: 'bar' },
  pie_chart: { metric: 'device_count', groupBy: 'status' },
  'bot-stats': { showInactive: false },
} as const satisfies Record<string, JsonObject>;

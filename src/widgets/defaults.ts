import type { JsonObject } from '../model/json.js';

/** The configuration that a new widget of each built-in type starts with. */
export const defaultConfigs = {
  'kpi-tile': { metric: 'device_count', aggregation: 'count', timeRange: '24h' },
  'line-chart': { metric: 'temperature', timeRange: '24h', devices: [] },
  'bar-chart': { metric: 'device_count', groupBy: 'site', timeRange: '24h' },
  'message-chart': { period: '7d', chartType: 'bar' },
  'pie-chart': { metric: 'device_count', groupBy: 'status' },
  'status-donut': {},
  gauge: { metric: 'uptime_pct', min: 0, max: 100 },
  'trend-stat': { period: '7d' },
  table: { limit: 10, sortBy: 'last_seen', filterStatus: '' },
  'alert-feed': { severityFilter: '', maxItems: 20 },
  'count-breakdown': {},
  'bot-stats': { showInactive: false },
  'health-score': {},
  'activity-timeline': { limit: 10, types: [] },
  'recent-items': { limit: 5 },
  'quick-actions': { actions: [] },
  note: { text: '' },
} as const satisfies Record<string, JsonObject>;

import type { JsonObject } from '../../../model/json.js';

/** The schema of the config keys that describe the data request. */
export const source: JsonObject = {
  type: 'string',
  title: 'Data source',
  description: 'The name of a data source that this page offers.',
  examples: ['metric', 'sales'],
};

export const select: JsonObject = {
  type: 'string',
  title: 'Part of the answer',
  description: 'A JSON Pointer to the part of the answer to show. Empty means all of it.',
  examples: ['/data/total'],
};

export const request: JsonObject = {
  type: 'object',
  title: 'Request',
  description: 'What else the data source is to be asked, as it understands it.',
};

export const metric: JsonObject = {
  type: 'string',
  title: 'Metric',
  description: 'The name of the measurement.',
  examples: ['order_count', 'temperature', 'uptime_pct'],
};

export const aggregation: JsonObject = {
  type: 'string',
  title: 'Aggregation',
  description: 'How many measurements become one value.',
  examples: ['count', 'sum', 'avg', 'min', 'max', 'last'],
};

export const timeRange: JsonObject = {
  type: 'string',
  title: 'Time range',
  description: 'How far back to look; “dashboard” follows the dashboard.',
  examples: ['1h', '24h', '7d', '30d', '90d', 'dashboard'],
};

export const groupBy: JsonObject = {
  type: 'string',
  title: 'Group by',
  description: 'The field whose values become the categories.',
  examples: ['site', 'status'],
};

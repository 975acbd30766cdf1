import type { JsonSchema } from '../../registry/types.js';
import { aggregation, metric, request, select, source, timeRange } from '../shared/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'KPI',
  properties: {
    source,
    metric,
    aggregation,
    timeRange,
    request,
    select,
    format: {
      type: 'string',
      title: 'Format',
      description: 'Percentages are given as 0 to 100.',
      enum: ['number', 'currency', 'percentage'],
      default: 'number',
    },
    unit: {
      type: 'string',
      title: 'Unit',
      description: 'Shown behind the number; for amounts of money the currency code.',
      examples: ['°C', 'ms', 'EUR'],
    },
    decimals: {
      type: 'integer',
      title: 'Decimals',
      description:
        'The largest number of decimal places. Chosen by the size of the number if empty.',
      minimum: 0,
      maximum: 6,
    },
    warningThreshold: {
      type: 'number',
      title: 'Warning from',
      description: 'The status is a warning when the value is this or more.',
    },
    criticalThreshold: {
      type: 'number',
      title: 'Critical from',
      description: 'The status is critical when the value is this or more.',
    },
    targetValue: {
      type: 'number',
      title: 'Target',
      description: 'The value to reach.',
    },
    goodTrend: {
      type: 'string',
      title: 'A good trend is',
      description: 'Colours the trend. Upwards if empty, or downwards when there is a threshold.',
      enum: ['up', 'down', 'none'],
    },
    sparkline: {
      type: 'boolean',
      title: 'Sparkline',
      description: 'Draws the course of the value, if the data has it.',
      default: true,
    },
  },
};

import type { JsonSchema } from '../../registry/types/index.js';
import {
  aggregation,
  metric,
  request,
  select,
  source,
  timeRange,
} from '../shared/data/data-schema.js';
import { decimals, format, goodTrend, valueUnit } from '../shared/format/value-schema.js';

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
    format,
    unit: valueUnit,
    decimals,
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
    goodTrend,
    sparkline: {
      type: 'boolean',
      title: 'Sparkline',
      description: 'Draws the course of the value, if the data has it.',
      default: true,
    },
  },
};

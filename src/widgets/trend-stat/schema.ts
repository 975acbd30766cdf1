import type { JsonSchema } from '../../registry/types/index.js';
import { metric, request, select, source } from '../shared/data/data-schema.js';
import { decimals, format, goodTrend, valueUnit } from '../shared/format/value-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Trend',
  properties: {
    source,
    metric,
    period: {
      type: 'string',
      title: 'Period',
      description: 'The days that are added up.',
      enum: ['7d', '30d', '90d'],
      default: '7d',
    },
    request,
    select,
    format,
    unit: valueUnit,
    decimals,
    goodTrend,
  },
};

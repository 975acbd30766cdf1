import type { JsonSchema } from '../../registry/types/index.js';
import { fields, series, setVariable, unit, valueScale } from '../shared/charts/chart-schema.js';
import { decimals } from '../shared/format/value-schema.js';
import {
  aggregation,
  groupBy,
  metric,
  request,
  select,
  source,
  timeRange,
} from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Bar chart',
  properties: {
    source,
    metric,
    aggregation,
    groupBy,
    timeRange,
    period: {
      type: 'string',
      title: 'Period',
      description: 'How far back to look, for sources that count by day.',
      examples: ['7d', '30d', '90d'],
    },
    request,
    select,
    ...fields,
    series,
    chartType: {
      type: 'string',
      title: 'Drawn as',
      enum: ['bar', 'line', 'area'],
      default: 'bar',
    },
    stacked: {
      type: 'boolean',
      title: 'Stack the series',
      default: false,
    },
    ...valueScale,
    unit,
    decimals,
    setVariable,
  },
};

import type { JsonSchema } from '../../registry/types/index.js';
import { setVariable } from '../shared/charts/chart-schema.js';
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
  title: 'Pie chart',
  properties: {
    source,
    metric,
    aggregation,
    groupBy,
    timeRange,
    request,
    select,
    setVariable,
  },
};

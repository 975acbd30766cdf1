import type { JsonSchema } from '../../registry/types/index.js';
import { setVariable } from '../shared/charts/chart-schema.js';
import { groupBy, metric, request, select, source, timeRange } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Status donut',
  properties: {
    source,
    metric,
    groupBy,
    timeRange,
    request,
    select,
    totalLabel: {
      type: 'string',
      title: 'Text below the total',
      default: 'Total',
      examples: ['orders'],
    },
    setVariable,
  },
};

import type { JsonSchema } from '../../registry/types/index.js';
import { groupBy, metric, request, select, source, timeRange } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Count breakdown',
  properties: {
    source,
    metric,
    groupBy,
    timeRange,
    request,
    select,
    totalLabel: {
      type: 'string',
      title: 'Text beside the total',
      examples: ['orders'],
    },
    showInactive: {
      type: 'boolean',
      title: 'Show what is offline or inactive',
      default: true,
    },
  },
};

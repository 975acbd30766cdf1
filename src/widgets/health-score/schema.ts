import type { JsonSchema } from '../../registry/types/index.js';
import { metric, request, select, source, timeRange } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Health score',
  properties: { source, metric, timeRange, request, select },
};

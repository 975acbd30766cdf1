import type { JsonSchema } from '../../registry/types/index.js';
import { request, select, source } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Activity timeline',
  properties: {
    source,
    request,
    select,
    limit: {
      type: 'integer',
      title: 'Most activities',
      minimum: 1,
      maximum: 200,
      default: 10,
    },
    types: {
      type: 'array',
      title: 'Only these types',
      description: 'All activities if empty.',
      items: { type: 'string' },
      default: [],
      examples: [['deploy', 'login']],
    },
  },
};

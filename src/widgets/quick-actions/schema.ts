import type { JsonSchema } from '../../registry/types/index.js';
import { request, select, source } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Quick actions',
  properties: {
    source,
    request,
    select,
    actions: {
      type: 'array',
      title: 'Actions',
      description:
        'The ids of the actions to show, in this order. All that the source offers if empty.',
      items: { type: 'string' },
      default: [],
      examples: [['restart', 'invite']],
    },
  },
};

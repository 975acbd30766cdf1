import type { JsonSchema } from '../../registry/types/index.js';
import { request, select, source } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Recent items',
  properties: {
    source,
    request,
    select,
    limit: {
      type: 'integer',
      title: 'Most items',
      minimum: 1,
      maximum: 200,
      default: 5,
    },
    itemUrl: {
      type: 'string',
      title: 'Address of an item',
      description: 'For items that come without one. {id} stands for the id of the item.',
      examples: ['/projects/{id}'],
    },
    emptyText: {
      type: 'string',
      title: 'Text when there are none',
      examples: ['You have no projects yet.'],
    },
    createLabel: {
      type: 'string',
      title: 'Call to action when there are none',
      description: 'A link to the address below. Without an address, the page hears “create”.',
      examples: ['Create your first project'],
    },
    createUrl: {
      type: 'string',
      title: 'Address of the call to action',
      examples: ['/projects/new'],
    },
  },
};

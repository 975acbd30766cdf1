import type { JsonSchema } from '../../registry/types/index.js';
import { metric, request, select, source, timeRange } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Table',
  properties: {
    source,
    metric,
    timeRange,
    request,
    select,
    columns: {
      type: 'array',
      title: 'Columns',
      description: 'The fields to show, in this order. All of them if empty.',
      default: [],
      items: {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            required: ['key'],
            properties: {
              key: { type: 'string', title: 'Field' },
              label: { type: 'string', title: 'Heading' },
              type: {
                type: 'string',
                title: 'Kind',
                enum: ['text', 'number', 'date', 'boolean', 'status', 'link'],
              },
              align: { type: 'string', title: 'Alignment', enum: ['start', 'center', 'end'] },
            },
          },
        ],
      },
      examples: [['name', 'status', { key: 'created_at', label: 'Created', type: 'date' }]],
    },
    limit: {
      type: 'integer',
      title: 'Rows per page',
      description: 'The least number: a page has more where the widget has room for them.',
      minimum: 1,
      maximum: 1000,
      default: 10,
    },
    sortBy: {
      type: 'string',
      title: 'Sort by',
      description: 'The field to sort by at first. The order of the data if empty.',
      default: '',
      examples: ['name', 'created_at'],
    },
    sortDirection: {
      type: 'string',
      title: 'Direction',
      description: 'Ascending if empty, but the newest first for dates.',
      enum: ['asc', 'desc'],
    },
    filterStatus: {
      type: 'string',
      title: 'Only with status',
      description: 'Shows only rows with this status. All rows if empty.',
      default: '',
      examples: ['online', 'offline'],
    },
  },
};

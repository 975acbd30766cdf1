import type { JsonSchema } from '../../registry/types/index.js';
import { request, select, source } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Note',
  properties: {
    text: {
      type: 'string',
      title: 'Text',
      description: 'Markdown: headings, lists, links, tables, code. A data source takes its place.',
      format: 'markdown',
      default: '',
      examples: ['## On call\n\n- Weekdays: **platform team**'],
    },
    source,
    request,
    select,
  },
};

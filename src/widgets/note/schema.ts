import type { JsonSchema } from '../../registry/types.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Note',
  properties: {
    text: {
      type: 'string',
      title: 'Text',
      description: 'Markdown: headings, lists, links, tables, code.',
      format: 'markdown',
      default: '',
      examples: ['## On call\n\n- Weekdays: **platform team**'],
    },
  },
};

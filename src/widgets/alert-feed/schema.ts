import type { JsonSchema } from '../../registry/types/index.js';
import { request, select, source } from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Alert feed',
  properties: {
    source,
    request,
    select,
    severityFilter: {
      type: 'string',
      title: 'Only these severities',
      description: 'One or more, with commas between them. All alerts if empty.',
      default: '',
      examples: ['critical', 'critical, warning'],
    },
    maxItems: {
      type: 'integer',
      title: 'Most alerts',
      minimum: 1,
      maximum: 200,
      default: 20,
    },
    order: {
      type: 'string',
      title: 'First',
      description: 'The most severe alerts, or the newest.',
      enum: ['severity', 'newest'],
      default: 'severity',
    },
  },
};

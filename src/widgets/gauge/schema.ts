import type { JsonSchema } from '../../registry/types/index.js';
import {
  aggregation,
  metric,
  request,
  select,
  source,
  timeRange,
} from '../shared/data/data-schema.js';
import { decimals, format, valueUnit } from '../shared/format/value-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Gauge',
  properties: {
    source,
    metric,
    aggregation,
    timeRange,
    request,
    select,
    min: {
      type: 'number',
      title: 'Minimum',
      description: 'Where the scale starts, unless the data says so.',
      default: 0,
    },
    max: {
      type: 'number',
      title: 'Maximum',
      description: 'Where the scale ends, unless the data says so.',
      default: 100,
    },
    thresholds: {
      title: 'Thresholds',
      description:
        'From which values on the status is normal, a warning or critical. Without a status the first is a warning, the next are critical.',
      anyOf: [
        {
          type: 'array',
          items: {
            anyOf: [
              {
                type: 'object',
                properties: {
                  value: { type: 'number', title: 'From' },
                  status: {
                    type: 'string',
                    title: 'Status',
                    enum: ['normal', 'warning', 'critical'],
                  },
                },
                required: ['value'],
              },
              { type: 'number' },
            ],
          },
        },
        {
          type: 'object',
          properties: {
            warning: { type: 'number', title: 'Warning from' },
            critical: { type: 'number', title: 'Critical from' },
          },
        },
      ],
      examples: [
        [
          { value: 80, status: 'warning' },
          { value: 95, status: 'critical' },
        ],
      ],
    },
    warningThreshold: {
      type: 'number',
      title: 'Warning from',
      description: 'The status is a warning when the value is this or more.',
    },
    criticalThreshold: {
      type: 'number',
      title: 'Critical from',
      description: 'The status is critical when the value is this or more.',
    },
    format,
    unit: valueUnit,
    decimals,
  },
};

import type { JsonSchema } from '../../registry/types/index.js';
import { fields, series, setVariable, unit, valueScale } from '../shared/charts/chart-schema.js';
import { decimals } from '../shared/format/value-schema.js';
import {
  aggregation,
  groupBy,
  metric,
  request,
  select,
  source,
  timeRange,
} from '../shared/data/data-schema.js';

export const schema: JsonSchema = {
  type: 'object',
  title: 'Line chart',
  properties: {
    source,
    metric,
    aggregation,
    groupBy,
    timeRange,
    devices: {
      type: 'array',
      title: 'Only these',
      description: 'The ids of what to draw, for data sources that take a list “devices”.',
      items: { type: 'string' },
    },
    request,
    select,
    ...fields,
    series,
    area: {
      type: 'boolean',
      title: 'Fill the area below the line',
      default: false,
    },
    fromZero: {
      type: 'boolean',
      title: 'Start the scale at zero',
      description: 'Areas always do.',
      default: false,
    },
    ...valueScale,
    unit,
    decimals,
    setVariable,
  },
};

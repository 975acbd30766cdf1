import type { JsonObject } from '../../../model/json.js';

/** The schema of the config keys that name the fields of rows. */
export const fields: JsonObject = {
  x: {
    type: 'string',
    title: 'Field for the x axis',
    description: 'For data that is a list of rows. The first date or text field if empty.',
    examples: ['date', 'site'],
  },
  y: {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    title: 'Field for the values',
    description: 'One field or several. Every number field if empty.',
    examples: ['count', ['min', 'max']],
  },
  by: {
    type: 'string',
    title: 'Field for the series',
    description: 'Each value of this field becomes a series.',
    examples: ['region'],
  },
};

/** The schema of the config keys that set the scale of the values. */
export const valueScale: JsonObject = {
  scale: {
    type: 'string',
    title: 'Scale',
    description: 'A logarithmic scale shows only values above 0.',
    enum: ['linear', 'log'],
    default: 'linear',
  },
  min: {
    type: 'number',
    title: 'Lowest value of the scale',
    description: 'Chosen by the data if empty.',
    examples: [0],
  },
  max: {
    type: 'number',
    title: 'Highest value of the scale',
    description: 'Chosen by the data if empty.',
    examples: [100],
  },
};

export const unit: JsonObject = {
  type: 'string',
  title: 'Unit',
  description: 'Shown behind the numbers.',
  examples: ['°C', 'ms'],
};

export const series: JsonObject = {
  type: 'array',
  title: 'Series',
  description: 'The names of the series to draw, in this order. All of them if empty.',
  default: [],
  items: { type: 'string' },
  examples: [['Berlin', 'Oslo']],
};

export const setVariable: JsonObject = {
  type: 'string',
  title: 'A click sets the variable',
  description:
    'The dashboard variable that takes the name of what is clicked, so that other widgets show only that.',
  examples: ['site'],
};

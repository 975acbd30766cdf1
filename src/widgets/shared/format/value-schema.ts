import type { JsonObject } from '../../../model/json.js';

/** The schema of the config keys that format a value. */
export const format: JsonObject = {
  type: 'string',
  title: 'Format',
  description: 'Percentages are given as 0 to 100.',
  enum: ['number', 'currency', 'percentage'],
  default: 'number',
};

export const valueUnit: JsonObject = {
  type: 'string',
  title: 'Unit',
  description: 'Shown behind the number; for amounts of money the currency code.',
  examples: ['°C', 'ms', 'EUR'],
};

export const decimals: JsonObject = {
  type: 'integer',
  title: 'Decimals',
  description: 'The largest number of decimal places. Chosen by the size of the number if empty.',
  minimum: 0,
  maximum: 6,
};

export const goodTrend: JsonObject = {
  type: 'string',
  title: 'A good trend is',
  description: 'Colours the trend. Upwards if empty, or downwards when there is a threshold.',
  enum: ['up', 'down', 'none'],
};

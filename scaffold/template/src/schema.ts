import type { JsonSchema } from 'dash-grid/widget';

/** What the user can set. */
export type Config = {
  readonly label: string;
  readonly decimals: number;
};

/**
 * The settings dialog makes its form from this, and a config that does not fit never reaches the
 * widget.
 */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    label: { type: 'string', title: 'Label' },
    decimals: { type: 'integer', title: 'Decimals', minimum: 0, maximum: 6 },
  },
};

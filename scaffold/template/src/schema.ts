import type { JsonSchema } from 'dash-grid/widget';

/** The widget's settings. */
export type Config = {
  readonly label: string;
  readonly decimals: number;
};

/** The schema of the settings dialog. A config that does not match never reaches the widget. */
export const schema: JsonSchema = {
  type: 'object',
  properties: {
    label: { type: 'string', title: 'Label' },
    decimals: { type: 'integer', title: 'Decimals', minimum: 0, maximum: 6 },
  },
};

/** The kind of the x values: `date` is a day without a time, `time` a moment. */
export type AxisKind = 'category' | 'number' | 'date' | 'time';

export interface Series {
  readonly name: string;
  /** One entry for each x. Null is a gap; undefined means that the series has no point there. */
  readonly values: readonly (number | null | undefined)[];
}

/** The data of a line or bar chart. Dates and times are milliseconds, in ascending order. */
export interface ChartData {
  readonly kind: AxisKind;
  readonly x: readonly (string | number)[];
  readonly series: readonly Series[];
  /** How many rows were added up, because they share an x and a series with others. */
  readonly joined?: number;
}

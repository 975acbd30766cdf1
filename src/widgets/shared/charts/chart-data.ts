/** How the x values are to be read: `date` is a day without a time, `time` a moment. */
export type AxisKind = 'category' | 'number' | 'date' | 'time';

export interface Series {
  readonly name: string;
  /** One entry for each x. Null is a gap; undefined means that this series has no such point. */
  readonly values: readonly (number | null | undefined)[];
}

/** What a line or bar chart draws. Dates and times are milliseconds, in ascending order. */
export interface ChartData {
  readonly kind: AxisKind;
  readonly x: readonly (string | number)[];
  readonly series: readonly Series[];
}

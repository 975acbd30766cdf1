import type { AxisKind, ChartData } from './chart-data.js';
import type { ChartTheme } from './chart-theme.js';
import { slotColor } from '../colors/label-colors.js';
import { formatNumber, withUnit } from '../format/format.js';
import { numberFormat } from '../format/formatters.js';
import { formatDay, formatMoment, precisionOf } from '../format/moments.js';

/** The options by which series are drawn. */
export interface CartesianView {
  readonly drawnAs: 'bar' | 'line' | 'area';
  readonly stacked: boolean;
  readonly fromZero: boolean;
  readonly isLog: boolean;
  /** The bounds of the y axis and the decimals of its numbers, where the config has them. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly decimals: number | undefined;
  readonly unit: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly width: number;
  readonly height: number;
  readonly hidden: ReadonlySet<string>;
  /** The slots of the series' colours. */
  readonly slots: readonly number[];
  /** The label that was chosen to filter the dashboard: an x value or a series. */
  readonly chosen: string | number | undefined;
}

/** The format of x values for tooltips and the data table, in which neighbours differ. */
export function xFormat(
  { x, kind }: Pick<ChartData, 'x' | 'kind'>,
  { locale, timeZone }: Pick<CartesianView, 'locale' | 'timeZone'>,
): (value: string | number) => string {
  if (kind === 'category') {
    return String;
  }
  if (kind === 'number') {
    const plain = numberFormat(locale, { useGrouping: false, maximumSignificantDigits: 15 });
    return (value) => plain.format(Number(value));
  }
  if (kind === 'date') {
    return (value) => formatDay(Number(value), locale);
  }
  const precision = precisionOf(x as readonly number[]);
  return (value) => formatMoment(Number(value), locale, timeZone, precision);
}

/** Formats a value, so that it differs from its neighbours in the series. */
export function formatY(
  value: number,
  view: CartesianView,
  neighbours: readonly number[] = [],
): string {
  const { decimals } = view;
  const options = decimals === undefined ? {} : { maximumFractionDigits: decimals };
  return withUnit(formatNumber(value, view.locale, options, neighbours), view.unit);
}

/** An x value for exports and filters: dates in ISO 8601. */
export function rawX(x: string | number, kind: AxisKind): string | number {
  if (typeof x === 'string' || kind === 'number') {
    return x;
  }
  const iso = new Date(x).toISOString();
  return kind === 'date' ? iso.slice(0, 10) : iso;
}

/** The colour of a series by its index in the data. */
export function seriesColor(theme: ChartTheme, index: number, view: CartesianView): string {
  return theme.forced ? theme.text : slotColor(view.slots[index] ?? index, theme);
}

/** True if x is a continuous scale of numbers or time; bars always have categories. */
export function isContinuous(data: ChartData, view: CartesianView): boolean {
  return data.kind !== 'category' && view.drawnAs !== 'bar';
}

/** A value as it is drawn: a logarithmic scale has no place for zero and less. */
export function drawnValue(
  value: number | null | undefined,
  { isLog }: Pick<CartesianView, 'isLog'>,
): number | null {
  return value === undefined || value === null || (isLog && value <= 0) ? null : value;
}

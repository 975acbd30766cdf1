import type { AxisKind, ChartData } from './chart-data.js';
import type { ChartTheme } from './chart-theme.js';
import { dateFormat, formatNumber, numberFormat, withUnit } from '../format/format.js';

/** The options by which series are drawn. */
export interface CartesianView {
  readonly drawnAs: 'bar' | 'line' | 'area';
  readonly stacked: boolean;
  readonly fromZero: boolean;
  readonly unit: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly width: number;
  readonly height: number;
  readonly hidden: ReadonlySet<string>;
}

/** Formats an x value for tooltips and the data table. */
export function formatX(x: string | number, kind: AxisKind, view: CartesianView): string {
  if (typeof x === 'string') {
    return x;
  }
  if (kind === 'number') {
    return numberFormat(view.locale, { useGrouping: false }).format(x);
  }
  return kind === 'date'
    ? dateFormat(view.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(x)
    : dateFormat(view.locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: view.timeZone,
      }).format(x);
}

export function formatY(value: number, view: CartesianView): string {
  return withUnit(formatNumber(value, view.locale), view.unit);
}

/** An x value for exports and filters: dates in ISO 8601. */
export function rawX(x: string | number, kind: AxisKind): string | number {
  if (typeof x === 'string' || kind === 'number') {
    return x;
  }
  const iso = new Date(x).toISOString();
  return kind === 'date' ? iso.slice(0, 10) : iso;
}

/** The colour of a series by its index in the data, so hiding another series does not change it. */
export function seriesColor(theme: ChartTheme, index: number): string {
  return theme.palette[index % theme.palette.length] ?? theme.text;
}

/** True if x is a continuous scale of numbers or time; bars always have categories. */
export function isContinuous(data: ChartData, view: CartesianView): boolean {
  return data.kind !== 'category' && view.drawnAs !== 'bar';
}

import type { AxisKind, ChartData } from './chart-data.js';
import type { ChartTheme } from './chart-theme.js';
import { dateFormat, formatNumber, numberFormat, withUnit } from '../format/format.js';

/** How series are drawn. */
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

/** Writes an x value out, for tooltips and the data table. */
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

/** An x value as the data has it, for export and for filters: dates in ISO 8601. */
export function rawX(x: string | number, kind: AxisKind): string | number {
  if (typeof x === 'string' || kind === 'number') {
    return x;
  }
  const iso = new Date(x).toISOString();
  return kind === 'date' ? iso.slice(0, 10) : iso;
}

/** The colour of a series: by its place in the data, so that hiding another does not change it. */
export function seriesColor(theme: ChartTheme, index: number): string {
  return theme.palette[index % theme.palette.length] ?? theme.text;
}

/** Bars stand on categories; lines over numbers and time stand where their x is. */
export function isContinuous(data: ChartData, view: CartesianView): boolean {
  return data.kind !== 'category' && view.drawnAs !== 'bar';
}

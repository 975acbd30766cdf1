import { isContinuous, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { thinBars, thinLine } from './thin.js';

/** CSS pixels that one bar or group of bars needs at least, its gap included. */
const LEAST_BAR_WIDTH = 2;

/** With this many points in a column of pixels, nobody sees the difference to four. */
const MOST_PER_COLUMN = 4;

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_entry, index) => index);
}

/**
 * For each series the points that are drawn, as indexes into its values: all of them, unless there
 * are far more than pixels. Series that share an axis of categories or are stacked have the same.
 */
export function drawnPoints(data: ChartData, view: CartesianView): readonly (readonly number[])[] {
  const count = data.x.length;
  const columns = Math.max(1, Math.floor(view.width));
  const values = data.series.map((series) => series.values);
  if (isContinuous(data, view)) {
    const first = Number(data.x[0]);
    const span = Number(data.x[count - 1]) - first || 1;
    const columnOf = (index: number): number =>
      Math.floor(((Number(data.x[index]) - first) / span) * columns);
    const isMany = count > columns * MOST_PER_COLUMN;
    const common = isMany && view.stacked ? thinLine(range(count), columnOf, values) : undefined;
    return values.map((own) => {
      const present = (common ?? range(count)).filter((index) => own[index] !== undefined);
      return isMany && !common ? thinLine(present, columnOf, [own]) : present;
    });
  }
  const common = onCategories(count, columns, view, values);
  return values.map(() => common);
}

function onCategories(
  count: number,
  columns: number,
  view: CartesianView,
  values: ChartData['series'][number]['values'][],
): readonly number[] {
  if (view.drawnAs === 'bar') {
    const most = Math.floor(columns / LEAST_BAR_WIDTH);
    return count > most ? thinBars(count, Math.max(1, most), values) : range(count);
  }
  if (count <= columns * MOST_PER_COLUMN) {
    return range(count);
  }
  return thinLine(range(count), (index) => Math.floor((index / count) * columns), values);
}

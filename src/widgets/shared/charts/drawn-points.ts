import { isContinuous, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { thinBars, thinLine } from './thin.js';

/** The minimum width of a bar or a group of bars, gap included, in CSS pixels. */
const LEAST_BAR_WIDTH = 2;

/** Above this number of points in a column of pixels, four of them look the same as all. */
const MOST_PER_COLUMN = 4;

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_entry, index) => index);
}

/**
 * The indexes of the points that are drawn, for each series: all points, unless there are far more
 * than pixels. Series that share an axis of categories or are stacked have the same indexes.
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

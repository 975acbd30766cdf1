import { drawnValue, type CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { extentOf, type Range } from '../scales/scale.js';

/** The sums at one place; those of one sign are stacked upon each other. */
function* stackedAt(data: ChartData, at: number, view: CartesianView): Generator<number> {
  let above = 0;
  let below = 0;
  for (const { name, values } of data.series) {
    const value = view.hidden.has(name) ? null : drawnValue(values[at], view);
    if (value === null) {
      continue;
    }
    if (value < 0) {
      below += value;
      yield below;
    } else {
      above += value;
      yield above;
    }
  }
}

/** The values of the visible series; of stacked ones, their sums. */
export function* drawnValues(data: ChartData, view: CartesianView): Generator<number> {
  if (view.stacked) {
    for (let at = 0; at < data.x.length; at += 1) {
      yield* stackedAt(data, at, view);
    }
    return;
  }
  for (const { name, values } of data.series) {
    for (const value of view.hidden.has(name) ? [] : values) {
      const drawn = drawnValue(value, view);
      if (drawn !== null) {
        yield drawn;
      }
    }
  }
}

/** The range that the y axis must show: of the visible values, and of zero if they start there. */
export function valueRange(data: ChartData, view: CartesianView): Range {
  const extent = extentOf(drawnValues(data, view));
  if (view.isLog) {
    return extent ?? { min: 1, max: 10 };
  }
  const startsAtZero = view.fromZero || view.drawnAs !== 'line';
  const { min, max } = extent ?? { min: 0, max: 1 };
  if (!startsAtZero) {
    return { min, max };
  }
  return min === 0 && max === 0
    ? { min: 0, max: 1 }
    : { min: Math.min(0, min), max: Math.max(0, max) };
}

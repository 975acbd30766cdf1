import type { Rect } from '../types.js';

/** The lowest taken row edge of each column. */
export type Skyline = Int32Array;

export function createSkyline(columns: number): Skyline {
  return new Int32Array(columns);
}

/** The row on which something of width `w` lands at column `x`. */
export function landingRow(skyline: Skyline, x: number, w: number): number {
  let row = 0;
  for (let column = x; column < x + w; column++) {
    const edge = skyline[column] as number;
    if (edge > row) {
      row = edge;
    }
  }
  return row;
}

/**
 * Marks the columns of `rect` as taken down to its lower edge, or further where they were before.
 */
export function cover(skyline: Skyline, rect: Rect): void {
  const edge = rect.y + rect.h;
  for (let column = rect.x; column < rect.x + rect.w; column++) {
    if (edge > (skyline[column] as number)) {
      skyline[column] = edge;
    }
  }
}

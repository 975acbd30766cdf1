import type { Layout, Rect } from '../types.js';
import { type Placed, sortedPlaces } from './order.js';
import { clampRect } from './rect.js';

/**
 * Finds the topmost and then leftmost place where a rectangle of this size covers no widget. Gaps
 * count, so in a layout without compaction it fills the first hole that is large enough.
 */
export function firstFreeSpot(
  layout: Layout,
  size: { readonly w: number; readonly h: number },
  columns: number,
): Rect {
  const { w, h } = clampRect({ x: 0, y: 0, ...size }, columns);
  const places = sortedPlaces(layout);
  const taken = new Uint8Array(columns);
  let near: Rect[] = [];
  let next = 0;
  let y = 0;
  for (;;) {
    for (; next < places.length; next++) {
      const rect = clampRect((places[next] as Placed).rect, columns);
      if (rect.y >= y + h) {
        break;
      }
      near.push(rect);
    }
    near = near.filter((rect) => rect.y + rect.h > y);
    taken.fill(0);
    let edge = Infinity;
    for (const rect of near) {
      taken.fill(1, rect.x, rect.x + rect.w);
      edge = Math.min(edge, rect.y + rect.h);
    }
    const x = firstFreeColumn(taken, w);
    // Without columns no place is large enough, not even below all widgets.
    if (x !== undefined || near.length === 0) {
      return { x: x ?? 0, y, w, h };
    }
    // All near widgets block the place until the first of them ends.
    y = edge;
  }
}

function firstFreeColumn(taken: Uint8Array, w: number): number | undefined {
  let free = 0;
  for (let column = 0; column < taken.length; column++) {
    free = taken[column] ? 0 : free + 1;
    if (free === w) {
      return column - w + 1;
    }
  }
  return undefined;
}

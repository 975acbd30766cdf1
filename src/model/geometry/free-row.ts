import type { Rect } from '../types.js';
import type { Placed } from './order.js';
import { placedAt, shareColumns } from './rect.js';

/**
 * Returns the rectangle at its own row, or else at the first row below where it overlaps none of
 * `taken`, which is in reading order.
 */
export function dropToFreeRow(rect: Rect, taken: readonly Placed[]): Rect {
  let y = rect.y;
  for (const { rect: other } of taken) {
    if (other.y >= y + rect.h) {
      break;
    }
    if (other.y + other.h > y && shareColumns(other, rect)) {
      y = other.y + other.h;
    }
  }
  return placedAt(rect, rect.x, y);
}

/** Inserts into a list in reading order. Appending, the usual case, costs nothing. */
export function insertPlaced(taken: Placed[], placed: Placed): void {
  let index = taken.length;
  while (index > 0 && (taken[index - 1] as Placed).rect.y > placed.rect.y) {
    index--;
  }
  taken.splice(index, 0, placed);
}

import type { Layout, Rect } from '../types.js';
import { sortedPlaces } from './order.js';
import { clampRect } from './rect.js';

/**
 * The topmost and then leftmost place where something of this size covers no widget. Gaps count,
 * so on a layout without compaction it fills the first hole that is large enough.
 */
export function firstFreeSpot(
  layout: Layout,
  size: { readonly w: number; readonly h: number },
  columns: number,
): Rect {
  const { w, h } = clampRect({ x: 0, y: 0, ...size }, columns);
  const rects = sortedPlaces(layout).map(({ rect }) => clampRect(rect, columns));
  // The topmost place touches the top or the lower edge of a widget: no other row need be tried.
  const rows = [...new Set([0, ...rects.map((rect) => rect.y + rect.h)])].sort((a, b) => a - b);
  let near: Rect[] = [];
  let next = 0;
  for (const y of rows) {
    while (next < rects.length && (rects[next] as Rect).y < y + h) near.push(rects[next++] as Rect);
    near = near.filter((rect) => rect.y + rect.h > y);
    const x = firstFreeColumn(near, w, columns);
    if (x !== undefined) return { x, y, w, h };
  }
  // Not reached: below the lowest edge every column is free.
  return { x: 0, y: rows.at(-1) ?? 0, w, h };
}

function firstFreeColumn(near: readonly Rect[], w: number, columns: number): number | undefined {
  const taken = new Uint8Array(columns);
  for (const rect of near) taken.fill(1, rect.x, rect.x + rect.w);
  let free = 0;
  for (let column = 0; column < columns; column++) {
    free = taken[column] ? 0 : free + 1;
    if (free === w) return column - w + 1;
  }
  return undefined;
}

import { frozenInDevelopment } from '../freeze.js';
import type { Layout, Rect, WidgetId } from '../types.js';

/** A widget id and its place. */
export interface Placed {
  readonly id: WidgetId;
  readonly rect: Rect;
}

/** Reading order: by `y`, then `x`, then id, so that no two widgets are ever equal. */
export function comparePlaced(a: Placed, b: Placed): number {
  return a.rect.y - b.rect.y || a.rect.x - b.rect.x || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Layouts are immutable, so each is sorted once. In development, a write into a sorted one throws.
 */
const sorted = new WeakMap<Layout, readonly Placed[]>();

export function sortedPlaces(layout: Layout): readonly Placed[] {
  let places = sorted.get(layout);
  if (!places) {
    places = Object.entries(layout)
      .map(([id, rect]) => ({ id, rect }))
      .sort(comparePlaced);
    sorted.set(frozenInDevelopment(layout), places);
  }
  return places;
}

/** The widget ids in reading order: row by row from the top, each row from its start. */
export function readingOrder(layout: Layout): WidgetId[] {
  return sortedPlaces(layout).map(({ id }) => id);
}

/** The count of rows that the layout takes: the lowest edge of any widget. */
export function layoutRows(layout: Layout): number {
  let rows = 0;
  for (const { y, h } of Object.values(layout)) {
    rows = Math.max(rows, y + h);
  }
  return rows;
}

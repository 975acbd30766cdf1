import type { Layout } from '../types.js';
import { layoutOf, normalizeLayout } from './normalize.js';
import { sortedPlaces, type Placed } from './order.js';
import { placedAt } from './rect.js';
import { cover, createSkyline, landingRow } from './skyline.js';

/**
 * Derives the layout of a narrower grid that has no stored layout: in reading order, each widget
 * goes to the topmost and then leftmost place, with its height. In one column all are full width.
 * In more, a widget takes its share of the columns, rounded up; in two, it takes both if nothing is
 * beside it. The stored layout is not changed.
 */
export function deriveLayout(
  layout: Layout,
  options: { readonly fromColumns: number; readonly toColumns: number },
): Layout {
  const { fromColumns, toColumns } = options;
  const whole = normalizeLayout(layout, { columns: fromColumns, compaction: 'up' });
  if (toColumns >= fromColumns) {
    return whole;
  }
  const skyline = createSkyline(toColumns);
  const places = sortedPlaces(whole).map(({ id, rect }) => {
    const w = derivedWidth(rect.w, fromColumns, toColumns);
    let x = 0;
    for (let column = 1; column + w <= toColumns; column++) {
      if (landingRow(skyline, column, w) < landingRow(skyline, x, w)) {
        x = column;
      }
    }
    const landed = placedAt(rect, x, landingRow(skyline, x, w), w);
    cover(skyline, landed);
    return { id, rect: landed };
  });
  return layoutOf(whole, toColumns === 2 ? fillRows(places) : places);
}

/** In two columns, a widget with nothing beside it takes both. */
function fillRows(places: readonly Placed[]): Placed[] {
  const columns = [0, 1].map((x) =>
    places.filter(({ rect }) => rect.x <= x && x < rect.x + rect.w),
  );
  // Each column is in order of its rows, so one pass along the other column is enough.
  const passed = [0, 0];
  return places.map((place) => {
    const { id, rect } = place;
    if (rect.w === 2) {
      return place;
    }
    const other = columns[1 - rect.x]!;
    let next = passed[rect.x]!;
    while (next < other.length && other[next]!.rect.y + other[next]!.rect.h <= rect.y) {
      next++;
    }
    passed[rect.x] = next;
    const neighbour = other[next]?.rect;
    return neighbour && neighbour.y < rect.y + rect.h
      ? place
      : { id, rect: placedAt(rect, 0, rect.y, 2) };
  });
}

function derivedWidth(w: number, fromColumns: number, toColumns: number): number {
  // Two columns are a phone in landscape: half of it is enough for a third of a wide grid.
  if (toColumns === 2) {
    return w <= fromColumns / 4 ? 1 : 2;
  }
  return Math.ceil((w * toColumns) / fromColumns);
}

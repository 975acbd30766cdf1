import type { Layout } from '../types.js';
import { layoutOf, normalizeLayout } from './normalize.js';
import { sortedPlaces, type Placed } from './order.js';
import { placedAt } from './rect.js';
import { cover, createSkyline, landingRow } from './skyline.js';

/**
 * The layout of a narrower grid, which nobody stored: in reading order, each widget at the topmost
 * and then leftmost place, its height kept. In one column all are full width; in more, a widget
 * takes its share of the columns, rounded up, or both of two where nothing stands beside it. The
 * stored layout is not touched.
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

/** In two columns, a widget that stands alone takes both: half of a phone's width is not much. */
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
  // Two columns are a phone held sideways: a third of a wide grid is too narrow for half of it.
  if (toColumns === 2) {
    return w <= fromColumns / 4 ? 1 : 2;
  }
  return Math.ceil((w * toColumns) / fromColumns);
}

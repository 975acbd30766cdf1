import type { Layout } from '../types.js';
import { layoutOf, normalizeLayout } from './normalize.js';
import { sortedPlaces } from './order.js';
import { placedAt } from './rect.js';
import { cover, createSkyline, landingRow } from './skyline.js';

/**
 * The layout of a narrower grid, which nobody stored: in reading order, each widget at the topmost
 * and then leftmost place, its height kept. In one column all are full width; in more, a widget
 * takes its share of the columns, rounded up. The stored layout is not touched.
 */
export function deriveLayout(
  layout: Layout,
  options: { readonly fromColumns: number; readonly toColumns: number },
): Layout {
  const { fromColumns, toColumns } = options;
  const whole = normalizeLayout(layout, { columns: fromColumns, compaction: 'up' });
  if (toColumns >= fromColumns) return whole;
  const skyline = createSkyline(toColumns);
  const places = sortedPlaces(whole).map(({ id, rect }) => {
    const w = derivedWidth(rect.w, fromColumns, toColumns);
    let x = 0;
    for (let column = 1; column + w <= toColumns; column++) {
      if (landingRow(skyline, column, w) < landingRow(skyline, x, w)) x = column;
    }
    const landed = placedAt(rect, x, landingRow(skyline, x, w), w);
    cover(skyline, landed);
    return { id, rect: landed };
  });
  return layoutOf(whole, places);
}

function derivedWidth(w: number, fromColumns: number, toColumns: number): number {
  // Two columns are a phone held sideways: a third of a wide grid is too narrow for half of it.
  if (toColumns === 2) return w <= fromColumns / 4 ? 1 : 2;
  return Math.ceil((w * toColumns) / fromColumns);
}

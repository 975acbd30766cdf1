import type { Layout, Rect, WidgetId } from '../../model/types.js';

/**
 * The layout for pages on which a widget has at most `most` rows: higher ones end there, and rows
 * that nothing else is in are left out.
 */
export function paperLayout(layout: Layout, most: number): Layout {
  const before = Object.values(layout);
  const lowered = Object.entries(layout).map(([id, rect]): [WidgetId, Rect] => [
    id,
    { ...rect, h: Math.min(rect.h, most) },
  ]);
  const rows = Math.max(0, ...before.map(({ y, h }) => y + h));
  const covers = (row: number) => (rect: Rect) => rect.y <= row && row < rect.y + rect.h;
  /** The rows left out above of each row. */
  const above: number[] = [];
  let left = 0;
  for (let row = 0; row < rows; row++) {
    above.push(left);
    const covering = covers(row);
    left += before.some(covering) && !lowered.some(([, rect]) => covering(rect)) ? 1 : 0;
  }
  return Object.fromEntries(
    lowered.map(([id, rect]) => [id, { ...rect, y: rect.y - above[rect.y]! }]),
  );
}

import { BASE_BREAKPOINT } from '../constants.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { changedRects } from '../geometry/rect.js';
import type { Dashboard, Layout, LayoutSetChange, Rect, WidgetId } from '../types.js';
import { placedLayout } from './placed-layout.js';

/**
 * The change that makes `dashboard` show the end of a gesture. `moved` are the rectangles that the
 * gesture changed; the document may have got other widgets since the gesture began.
 */
export function layoutEdit(
  dashboard: Dashboard,
  moved: Readonly<Record<WidgetId, Rect>>,
  rules: GridRules,
): LayoutSetChange | undefined {
  const stored = placedLayout(dashboard);
  const present = Object.fromEntries(
    Object.entries(moved).filter(([id]) => Object.hasOwn(stored, id)),
  );
  const before = normalizeLayout(stored, rules);
  const after = normalizeLayout({ ...before, ...present }, rules);
  const few = changedRects(before, after);
  if (isEmpty(few)) {
    return undefined;
  }
  // Stored gaps and overlaps stay, unless the few changed rectangles alone would not show the
  // layout that the user left.
  const shown: Layout = normalizeLayout({ ...stored, ...few }, rules);
  const rects = isEmpty(changedRects(shown, after)) ? few : changedRects(stored, after);
  return { type: 'layout.set', breakpoint: BASE_BREAKPOINT, rects };
}

function isEmpty(rects: object): boolean {
  return Object.keys(rects).length === 0;
}

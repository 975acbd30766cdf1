import { BASE_BREAKPOINT, changedRects, normalizeLayout, placedLayout } from '../index.js';
import type { Compaction, Dashboard, Layout, LayoutSetChange, Rect, WidgetId } from '../types.js';

interface LayoutEditOptions {
  readonly columns: number;
  readonly compaction: Compaction;
}

function isEmpty(rects: object): boolean {
  return Object.keys(rects).length === 0;
}

/**
 * The change that makes `dashboard` show as it did at the end of a gesture. `moved` are the
 * rectangles that the gesture changed; the document may have got other widgets since the gesture
 * began.
 */
export function layoutEdit(
  dashboard: Dashboard,
  moved: Readonly<Record<WidgetId, Rect>>,
  options: LayoutEditOptions,
): LayoutSetChange | undefined {
  const stored = placedLayout(dashboard);
  const present = Object.fromEntries(Object.entries(moved).filter(([id]) => stored[id]));
  const before = normalizeLayout(stored, options);
  const after = normalizeLayout({ ...before, ...present }, options);
  const few = changedRects(before, after);
  if (isEmpty(few)) {
    return undefined;
  }
  // Stored gaps and overlaps stay, unless writing only the few would not show as the user left it.
  const shown: Layout = normalizeLayout({ ...stored, ...few }, options);
  const rects = isEmpty(changedRects(shown, after)) ? few : changedRects(stored, after);
  return { type: 'layout.set', breakpoint: BASE_BREAKPOINT, rects };
}

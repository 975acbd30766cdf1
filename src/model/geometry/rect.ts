import { MAX_POSITION, MAX_SIZE } from '../constants.js';
import type { Layout, Rect, SizeLimits, WidgetId } from '../types.js';

export function sameRect(a: Rect, b: Rect): boolean {
  return a === b || (a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h);
}

/** True if two rectangles share a column, whatever their rows. */
export function shareColumns(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return shareColumns(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The rectangle at another place; the same object if it is there already. */
export function placedAt(rect: Rect, x: number, y: number, w = rect.w, h = rect.h): Rect {
  return rect.x === x && rect.y === y && rect.w === w && rect.h === h
    ? rect
    : { ...rect, x, y, w, h };
}

function whole(value: number, min: number, max: number): number {
  // NaN, from a division by a grid without a size, counts as the minimum.
  return Math.min(Math.max(Math.round(value) || 0, min), Math.max(min, max));
}

/**
 * The rectangle in whole units, inside the columns and not above the top. It is moved before it is
 * narrowed. The same object if nothing changed.
 */
export function clampRect(rect: Rect, columns: number): Rect {
  const w = whole(rect.w, 1, columns);
  return placedAt(
    rect,
    whole(rect.x, 0, columns - w),
    whole(rect.y, 0, MAX_POSITION),
    w,
    whole(rect.h, 1, MAX_SIZE),
  );
}

/**
 * The rectangle with its size inside the limits, and then inside the columns, which take
 * precedence.
 */
export function clampToLimits(rect: Rect, limits: SizeLimits, columns: number): Rect {
  const { minW = 1, minH = 1, maxW = columns, maxH = MAX_SIZE } = limits;
  return clampRect(
    placedAt(rect, rect.x, rect.y, whole(rect.w, minW, maxW), whole(rect.h, minH, maxH)),
    columns,
  );
}

/** The rectangles of `after` that are new or differ from `before`, for an edit to write. */
export function changedRects(before: Layout, after: Layout): Record<WidgetId, Rect> {
  const changed: Record<WidgetId, Rect> = {};
  for (const [id, rect] of Object.entries(after)) {
    if (!Object.hasOwn(before, id) || !sameRect(before[id] as Rect, rect)) {
      changed[id] = rect;
    }
  }
  return changed;
}

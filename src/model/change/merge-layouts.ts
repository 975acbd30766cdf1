import { equalJson } from '../canonical.js';
import { BASE_BREAKPOINT } from '../constants.js';
import { normalizeLayout } from '../geometry/normalize.js';
import { sortedPlaces } from '../geometry/order.js';
import { overlaps } from '../geometry/rect.js';
import { own } from '../record.js';
import type {
  Breakpoint,
  Compaction,
  Dashboard,
  Layout,
  Rect,
  Widget,
  WidgetId,
} from '../types.js';
import { onlyChange, prefer } from './three-way.js';

/** The fields of the merged document that its layouts depend on. */
export interface MergedFields {
  readonly widgets: Readonly<Record<WidgetId, Widget>>;
  readonly columns: number;
  readonly compaction: Compaction;
}

/** A place that both sides chose differently; the merge took one of the two. */
export interface PlaceClash {
  readonly widgetId: WidgetId;
  readonly breakpoint: Breakpoint;
  readonly mine: Rect;
  readonly theirs: Rect;
  readonly chosen: 'mine' | 'theirs';
}

/**
 * Merges the layouts of two descendants of `base`, rectangle by rectangle. `report` is called for
 * each place that both chose differently.
 */
export function mergeLayouts(
  base: Dashboard,
  mine: Dashboard,
  theirs: Dashboard,
  merged: MergedFields,
  report: (clash: PlaceClash) => void,
): Record<Breakpoint, Layout> {
  const layouts: Record<Breakpoint, Layout> = {};
  const names = [...Object.keys(mine.layouts), ...Object.keys(theirs.layouts)];
  for (const breakpoint of [...new Set(names)].sort()) {
    const left = own(mine.layouts, breakpoint) ?? {};
    const right = own(theirs.layouts, breakpoint) ?? {};
    const joined: Record<WidgetId, Rect> = {};
    for (const id of [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()) {
      const rect = mergePlace(id, breakpoint, [base, mine, theirs], merged, report);
      if (rect) {
        joined[id] = rect;
      }
    }
    const layout =
      equalJson(joined, left) || equalJson(joined, right) || !hasNewOverlap(joined, left, right)
        ? joined
        : resolveOverlaps(joined, breakpoint, merged);
    if (breakpoint === BASE_BREAKPOINT || Object.keys(layout).length > 0) {
      layouts[breakpoint] = layout;
    }
  }
  return layouts;
}

function mergePlace(
  id: WidgetId,
  breakpoint: Breakpoint,
  documents: readonly [base: Dashboard, mine: Dashboard, theirs: Dashboard],
  { widgets }: MergedFields,
  report: (clash: PlaceClash) => void,
): Rect | undefined {
  const [before, left, right] = documents.map(({ layouts }) =>
    own(own(layouts, breakpoint) ?? {}, id),
  );
  const [, atMine, atTheirs] = documents.map((document) => Object.hasOwn(document.widgets, id));
  if (Object.hasOwn(widgets, id)) {
    // A removed widget that the merge keeps gets its place from the other side.
    if (!atMine) {
      return right;
    }
    if (!atTheirs) {
      return left;
    }
  } else if (documents.some((document) => Object.hasOwn(document.widgets, id))) {
    return undefined;
  }
  const side = onlyChange(before, left, right);
  if (side !== undefined || !left || !right) {
    return (side ?? prefer(left, right)) === 'mine' ? left : right;
  }
  return mergeRects(before, left, right, (chosen) =>
    report({ widgetId: id, breakpoint, mine: left, theirs: right, chosen }),
  );
}

/**
 * Merges two rectangles that both sides changed. Column and size are what a user chose; a row alone
 * is where other widgets have pushed it. So the row comes from the side that chose, and from the
 * other one if that side left it alone.
 */
function mergeRects(
  before: Rect | undefined,
  left: Rect,
  right: Rect,
  report: (chosen: 'mine' | 'theirs') => void,
): Rect {
  const [base, mine, theirs] = [before, left, right].map((rect) => rect && chosenPart(rect));
  const chooser = onlyChange(base, mine, theirs);
  if (chooser === undefined) {
    const chosen = prefer(left, right);
    report(chosen);
    return chosen === 'mine' ? left : right;
  }
  const rect = chooser === 'mine' ? left : right;
  const isSame = equalJson(mine, theirs);
  const rowSide =
    onlyChange(before?.y, left.y, right.y) ?? (isSame ? prefer(left.y, right.y) : chooser);
  return { ...rect, y: (rowSide === 'mine' ? left : right).y };
}

/** A rectangle without its row. */
function chosenPart({ y: _row, ...chosen }: Rect): Omit<Rect, 'y'> {
  return chosen;
}

/** True if two widgets overlap that overlap on neither side: stored overlaps are left alone. */
function hasNewOverlap(joined: Layout, left: Layout, right: Layout): boolean {
  const places = sortedPlaces(joined);
  return places.some((upper, index) => {
    for (let next = index + 1; next < places.length; next++) {
      const lower = places[next];
      if (lower === undefined || lower.rect.y >= upper.rect.y + upper.rect.h) {
        return false;
      }
      if (
        overlaps(upper.rect, lower.rect) &&
        !doOverlap(left, upper.id, lower.id) &&
        !doOverlap(right, upper.id, lower.id)
      ) {
        return true;
      }
    }
    return false;
  });
}

function doOverlap(layout: Layout, a: WidgetId, b: WidgetId): boolean {
  const [first, second] = [own(layout, a), own(layout, b)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

function resolveOverlaps(joined: Layout, breakpoint: Breakpoint, merged: MergedFields): Layout {
  const { widgets, compaction } = merged;
  const placed = Object.entries(joined).filter(([id]) => Object.hasOwn(widgets, id));
  // The document does not say how many columns an override has, and no widget may become narrower.
  const columns =
    breakpoint === BASE_BREAKPOINT
      ? merged.columns
      : Math.max(1, ...placed.map(([, { x, w }]) => x + w));
  return { ...joined, ...normalizeLayout(Object.fromEntries(placed), { columns, compaction }) };
}

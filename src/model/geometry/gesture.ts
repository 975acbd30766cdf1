import type { Layout, Rect, SizeLimits, WidgetId } from '../types.js';
import { dropToFreeRow, insertPlaced } from './free-row.js';
import { compactUp, type GridRules, layoutOf, normalizeLayout } from './normalize.js';
import { type Placed, sortedPlaces } from './order.js';
import { clampRect, clampToLimits, overlaps, placedAt, sameRect, shareColumns } from './rect.js';

export interface GestureOptions extends GridRules {
  /** Size limits of the widget that is dragged or resized. */
  readonly limits?: SizeLimits;
}

/** A drag or a resize under way. */
export interface Gesture {
  /**
   * The whole layout with the active widget at or near `target`. It depends on the start layout
   * and the target only, never on the way the pointer took: back at the start, it is the start.
   */
  solve(target: Rect): Layout;
}

/** Where the gesture started: the active widget and the others in reading order. */
interface Start {
  readonly active: Placed;
  readonly others: readonly Placed[];
  /** How many of `others` come before the active one. */
  readonly index: number;
}

/**
 * Starts moving or resizing one widget of the layout that is shown. Sorts once; each solve then
 * costs O(n · w) with `up`, and O(n) with `none`, once more for each widget that it covers.
 *
 * With `up`, the others keep their order and the active one takes a new place in it: upwards it
 * comes before what it covers by more than half from below, downwards after what it has passed by
 * half; sideways a covered widget of its size takes the place that it left. A resize keeps the top
 * and start edge and pushes down what it covers. With `none`, the active one stands exactly at the
 * target and only what it covers moves, to the first free row below.
 *
 * An unknown `activeId` gives a gesture that changes nothing.
 */
export function startGesture(layout: Layout, activeId: WidgetId, options: GestureOptions): Gesture {
  const { columns, compaction, limits = {} } = options;
  const normal = normalizeLayout(layout, options);
  const places = sortedPlaces(normal);
  const index = places.findIndex(({ id }) => id === activeId);
  const active = places[index];
  if (active === undefined) {
    return { solve: () => normal };
  }
  const start: Start = { active, index, others: places.toSpliced(index, 1) };

  return {
    solve(target) {
      const rect = admit(active.rect, target, limits, columns);
      if (sameRect(rect, active.rect)) {
        return normal;
      }
      const moved: Placed = { id: activeId, rect };
      if (compaction === 'none') {
        return layoutOf(normal, pushAside(start, moved));
      }
      const order = isResize(active.rect, rect)
        ? orderResized(start, moved)
        : orderMoved(start, moved);
      return layoutOf(normal, compactUp(order, columns));
    },
  };
}

function isResize(from: Rect, to: Rect): boolean {
  return from.x === to.x && from.y === to.y;
}

/**
 * The target as far as columns and limits allow it. A side that is not resized ignores its limits.
 */
function admit(from: Rect, target: Rect, limits: SizeLimits, columns: number): Rect {
  // Whole units first: a pointer gives fractions.
  const whole = clampRect(target, Infinity);
  // A resize must not move the start edge, so the columns end it.
  const room = isResize(from, whole) ? columns - from.x : columns;
  const sized = clampToLimits({ ...from, w: whole.w, h: whole.h, x: 0 }, limits, room);
  return clampRect(
    placedAt(
      from,
      whole.x,
      whole.y,
      whole.w === from.w ? from.w : sized.w,
      whole.h === from.h ? from.h : sized.h,
    ),
    columns,
  );
}

/** The active one keeps its row; whatever it covers now comes after it, the rest stays before. */
function orderResized({ others, index }: Start, moved: Placed): Placed[] {
  const before: Placed[] = [];
  const after: Placed[] = [];
  others.forEach((other, at) => {
    const covered = overlaps(other.rect, moved.rect);
    (at < index && !covered ? before : after).push(other);
  });
  return [...before, moved, ...after];
}

function orderMoved(start: Start, moved: Placed): Placed[] {
  const { active, others } = start;
  const { rect } = moved;
  if (rect.y > active.rect.y) {
    const last = others.findLastIndex(
      ({ rect: other }) => shareColumns(other, rect) && isPassed(other, rect, active.rect),
    );
    return others.toSpliced(last + 1, 0, moved);
  }
  const swapped = findSwap(start, rect);
  const rest =
    swapped === undefined
      ? others
      : others.map((other) =>
          other === swapped
            ? { id: other.id, rect: placedAt(other.rect, active.rect.x, active.rect.y) }
            : other,
        );
  const first = rest.findIndex(
    ({ rect: other }) => shareColumns(other, rect) && other.y + other.h / 2 > rect.y,
  );
  return rest.toSpliced(first < 0 ? rest.length : first, 0, moved);
}

/**
 * Whether the widget moved down far enough to come after `other`: its lower edge has reached the
 * middle of what stood below it; for what stood beside it, its upper edge has, so that coming from
 * the side it takes that place instead of jumping under it.
 */
function isPassed(other: Rect, rect: Rect, from: Rect): boolean {
  const edge = shareColumns(other, from) ? rect.y + rect.h : rect.y;
  return other.y + other.h / 2 <= edge;
}

/** What can take the place that a sideways move left: same row, same size, and covered the most. */
function findSwap({ active, others }: Start, rect: Rect): Placed | undefined {
  const from = active.rect;
  if (rect.y !== from.y || overlaps(rect, from)) {
    return undefined;
  }
  let best: Placed | undefined;
  for (const other of others) {
    const { x, y, w, h } = other.rect;
    const fits = y === from.y && w === from.w && h === from.h && overlaps(other.rect, rect);
    if (fits && (!best || Math.abs(x - rect.x) < Math.abs(best.rect.x - rect.x))) {
      best = other;
    }
  }
  return best;
}

/** What the active one covers goes to the first free row below; nothing else moves. */
function pushAside({ others }: Start, moved: Placed): Placed[] {
  const taken: Placed[] = [];
  const covered: Placed[] = [];
  for (const other of others) {
    (overlaps(other.rect, moved.rect) ? covered : taken).push(other);
  }
  insertPlaced(taken, moved);
  for (const { id, rect } of covered) {
    insertPlaced(taken, { id, rect: dropToFreeRow(rect, taken) });
  }
  return taken;
}

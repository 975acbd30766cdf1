import type { Layout, Rect, SizeLimits, WidgetId } from '../types.js';
import { dropToFreeRow, insertPlaced } from './free-row.js';
import { compactUp, type GridRules, layoutOf, normalizeLayout } from './normalize.js';
import { type Placed, sortedPlaces } from './order.js';
import { clampRect, clampToLimits, overlaps, placedAt, sameRect, shareColumns } from './rect.js';

export interface GestureOptions extends GridRules {
  /** Size limits of the dragged or resized widget. */
  readonly limits?: SizeLimits;
}

/** A drag or a resize in progress. */
export interface Gesture {
  /**
   * The whole layout with the active widget at or near `target`. It depends on the start layout and
   * the target only, never on the path of the pointer: the start target gives the start layout.
   */
  solve(target: Rect): Layout;
}

/** The layout at the start of the gesture: the active widgets and the others in reading order. */
interface Start {
  /** The active widget, or the bounding block of several. */
  readonly active: Placed;
  /** The active widgets themselves, in reading order. */
  readonly members: readonly Placed[];
  readonly others: readonly Placed[];
  /** The count of `others` that come before the active one. */
  readonly index: number;
}

/**
 * Starts moving or resizing one widget of the layout that is shown, or moving several. Sorts once;
 * each solve then costs O(n · w) with `up`, and O(n) with `none`, once more for each widget that it
 * covers.
 *
 * With `up`, the others keep their order and the active one takes a new place in it: upwards it
 * comes before what it covers by more than half from below, downwards after what it has passed by
 * half; sideways a covered widget of its size takes the place that it left. A resize keeps the top
 * and start edge and pushes down what it covers. With `none`, the active one stands exactly at the
 * target and only what it covers moves, to the first free row below.
 *
 * Of several widgets the first one leads: the target is its own, the others keep their distance to
 * it, and none is resized. Ids that the layout does not have are left out; without any that it has,
 * the gesture changes nothing.
 */
export function startGesture(
  layout: Layout,
  activeIds: WidgetId | readonly WidgetId[],
  options: GestureOptions,
): Gesture {
  const { columns, compaction, limits = {} } = options;
  const normal = normalizeLayout(layout, options);
  const ids = [activeIds].flat().filter((id) => normal[id]);
  const lead = ids[0] === undefined ? undefined : normal[ids[0]];
  if (lead === undefined) {
    return { solve: () => normal };
  }
  const start = startOf(sortedPlaces(normal), new Set(ids));
  const { active, members } = start;
  const isBlock = members.length > 1;

  return {
    solve(target) {
      const rect = isBlock
        ? shifted(active.rect, lead, target, columns)
        : admit(active.rect, target, limits, columns);
      if (sameRect(rect, active.rect)) {
        return normal;
      }
      const moved: Placed = { id: active.id, rect };
      const movedMembers = isBlock ? membersIn(start, rect) : [moved];
      if (compaction === 'none') {
        return layoutOf(normal, pushAside(start, movedMembers));
      }
      const order =
        !isBlock && isResize(active.rect, rect)
          ? orderResized(start, moved)
          : orderMoved(start, moved);
      const unpacked = order.flatMap((place) => (place === moved ? movedMembers : [place]));
      return layoutOf(normal, compactUp(unpacked, columns));
    },
  };
}

function startOf(places: readonly Placed[], ids: ReadonlySet<WidgetId>): Start {
  const members = places.filter(({ id }) => ids.has(id));
  const others = places.filter(({ id }) => !ids.has(id));
  const [first] = members as [Placed, ...Placed[]];
  const index = places.indexOf(first);
  return { active: { id: first.id, rect: boundsOf(members) }, members, others, index };
}

/** The bounding rectangle of all members. */
function boundsOf(members: readonly Placed[]): Rect {
  const rects = members.map(({ rect }) => rect);
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.w));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** The block, moved so that its leading widget is at or near `target`. */
function shifted(block: Rect, lead: Rect, target: Rect, columns: number): Rect {
  const x = block.x + Math.round(target.x - lead.x);
  const y = block.y + Math.round(target.y - lead.y);
  return clampRect({ ...block, x, y }, columns);
}

/** The active widgets at the block's new place. */
function membersIn({ active, members }: Start, block: Rect): Placed[] {
  const x = block.x - active.rect.x;
  const y = block.y - active.rect.y;
  return members.map(({ id, rect }) => ({ id, rect: placedAt(rect, rect.x + x, rect.y + y) }));
}

function isResize(from: Rect, to: Rect): boolean {
  return from.x === to.x && from.y === to.y;
}

/** The target within the columns and limits. A side that is not resized ignores its limits. */
function admit(from: Rect, target: Rect, limits: SizeLimits, columns: number): Rect {
  // A pointer gives fractions, so the target is rounded first.
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

/**
 * The order after a resize: the active widget keeps its row, the widgets that it covers now come
 * after it, the rest stays before.
 */
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
 * True if the widget moved down far enough to come after `other`: its lower edge reached the middle
 * of a widget below it, or its upper edge the middle of a widget beside it. From the side it thus
 * takes that place instead of jumping under it.
 */
function isPassed(other: Rect, rect: Rect, from: Rect): boolean {
  const edge = shareColumns(other, from) ? rect.y + rect.h : rect.y;
  return other.y + other.h / 2 <= edge;
}

/**
 * The widget that can take the place which a sideways move left: same row, same size, and covered
 * the most.
 */
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

/** Widgets that the active ones cover go to the first free row below; nothing else moves. */
function pushAside({ others }: Start, moved: readonly Placed[]): Placed[] {
  const taken: Placed[] = [];
  const covered: Placed[] = [];
  for (const other of others) {
    const isCovered = moved.some(({ rect }) => overlaps(other.rect, rect));
    (isCovered ? covered : taken).push(other);
  }
  moved.forEach((place) => insertPlaced(taken, place));
  for (const { id, rect } of covered) {
    insertPlaced(taken, { id, rect: dropToFreeRow(rect, taken) });
  }
  return taken;
}

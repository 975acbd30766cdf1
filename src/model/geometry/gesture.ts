import { own } from '../record.js';
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
  readonly columns: number;
  /** The active widget, or the bounding block of several. */
  readonly active: Placed;
  /** The active widgets themselves, in reading order. */
  readonly members: readonly Placed[];
  readonly others: readonly Placed[];
  /** The count of `others` that come before the active one. */
  readonly index: number;
  /** The others as they would stand without the active one, in the same order. */
  readonly rest: readonly Placed[];
}

/**
 * Starts moving or resizing one widget of the layout that is shown, or moving several. Sorts once;
 * each solve then costs O(n · w) with `up`, and O(n) with `none`, once more for each widget that it
 * covers.
 *
 * With `up`, the active one lands where something holds it: at the top, or under a lower edge of
 * another one in its columns, whichever is nearest to its own upper edge. What reaches further down
 * there makes room, however wide it is, and the others keep their order. Sideways, a covered widget
 * of its size takes the place that it left. A resize keeps the top and start edge and pushes down
 * what it covers. With `none`, the active one stands exactly at the target and only what it covers
 * moves, to the first free row below.
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
  const ids = [activeIds].flat().filter((id) => own(normal, id));
  const lead = ids[0] === undefined ? undefined : normal[ids[0]];
  if (lead === undefined) {
    return { solve: () => normal };
  }
  const start = startOf(sortedPlaces(normal), new Set(ids), columns);
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
          : orderMoved(start, moved, rect.y + fractionOf(target.y));
      const unpacked = order.flatMap((place) => (place === moved ? movedMembers : [place]));
      return layoutOf(normal, compactUp(unpacked, columns));
    },
  };
}

function startOf(places: readonly Placed[], ids: ReadonlySet<WidgetId>, columns: number): Start {
  const members = places.filter(({ id }) => ids.has(id));
  const others = places.filter(({ id }) => !ids.has(id));
  const [first] = members as [Placed, ...Placed[]];
  const index = places.indexOf(first);
  const rest = compactUp(others, columns);
  const active = { id: first.id, rect: boundsOf(members) };
  return { columns, active, members, others, index, rest };
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

/** The part of a row that rounding has added or taken away. */
function fractionOf(row: number): number {
  return Number.isFinite(row) ? row - Math.round(row) : 0;
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

/**
 * The order after a move. Those before the active one stand as they would without it, so it lands
 * exactly on the row that was chosen; no other order that keeps theirs holds it nearer to `edge`.
 */
function orderMoved(start: Start, moved: Placed, edge: number): Placed[] {
  const { columns, others, index } = start;
  const swapped = swap(start, moved.rect);
  const rest = swapped === others ? start.rest : compactUp(swapped, columns);
  const row = nearestRow(rest, moved.rect, edge);
  const end = endOfBefore(rest, row, moved.rect, Math.max(index, passedBy(start, moved.rect)));
  const before: Placed[] = [];
  const after: Placed[] = [];
  swapped.forEach((place, at) => {
    const { rect } = rest[at] as Placed;
    const lowest = shareColumns(rect, moved.rect) ? rect.y + rect.h : rect.y + 1;
    (at < end && lowest <= row ? before : after).push(place);
  });
  return [...before, moved, ...after];
}

/**
 * The row nearest to `edge` where something holds `rect`: the top, or a lower edge in its columns.
 * Of two as near, the lower one.
 */
function nearestRow(rest: readonly Placed[], rect: Rect, edge: number): number {
  let best = 0;
  for (const { rect: other } of rest) {
    if (shareColumns(other, rect)) {
      const row = other.y + other.h;
      const closer = Math.abs(best - edge) - Math.abs(row - edge);
      if (closer > 0 || (closer === 0 && row > best)) {
        best = row;
      }
    }
  }
  return best;
}

/** The count of others that come first: at least `least`, and as many as it takes to hold `row`. */
function endOfBefore(rest: readonly Placed[], row: number, rect: Rect, least: number): number {
  const holder = rest.findIndex(
    ({ rect: other }) => shareColumns(other, rect) && other.y + other.h === row,
  );
  return Math.max(least, holder + 1);
}

/**
 * The count of others up to the last one that a move down has passed: the lower edge reached the
 * middle of one below the start, or the upper edge the middle of one beside it.
 */
function passedBy({ active, others }: Start, rect: Rect): number {
  if (rect.y <= active.rect.y) {
    return 0;
  }
  const last = others.findLastIndex(({ rect: other }) => {
    const edge = shareColumns(other, active.rect) ? rect.y + rect.h : rect.y;
    return shareColumns(other, rect) && other.y + other.h / 2 <= edge;
  });
  return last + 1;
}

/** The others, with the widget that {@link findSwap} found at the place which the move left. */
function swap(start: Start, rect: Rect): readonly Placed[] {
  const { active, others } = start;
  const swapped = findSwap(start, rect);
  if (!swapped) {
    return others;
  }
  const { id } = swapped;
  const taken = { id, rect: placedAt(swapped.rect, active.rect.x, active.rect.y) };
  return others.map((other) => (other === swapped ? taken : other));
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

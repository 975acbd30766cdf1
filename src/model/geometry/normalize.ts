import { emptyRecord } from '../record.js';
import type { Compaction, Layout, Rect } from '../types.js';
import { dropToFreeRow, insertPlaced } from './free-row.js';
import { comparePlaced, sortedPlaces, type Placed } from './order.js';
import { clampRect, placedAt } from './rect.js';
import { cover, createSkyline, landingRow } from './skyline.js';

/** The columns and the compaction of a grid. */
export interface GridRules {
  /** A whole number, at least 1. */
  readonly columns: number;
  readonly compaction: Compaction;
}

/**
 * The layout that the grid shows for a stored one: every widget inside the columns, none over
 * another, and with `up` no gap above any. In reading order each widget keeps its place or is
 * pushed down; with `up` each then rises as far as those before it allow. Unchanged rectangles are
 * the same objects, and so is an unchanged layout. Normalising twice changes nothing more.
 */
export function normalizeLayout(layout: Layout, options: GridRules): Layout {
  const { columns, compaction } = options;
  const last = normalized.get(layout);
  if (last?.columns === columns && last.compaction === compaction) {
    return last.shown;
  }
  const shown = normalize(layout, options);
  normalized.set(layout, { columns, compaction, shown });
  return shown;
}

/** Layouts are immutable, and most are shown in one grid only, so the last result is cached. */
const normalized = new WeakMap<Layout, GridRules & { readonly shown: Layout }>();

function normalize(layout: Layout, { columns, compaction }: GridRules): Layout {
  const places = inColumns(sortedPlaces(layout), columns);
  return layoutOf(
    layout,
    compaction === 'up' ? compactUp(places, columns) : separate(places, columns),
  );
}

/** The places inside the columns, in reading order; the same list if all were inside. */
function inColumns(places: readonly Placed[], columns: number): readonly Placed[] {
  if (places.every(({ rect }) => clampRect(rect, columns) === rect)) {
    return places;
  }
  return places.map(({ id, rect }) => ({ id, rect: clampRect(rect, columns) })).sort(comparePlaced);
}

/** Places each rectangle, in the given order, on top of those before it. */
export function compactUp(places: readonly Placed[], columns: number): Placed[] {
  const skyline = createSkyline(columns);
  return places.map(({ id, rect }) => {
    const landed = placedAt(rect, rect.x, landingRow(skyline, rect.x, rect.w));
    cover(skyline, landed);
    return { id, rect: landed };
  });
}

/** Keeps each place; one that covers an earlier widget goes to the first free row below. */
function separate(places: readonly Placed[], columns: number): Placed[] {
  const skyline = createSkyline(columns);
  const taken: Placed[] = [];
  for (const { id, rect } of places) {
    // Without an overlap, all earlier widgets are above, and none needs a check.
    const free = rect.y >= landingRow(skyline, rect.x, rect.w) ? rect : dropToFreeRow(rect, taken);
    cover(skyline, free);
    insertPlaced(taken, { id, rect: free });
  }
  return taken;
}

/** The layout of these places; `start` itself if it is equal. */
export function layoutOf(start: Layout, places: readonly Placed[]): Layout {
  if (places.every(({ id, rect }) => start[id] === rect)) {
    return start;
  }
  const layout = emptyRecord<Rect>(places.length);
  for (const { id, rect } of places) {
    layout[id] = rect;
  }
  return layout;
}

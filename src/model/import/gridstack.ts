import { DEFAULT_COLUMNS, MAX_SIZE } from '../constants.js';
import { firstFreeSpot } from '../geometry/first-free.js';
import type { JsonObject, JsonValue } from '../json.js';
import { own } from '../record.js';
import type { Rect, WidgetId } from '../types.js';
import type { ImportOptions } from './options.js';
import { makeId, POSITION, readId, readNumber, SIZE } from './items.js';
import { documentOf, widgetOf } from './place-list.js';

/**
 * Reads the list that gridstack's `save()` returns: `[{x, y, w, h, id, content}]`. A width or
 * height that is 1 or the item's minimum is left out of it. An item without `x` or `y` goes to the
 * first free place, after those that have one.
 */
export function fromGridstack(items: readonly JsonObject[], options: ImportOptions): JsonObject {
  const columns = readNumber({ ...options }, 'columns', '', { ...SIZE, fallback: DEFAULT_COLUMNS });
  const widgets: Record<WidgetId, JsonObject> = {};
  const rects: Record<WidgetId, Rect> = {};
  const unplaced: { id: WidgetId; w: number; h: number }[] = [];
  const ids = new Set(items.map((item) => String(own(item, 'id') ?? '')));
  items.forEach((item, order) => {
    const path = `/${order}`;
    const id = readId(item, 'id', path, widgets) ?? makeId('widget', order + 1, ids);
    const w = readSize(item, 'w', 'minW', path);
    const h = readSize(item, 'h', 'minH', path);
    widgets[id] = widgetOf(id, item, { order, idKey: 'id' }, options);
    if (isGiven(own(item, 'x')) && isGiven(own(item, 'y'))) {
      const x = readNumber(item, 'x', path, POSITION);
      rects[id] = { x, y: readNumber(item, 'y', path, POSITION), w, h };
    } else {
      unplaced.push({ id, w, h });
    }
  });
  // Each item gets a new layout: a layout must not change, because lookups in it are cached.
  for (const { id, w, h } of unplaced) {
    rects[id] = firstFreeSpot({ ...rects }, { w, h }, columns);
  }
  return documentOf(widgets, rects, columns);
}

/** The size of an item, which is at least its minimum, whatever was saved. */
function readSize(item: JsonObject, key: string, leastKey: string, path: string): number {
  const least = Number(own(item, leastKey));
  const size = readNumber(item, key, path, { ...SIZE, fallback: 1 });
  return Number.isInteger(least) && least <= MAX_SIZE ? Math.max(size, least) : size;
}

function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null;
}

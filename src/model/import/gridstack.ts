import { DEFAULT_COLUMNS } from '../constants.js';
import { firstFreeSpot } from '../geometry/first-free.js';
import type { JsonObject, JsonValue } from '../json.js';
import { own } from '../record.js';
import type { Rect, WidgetId } from '../types.js';
import type { ImportOptions } from './import-dashboard.js';
import { makeId, POSITION, readId, readNumber, SIZE } from './items.js';
import { documentOf, widgetOf } from './place-list.js';

/**
 * What gridstack's `save()` returns: `[{x, y, w, h, id, content}]`, where a width or height of 1 is
 * left out, and an item without `x` or `y` goes to the first free place, after those that have one.
 */
export function fromGridstack(items: readonly JsonObject[], options: ImportOptions): JsonObject {
  const columns = options.columns ?? DEFAULT_COLUMNS;
  const widgets: Record<WidgetId, JsonObject> = {};
  const rects: Record<WidgetId, Rect> = {};
  const unplaced: { id: WidgetId; w: number; h: number }[] = [];
  const ids = new Set(items.map((item) => String(own(item, 'id') ?? '')));
  items.forEach((item, order) => {
    const path = `/${order}`;
    const id = readId(item, 'id', path, widgets) ?? makeId('widget', order + 1, ids);
    const w = readNumber(item, 'w', path, { ...SIZE, fallback: 1 });
    const h = readNumber(item, 'h', path, { ...SIZE, fallback: 1 });
    widgets[id] = widgetOf(id, item, { order, idKey: 'id' }, options);
    if (isGiven(own(item, 'x')) && isGiven(own(item, 'y'))) {
      const x = readNumber(item, 'x', path, POSITION);
      rects[id] = { x, y: readNumber(item, 'y', path, POSITION), w, h };
    } else {
      unplaced.push({ id, w, h });
    }
  });
  for (const { id, w, h } of unplaced) rects[id] = firstFreeSpot(rects, { w, h }, columns);
  return documentOf(widgets, rects, columns);
}

function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null;
}

import { DEFAULT_COLUMNS } from '../constants.js';
import type { JsonObject } from '../json.js';
import { refuse } from '../parse/json.js';
import type { Rect, WidgetId } from '../types.js';
import type { ImportOptions } from './options.js';
import { POSITION, readId, readNumber, SIZE } from './items.js';
import { documentOf, widgetOf } from './place-list.js';

/** Reads react-grid-layout's list `[{i, x, y, w, h}]`: places by id, without any widget data. */
export function fromReactGridLayout(
  items: readonly JsonObject[],
  options: ImportOptions,
): JsonObject {
  const widgets: Record<WidgetId, JsonObject> = {};
  const rects: Record<WidgetId, Rect> = {};
  items.forEach((item, order) => {
    const path = `/${order}`;
    const id =
      readId(item, 'i', path, widgets) ?? refuse('invalid-document', `${path}/i`, 'is required.');
    const rect = {
      x: readNumber(item, 'x', path, POSITION),
      y: readNumber(item, 'y', path, POSITION),
      w: readNumber(item, 'w', path, SIZE),
      h: readNumber(item, 'h', path, SIZE),
    };
    rects[id] = rect;
    widgets[id] = widgetOf(id, item, { order, idKey: 'i' }, options);
  });
  return documentOf(widgets, rects, options.columns ?? DEFAULT_COLUMNS);
}

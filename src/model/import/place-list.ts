import type { JsonObject, JsonValue } from '../json.js';

import { isJsonObject, own } from '../record.js';
import type { Rect, WidgetId } from '../types.js';
import type { ImportOptions } from './options.js';
import { optional, restOf } from './items.js';

/**
 * The widget of an item that is mostly a place: its type comes from the options, its other keys are
 * kept.
 */
export function widgetOf(
  id: WidgetId,
  item: JsonObject,
  place: { readonly order: number; readonly idKey: string },
  options: ImportOptions,
): JsonObject {
  const named = own(item, 'type');
  const type =
    own(options.types ?? {}, id) ??
    (typeof named === 'string' && named !== '' ? named : undefined) ??
    options.defaultType ??
    'unknown';
  const title = own(item, 'title');
  const config = own(item, 'config');
  const content = own(item, 'content');
  const read = [place.idKey, 'x', 'y', 'w', 'h', 'content'];
  if (isJsonObject(config)) {
    read.push('config');
  }
  if (typeof title === 'string') {
    read.push('title');
  }
  if (type === named) {
    read.push('type');
  }
  return {
    id,
    type,
    title: typeof title === 'string' ? title : id,
    config: {
      ...(isJsonObject(config) && config),
      ...optional('content', content),
    },
    order: place.order,
    // Sizes and flags of the other library are not read here, but kept for the user.
    ...optional('layoutOptions', restOf(item, read)),
  };
}

/** A dashboard document of widgets and their places, which are not changed. */
export function documentOf(
  widgets: Readonly<Record<WidgetId, JsonObject>>,
  rects: Readonly<Record<WidgetId, Rect>>,
  columns: number,
): JsonObject {
  return { columns, widgets, layouts: { lg: rects as unknown as JsonValue } };
}

import { DEFAULT_COLUMNS, MAX_POSITION, MAX_SIZE } from '../constants.js';
import type { JsonObject, JsonValue } from '../json.js';
import { readFields, WIDGET_FIELDS } from '../parse/fields.js';
import { refuse } from '../parse/json.js';
import { isJsonObject, own } from '../record.js';
import type { Rect, WidgetId } from '../types.js';
import type { ImportOptions } from './options.js';
import { makeId, optional, readId, readNumber, restOf } from './items.js';
import { documentOf } from './place-list.js';

const DEFAULT_UNITS = 3;
const PATH = '/config/widgets';

/**
 * A dashboard whose `config.widgets` lists
 * `{type, query, display: {title, description}, position: {x, y}, size: {w, h}}`. Places are in
 * units; `columns` (default 3) of them fill the width, and rows have the same unit. Both are scaled
 * to 12 columns, edge by edge, so that neighbours stay neighbours.
 */
export function fromConfigWidgets(
  source: JsonObject,
  config: JsonObject,
  options: ImportOptions,
): JsonObject {
  const fallback = options.columns ?? DEFAULT_UNITS;
  const [holder, at] = Object.hasOwn(config, 'columns') ? [config, '/config'] : [source, ''];
  const units = readNumber(holder, 'columns', at, { min: 1, max: MAX_SIZE, fallback });
  const items = own(config, 'widgets') as readonly JsonValue[];
  const ids = new Set(items.map((item) => (isJsonObject(item) ? String(own(item, 'id')) : '')));
  const widgets: Record<WidgetId, JsonObject> = {};
  const rects: Record<WidgetId, Rect> = {};
  const order: { id: WidgetId; rect: Rect; index: number }[] = [];

  items.forEach((item, index) => {
    const path = `${PATH}/${index}`;
    if (!isJsonObject(item)) {
      return refuse('invalid-document', path, 'must be a widget object.');
    }
    const type = own(item, 'type');
    if (typeof type !== 'string' || type === '') {
      return refuse('invalid-document', `${path}/type`, 'must be a widget type.');
    }
    const id = readId(item, 'id', path, widgets) ?? makeId(type, index + 1, ids);
    const rect = readPlace(item, path, DEFAULT_COLUMNS / units);
    widgets[id] = readWidget(item, id, type, path);
    rects[id] = rect;
    order.push({ id, rect, index });
  });

  order
    .sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x || a.index - b.index)
    .forEach(({ id }, index) => (widgets[id] = { ...widgets[id], order: index }));
  const name = own(source, 'name') ?? own(source, 'title');
  return {
    ...restOf(source, ['config', 'name', 'title', 'columns', 'layouts', 'schemaVersion']),
    ...optional('name', name),
    ...optional('config', restOf(config, ['widgets', 'columns'])),
    ...documentOf(widgets, rects, DEFAULT_COLUMNS),
  };
}

function readPlace(item: JsonObject, path: string, scale: number): Rect {
  const position = readPart(item, 'position', path);
  const size = readPart(item, 'size', path);
  const at = { min: 0, max: MAX_POSITION / scale, fallback: 0 };
  const extent = { min: 0, max: MAX_SIZE / scale, fallback: 1 };
  const x = readNumber(position, 'x', `${path}/position`, at);
  const y = readNumber(position, 'y', `${path}/position`, at);
  const w = readNumber(size, 'w', `${path}/size`, extent);
  const h = readNumber(size, 'h', `${path}/size`, extent);
  const left = Math.round(x * scale);
  const top = Math.round(y * scale);
  return {
    x: left,
    y: top,
    w: Math.max(1, Math.round((x + w) * scale) - left),
    h: Math.max(1, Math.round((y + h) * scale) - top),
  };
}

function readPart(item: JsonObject, key: string, path: string): JsonObject {
  const part = own(item, key) ?? {};
  return isJsonObject(part)
    ? part
    : refuse('invalid-document', `${path}/${key}`, 'must be an object.');
}

function readWidget(item: JsonObject, id: WidgetId, type: string, path: string): JsonObject {
  const display = readPart(item, 'display', path);
  const titles = [own(display, 'title'), own(item, 'title')];
  const query = own(item, 'query');
  const config = readPart(item, 'config', path);
  const widget = {
    ...restOf(item, ['position', 'size', 'display', 'query', 'config', 'title']),
    id,
    type,
    title: titles.find((title) => typeof title === 'string' && title !== '') ?? 'Untitled',
    ...optional('description', own(display, 'description') ?? own(item, 'description')),
    // A query that is no object, such as a text in some query language, is left to the widget.
    ...(isJsonObject(query)
      ? { query, config }
      : { config: { ...optional('query', query), ...config } }),
    ...optional('display', restOf(display, ['title', 'description'])),
  };
  // The fields are read here and not with the finished document, so that a fault has the path of
  // the input.
  return readFields(widget, WIDGET_FIELDS, 'invalid-document', () => path);
}

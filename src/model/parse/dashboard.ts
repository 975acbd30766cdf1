import { BASE_BREAKPOINT, EMPTY_RECT_SIZE, MAX_POSITION } from '../constants.js';
import type { DashError } from '../errors.js';
import { frozenInDevelopment } from '../freeze.js';
import { layoutRows } from '../geometry/order.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isNewerSchema, migrate } from '../migrate.js';
import { isJsonObject, own } from '../record.js';
import type { Dashboard, Layout, Rect, Widget } from '../types.js';
import {
  DASHBOARD_FIELDS,
  readFields,
  readMap,
  readRect,
  type Path,
  WIDGET_FIELDS,
} from './fields.js';
import { readJson, refuse } from './json.js';

const CODE = 'invalid-document';

/**
 * Reads a stored or foreign document. Tolerant: missing fields get their defaults, null counts as
 * missing, long stored texts and unknown keys are kept, older versions are migrated. A widget
 * without a place in the base layout gets one below all others; an override without any place is
 * dropped. The input is copied, never changed.
 *
 * Rectangles of widgets that the document does not have are kept too, since a backend may hide
 * widgets from a user; {@link placedLayout} leaves them out of what is shown.
 *
 * @throws DashError `invalid-document`, with the path of the fault, or `newer-schema` when newer
 * code wrote the document.
 */
export function parseDashboard(input: unknown): Dashboard {
  const json = readJson(input, CODE);
  if (!isJsonObject(json)) {
    return refuse(CODE, '', 'must be a dashboard object.');
  }
  try {
    return frozenInDevelopment(readDashboard(migrate(json)));
  } catch (error) {
    if (!isNewerSchema(json as unknown as Dashboard)) {
      throw error;
    }
    const { path } = error as DashError;
    return refuse(
      'newer-schema',
      path!,
      'a newer version of this application stored this. Reload the page.',
    );
  }
}

function readDashboard(source: JsonObject): Dashboard {
  const widgets = readMap(own(source, 'widgets'), CODE, () => '/widgets', readWidgetOf);
  const layouts = readLayouts(own(source, 'layouts'));
  const fields = readFields(source, DASHBOARD_FIELDS, CODE, () => '');
  const dashboard = { ...fields, widgets, layouts } as unknown as Dashboard;
  layouts[BASE_BREAKPOINT] = placeMissing(layouts[BASE_BREAKPOINT] ?? {}, dashboard);
  return dashboard;
}

function readWidgetOf(value: JsonValue, path: Path, key: string): Widget {
  if (!isJsonObject(value)) {
    return refuse(CODE, path(), 'must be a widget object.');
  }
  const { id = key } = value;
  if (id !== key) {
    refuse(CODE, `${path()}/id`, 'must be the key under which the widget stands.');
  }
  const widget = value['id'] === undefined ? { ...value, id } : value;
  return readFields(widget, WIDGET_FIELDS, CODE, path) as unknown as Widget;
}

function readLayouts(value: JsonValue | undefined): Record<string, Layout> {
  const layouts = readMap(
    value,
    CODE,
    () => '/layouts',
    (layout, path) => readMap(layout, CODE, path, (rect, at) => readRect(rect, CODE, at)),
  );
  for (const [breakpoint, layout] of Object.entries(layouts)) {
    if (Object.keys(layout).length === 0) {
      delete layouts[breakpoint];
    }
  }
  return layouts;
}

/** Places the widgets that have no place, in their order, in rows below all others. */
function placeMissing(layout: Layout, { widgets, columns }: Dashboard): Layout {
  const missing = Object.values(widgets)
    .filter(({ id }) => !Object.hasOwn(layout, id))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  if (missing.length === 0) {
    return layout;
  }
  const { w, h } = EMPTY_RECT_SIZE;
  const perRow = Math.max(1, Math.floor(columns / w));
  const top = layoutRows(layout);
  const places: Record<string, Rect> = { ...layout };
  missing.forEach(({ id }, index) => {
    const y = Math.min(top + Math.floor(index / perRow) * h, MAX_POSITION);
    places[id] = { x: (index % perRow) * w, y, w, h };
  });
  return places;
}

import type { JsonObject, JsonValue } from '../../../model/json.js';
import { parseDashboard } from '../../../model/parse/dashboard.js';
import type { Dashboard, DashboardId, Rect, Widget } from '../../../model/types.js';
import { sortSummaries } from '../../summary.js';
import type { DashboardSummary } from '../../types.js';
import { notFound } from '../../write-record.js';
import { readList } from '../read-list.js';
import { readPlace } from '../read-place.js';
import { present, readObject, readText } from '../read-value.js';
import type { Dialect } from '../types.js';
import { withoutRevisions } from '../without-revisions/without-revisions.js';

const DASHBOARDS = '/customer/dashboards';
const EMPTY_PLACE: Rect = { x: 0, y: 0, w: 2, h: 2 };
const GREATEST_ID = 2 ** 31 - 1;

/**
 * A backend with dashboards of a user or of a tenant, each with a list of widgets with positions,
 * in snake_case and with whole numbers as ids. It has no place for layouts of narrow screens,
 * variables, a time range or refresh intervals, nor for the description, query, visibility or order
 * of a widget.
 */
export const customerDashboards: Dialect = withoutRevisions({
  types: [
    'kpi_tile',
    'line_chart',
    'bar_chart',
    'gauge',
    'table',
    'alert_feed',
    'fleet_status',
    'device_count',
    'health_score',
  ],
  keeps: {
    dashboard: ['name', 'description', 'isDefault'],
    widget: ['title', 'config'],
    breakpoints: [],
  },

  normalize: (widget) => ({ ...widget, title: widget.title.trim() }),
  normalizeDashboard: (dashboard) => ({
    ...dashboard,
    name: dashboard.name.trim(),
    description: dashboard.description.trim(),
  }),

  async list(http) {
    const { dashboards } = (await http.send('GET', DASHBOARDS)) as JsonObject;
    return sortSummaries(readList(dashboards).map(readSummary));
  },

  async read(http, id) {
    const json = isId(id) ? readObject(await http.find(pathOf(id))) : undefined;
    return json && { dashboard: toDashboard(json) };
  },

  async create(http, { name, description, isDefault }) {
    const body = { name, description, is_default: isDefault };
    const { id } = (await http.send('POST', DASHBOARDS, { body })) as JsonObject;
    return String(id);
  },

  remove: (http, id) => http.send('DELETE', pathOf(id)),

  async updateDashboard({ http, id }, { name, description, isDefault }, fields) {
    const body: Record<string, JsonValue> = {
      ...(fields.includes('name') && { name }),
      ...(fields.includes('description') && { description }),
      ...(fields.includes('isDefault') && { is_default: isDefault }),
    };
    return dashboardFields((await http.send('PUT', pathOf(id), { body })) as JsonObject);
  },

  removeWidget: ({ http, id }, widgetId) => http.send('DELETE', pathOf(id, 'widgets', widgetId)),

  async addWidget({ http, id }, { type, title, config }, rect) {
    const body = { widget_type: type, title, config, position: { ...rect } };
    const json = (await http.send('POST', pathOf(id, 'widgets'), { body })) as JsonObject;
    const added = readText(json['id']);
    return {
      ...(added !== undefined && { id: added }),
      widget: widgetFields(json),
      rect: readPlace(json['position'], rect),
    };
  },

  async updateWidget({ http, id }, widgetId, { title, config }, fields) {
    const body: Record<string, JsonValue> = {
      ...(fields.includes('title') && { title }),
      ...(fields.includes('config') && { config }),
    };
    const path = pathOf(id, 'widgets', widgetId);
    return widgetFields((await http.send('PUT', path, { body })) as JsonObject);
  },

  moveWidgets({ http, id }, moves) {
    const layout = moves.map(({ id: widgetId, rect }) => ({
      widget_id: Number(widgetId),
      ...rect,
    }));
    return http.send('PUT', pathOf(id, 'layout'), { body: { layout } });
  },
});

function pathOf(id: DashboardId, ...parts: readonly string[]): string {
  if (!isId(id)) {
    throw notFound(id);
  }
  return [DASHBOARDS, id, ...parts].join('/');
}

/** The backend answers other ids with a fault that looks as if it would pass. */
function isId(id: string): boolean {
  return /^[1-9]\d*$/.test(id) && Number(id) <= GREATEST_ID;
}

function readSummary(json: JsonObject): DashboardSummary {
  const { id, widget_count: count, is_owner: isOwner } = json;
  return {
    name: '',
    description: '',
    isDefault: false,
    isShared: false,
    ...dashboardFields(json),
    id: String(id),
    isOwner: isOwner === true,
    widgetCount: Number(count) || 0,
    revision: 0,
  };
}

function toDashboard(json: JsonObject): Dashboard {
  const widgets = readList(json['widgets']);
  const places = widgets.map(
    ({ id, position }) => [String(id), readPlace(position, EMPTY_PLACE)] as const,
  );
  return parseDashboard({
    ...dashboardFields(json),
    id: String(json['id']),
    widgets: Object.fromEntries(
      widgets.map((widget) => [String(widget['id']), widgetFields(widget)] as const),
    ),
    layouts: { lg: Object.fromEntries(places) },
  });
}

/** The fields of a dashboard that an answer has. */
function dashboardFields(json: JsonObject) {
  const { is_owner: isOwner, is_shared: isShared } = json;
  const isWritable = isOwner === true || isShared === true;
  const isTold = typeof isOwner === 'boolean' || typeof isShared === 'boolean';
  return present({
    name: readText(json['name']),
    description: readText(json['description']),
    isDefault: readFlag(json['is_default']),
    isShared: readFlag(isShared),
    createdAt: readText(json['created_at']),
    updatedAt: readText(json['updated_at']),
    permissions: isTold
      ? ['dashboard.read', ...(isWritable ? ['dashboard.write'] : [])]
      : undefined,
  });
}

function readFlag(value: JsonValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The fields of a widget that an answer has. */
function widgetFields(json: JsonObject): Partial<Widget> {
  return present({
    type: readText(json['widget_type']),
    title: readText(json['title']),
    config: readObject(json['config']),
    createdAt: readText(json['created_at']),
    updatedAt: readText(json['updated_at']),
  }) as Partial<Widget>;
}

import type { DashError } from '../../../model/errors.js';
import { applyChange } from '../../../model/change/apply.js';
import { equalJson } from '../../../model/canonical.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';
import { parseDashboard } from '../../../model/parse/dashboard.js';
import { own } from '../../../model/record.js';
import type {
  ActionDescriptor,
  Change,
  Dashboard,
  DashboardId,
  Rect,
  Widget,
} from '../../../model/types.js';
import { sortSummaries } from '../../summary.js';
import { readList } from '../read-list.js';
import { readPlace } from '../read-place.js';
import { present, readObject, readText } from '../read-value.js';
import type { Dialect, RestHttp } from '../types.js';
import { unsupported } from '../without-revisions/refusal.js';
import { withoutRevisions } from '../without-revisions/without-revisions.js';
import { createQueryCodec, type QueryContent, type QueryOptions } from './widget-query.js';

const SMALLEST: Rect = { x: 0, y: 0, w: 1, h: 1 };

/** One request of an action. */
export interface ActionRequest {
  /** Below the base URL, or a whole URL. */
  readonly url: string;
  /** Default `POST`. */
  readonly method?: string;
  /** Default: the data of the action. */
  readonly body?: JsonValue;
}

export interface WidgetRecordsOptions extends QueryOptions {
  /** The URL of a dashboard. */
  dashboardUrl(id: DashboardId): string;
  /** The URL of the list of dashboards. Default: there is no list. */
  readonly listUrl?: string;
  /**
   * The request of an action.
   *
   * @param action Its key, such as `widget_actions__update`.
   * @param id The widget; `undefined` for `create`.
   */
  actionRequest(action: string, id: string | undefined, data: JsonObject): ActionRequest;
  /** Default `/widgets/reorder`. */
  readonly reorderUrl?: string;
  /** Columns of the dashboards, which hold none. Default 3. */
  readonly columns?: number;
}

/**
 * A backend where each widget is a record of its own, changed by actions that the record offers. It
 * has no place for the fields of the dashboard or for layouts of narrow screens, and for the config
 * of a widget only with `configKey`.
 */
export function widgetRecords(options: WidgetRecordsOptions): Dialect {
  const {
    dashboardUrl,
    listUrl,
    actionRequest,
    reorderUrl = '/widgets/reorder',
    columns = 3,
  } = options;
  const query = createQueryCodec(options);

  async function act(
    http: RestHttp,
    action: string,
    id: string | undefined,
    data: JsonObject,
  ): Promise<JsonObject> {
    const { url, method = 'POST', body = data } = actionRequest(action, id, data);
    return readObject(await http.send(method, url, { body })) ?? {};
  }

  function update(http: RestHttp, id: string, data: JsonObject): Promise<JsonObject> {
    return act(http, 'widget_actions__update', id, data);
  }

  function toDashboard(json: JsonObject, id: DashboardId): Dashboard {
    const records = readList(json['widgets']);
    const widgets = records.map((record) => [String(record['id']), toWidget(record)] as const);
    const places = records.map((record) => [String(record['id']), placeOf(record)] as const);
    return parseDashboard({
      ...present({ name: readText(json['name']) }),
      id,
      columns,
      widgets: Object.fromEntries(widgets),
      layouts: { lg: Object.fromEntries(places) },
    });
  }

  function toWidget(record: JsonObject): JsonObject {
    return present({
      type: readText(record['type']),
      title: readText(record['title']),
      // An empty one is none.
      description: readText(record['description']) || undefined,
      ...query.read(readObject(record['query'])),
      actions: Array.isArray(record['actions'])
        ? (readList(record['actions']).map(readAction) as unknown as JsonValue)
        : undefined,
      createdAt: readText(record['created_at']),
      updatedAt: readText(record['updated_at']),
    }) as JsonObject;
  }

  /** The part of a record that holds these fields of a widget. */
  function toRecord(widget: Widget, fields: readonly string[]): JsonObject {
    const isQueried = fields.includes('query') || fields.includes('config');
    return {
      ...(fields.includes('type') && { type: widget.type }),
      ...(fields.includes('title') && { title: widget.title }),
      ...(fields.includes('description') && { description: widget.description ?? '' }),
      ...(isQueried && { query: query.write(widget) }),
    };
  }

  return withoutRevisions({
    keeps: {
      dashboard: [],
      widget: ['title', 'description', 'query', ...(options.configKey ? ['config'] : [])],
      breakpoints: [],
    },
    changesType: true,

    normalize: ({ description, ...widget }) => ({
      ...query.normalize(widget),
      ...(description && { description }),
    }),

    async list(http) {
      if (listUrl === undefined) {
        throw unsupported('This backend has no list of dashboards.');
      }
      const json = await http.send('GET', listUrl);
      const rows = readList(readObject(json)?.['dashboards'] ?? json);
      return sortSummaries(
        rows.map((row) => ({
          id: String(row['id']),
          name: readText(row['name']) ?? String(row['id']),
          description: '',
          isDefault: false,
          isShared: false,
          widgetCount: Array.isArray(row['widgets']) ? row['widgets'].length : 0,
          revision: 0,
        })),
      );
    },

    async read(http, id) {
      const json = readObject(await http.find(dashboardUrl(id)));
      return json && { dashboard: toDashboard(json, id) };
    },

    async addWidget({ http, id }, widget, rect) {
      const fields = ['type', 'title', 'description', 'query'];
      const record = { dashboard_id: id, ...toRecord(widget, fields), ...placeFields(rect) };
      await act(http, 'widget_actions__create', undefined, record);
      // The answer does not tell the id.
      return {};
    },

    async updateWidget({ http }, id, widget, fields) {
      await update(http, id, toRecord(widget, fields));
      return undefined;
    },

    removeWidget: ({ http }, id) => act(http, 'widget_actions__delete', id, {}),

    async moveWidgets({ http }, moves) {
      const moved: JsonObject[] = [];
      for (const { id, rect, before } of moves) {
        if (before?.w === rect.w && before.h === rect.h) {
          moved.push({ id, position_x: rect.x, position_y: rect.y });
        } else {
          // Reordering does not reach sizes.
          await update(http, id, placeFields(rect));
        }
      }
      if (moved.length > 0) {
        await http.send('POST', reorderUrl, { body: { widgets: moved } });
      }
    },

    refusal(dashboard, change) {
      return actionRefusal(dashboard, change) ?? queryRefusal(dashboard, change);
    },

    async action(http, _id, widgetId, key) {
      const answer = await act(http, key, widgetId, {});
      const { message, invalidate_queries: sources } = answer;
      return {
        ...(typeof message === 'string' && { message }),
        ...(Array.isArray(sources) && {
          invalidateQueries: sources.filter((source) => typeof source === 'string'),
        }),
      };
    },
  });

  /** A query may hold more here than the backend has a place for. */
  function queryRefusal(dashboard: Dashboard, change: Change): DashError | undefined {
    const after: QueryContent = widgetAfter(dashboard, change) ?? {};
    const widget = query.normalize(after);
    const stored = query.read(query.write(widget));
    const { config = {} } = stored;
    return equalJson(widget.query, stored.query) &&
      (!options.configKey || equalJson(widget.config ?? {}, config))
      ? undefined
      : unsupported('This backend has no place for this query, or for its source.');
  }
}

/** The widget that a change adds or updates; `undefined` without one. */
function widgetAfter(dashboard: Dashboard, change: Change): Widget | undefined {
  if (change.type === 'widget.add') {
    return change.widget;
  }
  try {
    return change.type === 'widget.update'
      ? own(applyChange(dashboard, change).widgets, change.id)
      : undefined;
  } catch {
    // It can't be made at all, which is told when it is made.
    return undefined;
  }
}

/** Records say what may be done with them; one without such a list says nothing. */
function actionRefusal({ widgets }: Dashboard, change: Change): DashError | undefined {
  if (change.type !== 'widget.update' && change.type !== 'widget.remove') {
    return undefined;
  }
  const actions = own(widgets, change.id)?.actions;
  const name = change.type === 'widget.remove' ? 'delete' : 'update';
  return actions && !actions.some(({ key }) => isNamed(key, name))
    ? unsupported(`This backend does not let you ${name} this widget.`)
    : undefined;
}

/** Keys are matched on their last part: `widget_actions__update` is `update`. */
function isNamed(key: string, name: string): boolean {
  return key.split('__').at(-1) === name;
}

function readAction(json: JsonObject): ActionDescriptor {
  const key = readText(json['action']) ?? '';
  const priority = json['priority'];
  return present({
    key,
    label: readText(json['label']) ?? key,
    icon: readText(json['icon']),
    priority: typeof priority === 'number' ? priority : undefined,
    confirmationMessage: readText(json['confirmation_message']),
  }) as ActionDescriptor;
}

function placeOf(record: JsonObject): Readonly<Record<keyof Rect, number>> {
  const { position_x: x = null, position_y: y = null, size_w: w = null, size_h: h = null } = record;
  return { ...readPlace({ x, y, w, h }, SMALLEST) };
}

function placeFields({ x, y, w, h }: Rect): JsonObject {
  return { position_x: x, position_y: y, size_w: w, size_h: h };
}

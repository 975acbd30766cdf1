import { router, type Backend, type Call } from './backend.js';

type Json = Record<string, unknown>;

interface StoredWidget {
  readonly id: number;
  widget_type: string;
  title: string;
  config: unknown;
  position: unknown;
  readonly created_at: string;
  updated_at: string;
}

interface StoredDashboard {
  readonly id: number;
  name: string;
  description: string | null;
  is_default: boolean;
  /** `null` for one of the whole tenant. */
  user: string | null;
  readonly created_at: string;
  updated_at: string;
  readonly widgets: Map<number, StoredWidget>;
}

const TYPES = [
  'kpi_tile',
  'line_chart',
  'bar_chart',
  'gauge',
  'table',
  'alert_feed',
  'fleet_status',
  'device_count',
  'health_score',
];
const MAX_ID = 2 ** 31 - 1;

/** The customer-dashboards backend in memory. The user is named by the header `x-user`. */
export class CustomerBackend implements Backend {
  readonly dashboards = new Map<number, StoredDashboard>();
  #lastId = 0;
  readonly #routes = router(
    {
      'GET /customer/dashboards': (call) => this.#list(call),
      'POST /customer/dashboards': (call) => this.#create(call),
      'GET /customer/dashboards/:id': (call) => json(200, whole(this.#find(call), call)),
      'PUT /customer/dashboards/:id': (call) => this.#update(call),
      'DELETE /customer/dashboards/:id': (call) => this.#remove(call),
      'POST /customer/dashboards/:id/widgets': (call) => this.#addWidget(call),
      'PUT /customer/dashboards/:id/widgets/:wid': (call) => this.#updateWidget(call),
      'DELETE /customer/dashboards/:id/widgets/:wid': (call) => this.#removeWidget(call),
      'PUT /customer/dashboards/:id/layout': (call) => this.#place(call),
    },
    () => json(404, { detail: 'Not Found' }),
  );

  async handle(request: Request): Promise<Response> {
    if (!['GET', 'POST', 'PUT', 'DELETE'].includes(request.method)) {
      return json(405, { detail: 'Method Not Allowed' });
    }
    try {
      return await this.#routes.handle(request);
    } catch (error) {
      if (error instanceof Fault) {
        return error.response;
      }
      throw error;
    }
  }

  #list(call: Call): Response {
    const rows = [...this.dashboards.values()].filter(
      ({ user }) => user === null || user === userOf(call),
    );
    const dashboards = rows.map((row) => ({ ...head(row, call), widget_count: row.widgets.size }));
    return json(200, { dashboards, total: rows.length });
  }

  #create(call: Call): Response {
    const body = fieldsOf(call);
    if (typeof body['name'] !== 'string') {
      invalid('name', 'Field required');
    }
    const user = userOf(call);
    if ([...this.dashboards.values()].filter((row) => row.user === user).length >= 20) {
      refuse(400, 'Maximum of 20 dashboards reached');
    }
    const now = time();
    const dashboard: StoredDashboard = {
      id: ++this.#lastId,
      name: text(body, 'name', 100) ?? '',
      description: text(body, 'description', 500) ?? null,
      is_default: false,
      user,
      created_at: now,
      updated_at: now,
      widgets: new Map(),
    };
    this.dashboards.set(dashboard.id, dashboard);
    this.#setDefault(dashboard, body['is_default'] === true);
    return json(201, head(dashboard, call));
  }

  #update(call: Call): Response {
    const dashboard = this.#find(call);
    this.#requireOwner(dashboard, call);
    const body = fieldsOf(call);
    const name = text(body, 'name', 100);
    const description = text(body, 'description', 500);
    const isDefault = body['is_default'];
    if ([name, description, isDefault].every((value) => value === undefined || value === null)) {
      refuse(400, 'No fields to update');
    }
    dashboard.name = name ?? dashboard.name;
    dashboard.description = description ?? dashboard.description;
    if (typeof isDefault === 'boolean') {
      this.#setDefault(dashboard, isDefault);
    }
    dashboard.updated_at = time();
    const { id, is_default } = dashboard;
    return json(200, { id, name: dashboard.name, is_default, updated_at: dashboard.updated_at });
  }

  #setDefault(dashboard: StoredDashboard, isDefault: boolean): void {
    if (isDefault) {
      for (const other of this.dashboards.values()) {
        other.is_default &&= other.user !== dashboard.user;
      }
    }
    dashboard.is_default = isDefault;
  }

  #remove(call: Call): Response {
    const dashboard = this.#find(call);
    this.#requireOwner(dashboard, call);
    this.dashboards.delete(dashboard.id);
    return new Response(null, { status: 204 });
  }

  #addWidget(call: Call): Response {
    const { widgets } = this.#findOwn(call);
    const body = fieldsOf(call);
    const type = body['widget_type'];
    if (typeof type !== 'string') {
      invalid('widget_type', 'Field required');
    }
    if (!TYPES.includes(type)) {
      refuse(400, `Unknown widget type: ${type}`);
    }
    if (widgets.size >= 30) {
      refuse(400, 'Maximum of 30 widgets reached');
    }
    const now = time();
    const widget: StoredWidget = {
      id: ++this.#lastId,
      widget_type: type,
      title: text(body, 'title', 255) ?? '',
      config: object(body, 'config') ?? {},
      position: object(body, 'position') ?? { x: 0, y: 0, w: 2, h: 2 },
      created_at: now,
      updated_at: now,
    };
    widgets.set(widget.id, widget);
    const { updated_at: _, ...answer } = widget;
    return json(201, answer);
  }

  #updateWidget(call: Call): Response {
    const widget = this.#findWidget(call);
    const body = fieldsOf(call);
    const title = text(body, 'title', 255);
    const config = object(body, 'config');
    const position = object(body, 'position');
    if (title === undefined && config === undefined && position === undefined) {
      refuse(400, 'No fields to update');
    }
    widget.title = title ?? widget.title;
    widget.config = config ?? widget.config;
    widget.position = position ?? widget.position;
    widget.updated_at = time();
    const { id, updated_at } = widget;
    return json(200, { id, title: widget.title, config: widget.config, updated_at });
  }

  #removeWidget(call: Call): Response {
    const { id } = this.#findWidget(call);
    this.#findOwn(call).widgets.delete(id);
    return new Response(null, { status: 204 });
  }

  #place(call: Call): Response {
    const { widgets } = this.#findOwn(call);
    const { layout } = fieldsOf(call);
    if (!Array.isArray(layout)) {
      invalid('layout', 'Field required');
    }
    for (const item of layout as Json[]) {
      // Others than those of this dashboard are ignored.
      const widget = widgets.get(Number(item['widget_id']));
      if (widget) {
        const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((key) => Math.trunc(Number(item[key])));
        widget.position = { x, y, w, h };
      }
    }
    return json(200, { ok: true });
  }

  #find({ parts: [text = ''], request }: Call): StoredDashboard {
    const dashboard = this.dashboards.get(readId(text));
    const user = request.headers.get('x-user') ?? 'me';
    return dashboard && (dashboard.user === null || dashboard.user === user)
      ? dashboard
      : request.method === 'GET' || !dashboard
        ? refuse(404, 'Dashboard not found')
        : refuse(403, 'Not your dashboard');
  }

  /** Widgets of others are not found, whatever the method. */
  #findOwn(call: Call): StoredDashboard {
    const dashboard = this.dashboards.get(readId(call.parts[0] ?? ''));
    return dashboard && (dashboard.user === null || dashboard.user === userOf(call))
      ? dashboard
      : refuse(404, 'Dashboard not found');
  }

  #findWidget(call: Call): StoredWidget {
    const widget = this.#findOwn(call).widgets.get(readId(call.parts[1] ?? ''));
    return widget ?? refuse(404, 'Widget not found');
  }

  #requireOwner({ user }: StoredDashboard, call: Call): void {
    if (user !== null && user !== userOf(call)) {
      refuse(403, 'Not your dashboard');
    }
  }
}

/** A permanent fault that looks as if it would pass. */
class Fault extends Error {
  constructor(readonly response: Response) {
    super();
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

function refuse(status: number, detail: unknown): never {
  throw new Fault(json(status, { detail }));
}

function crash(): never {
  const headers = { 'content-type': 'text/plain' };
  throw new Fault(new Response('Internal Server Error', { status: 500, headers }));
}

function invalid(field: string, msg: string): never {
  return refuse(422, [{ loc: ['body', field], msg, type: 'value_error' }]);
}

function readId(text: string): number {
  if (!/^-?\d+$/.test(text)) {
    refuse(422, [{ loc: ['path', 'id'], msg: 'Input should be a valid integer', type: 'int' }]);
  }
  return Number(text) > MAX_ID ? crash() : Number(text);
}

function fieldsOf({ body }: Call): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuse(422, [{ loc: ['body'], msg: 'Input should be an object', type: 'dict' }]);
  }
  // The database has no place for these.
  JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' && /\0|\p{Surrogate}/u.test(value) ? crash() : value,
  );
  return body as Json;
}

/** A text is trimmed; `null` is none. */
function text(body: Json, field: string, longest: number): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'string') {
    invalid(field, 'Input should be a valid string');
  }
  if (value.length > longest) {
    invalid(field, `String should have at most ${longest} characters`);
  }
  return value.trim();
}

function object(body: Json, field: string): unknown {
  const value = body[field];
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'object' && !Array.isArray(value)
    ? value
    : invalid(field, 'Input should be a valid dictionary');
}

function userOf({ request }: Call): string {
  return request.headers.get('x-user') ?? 'me';
}

function head(row: StoredDashboard, call: Call): Json {
  const { id, name, description, is_default, user, created_at, updated_at } = row;
  return {
    id,
    name,
    description,
    is_default,
    is_shared: user === null,
    is_owner: user === userOf(call),
    created_at,
    updated_at,
  };
}

function whole(row: StoredDashboard, call: Call): Json {
  return { ...head(row, call), layout: [], widgets: [...row.widgets.values()] };
}

/** Times without a zone, as the backend writes them. */
function time(): string {
  return new Date().toISOString().replace('Z', '+00:00');
}

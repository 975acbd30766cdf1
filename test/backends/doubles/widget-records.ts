import { router, type Backend, type Call } from './backend.js';

type Json = Record<string, unknown>;

interface Action {
  readonly action: string;
  readonly label: string;
  readonly priority: number;
  readonly icon: string | null;
  readonly confirmation_message?: string;
}

interface Stored extends Json {
  readonly id: string;
  readonly dashboard_id: string;
  actions: Action[];
}

const ACTIONS: Action[] = [
  { action: 'widget_actions__update', label: 'Edit', priority: 1, icon: 'pencil' },
  { action: 'widget_actions__refresh', label: 'Refresh now', priority: 2, icon: null },
  {
    action: 'widget_actions__delete',
    label: 'Delete',
    priority: 9,
    icon: 'trash',
    confirmation_message: 'Really delete it?',
  },
];
const FIELDS = [
  'type',
  'title',
  'description',
  'query',
  'position_x',
  'position_y',
  'size_w',
  'size_h',
];
const DEFAULTS: Json = {
  title: '',
  description: null,
  query: {},
  position_x: 0,
  position_y: 0,
  size_w: 1,
  size_h: 1,
};

/** The widget-records backend in memory: widgets with server-driven actions. */
export class RecordBackend implements Backend {
  readonly widgets = new Map<string, Stored>();
  readonly dashboards = new Map([['main', 'Main']]);
  #lastId = 0;
  readonly #routes = router(
    {
      'GET /dashboards': () =>
        json(
          200,
          [...this.dashboards].map(([id, name]) => ({ id, name })),
        ),
      'GET /dashboards/:id': ({ parts: [id = ''] }) =>
        this.dashboards.has(id)
          ? json(200, { id, name: this.dashboards.get(id), widgets: this.#widgetsOf(id) })
          : refuse(404, 'No such dashboard'),
      'GET /widgets/:id': (call) => json(200, this.#find(call)),
      'POST /widgets/reorder': (call) => this.#reorder(call),
      'POST /actions/:action': (call) => this.#act(call),
      'POST /actions/:action/:id': (call) => this.#act(call),
    },
    () => refuse(404, 'Not found'),
  );

  async handle(request: Request): Promise<Response> {
    try {
      return await this.#routes.handle(request);
    } catch (error) {
      if (error instanceof Refused) {
        return error.response;
      }
      throw error;
    }
  }

  #widgetsOf(dashboard: string): Stored[] {
    return [...this.widgets.values()].filter((widget) => widget.dashboard_id === dashboard);
  }

  #find({ parts }: Call): Stored {
    return this.widgets.get(parts.at(-1) ?? '') ?? refuse(404, 'No such widget');
  }

  /** Positions only; other keys are ignored. */
  #reorder({ body }: Call): Response {
    for (const { id, position_x, position_y } of (body as { widgets: Json[] }).widgets) {
      const widget = this.widgets.get(String(id));
      if (widget) {
        Object.assign(widget, { position_x, position_y });
      }
    }
    return json(200, { message: 'Reordered', invalidate_queries: ['dashboard'] });
  }

  #act(call: Call): Response {
    const [action = ''] = call.parts;
    const data = (call.body ?? {}) as Json;
    if (action === 'widget_actions__create') {
      return this.#create(data);
    }
    const widget = this.#find(call);
    if (!widget.actions.some((offered) => offered.action === action)) {
      refuse(403, 'This action is not offered');
    }
    switch (action) {
      case 'widget_actions__update':
        Object.assign(widget, pick(data), { updated_at: new Date().toISOString() });
        break;
      case 'widget_actions__delete':
        this.widgets.delete(widget.id);
        break;
    }
    return json(200, { message: `Done: ${action}`, invalidate_queries: ['sales', 'dashboard'] });
  }

  /** The answer has no id. */
  #create(data: Json): Response {
    const dashboard = String(data['dashboard_id']);
    if (!this.dashboards.has(dashboard)) {
      refuse(404, 'No such dashboard');
    }
    if (data['type'] === 'forbidden') {
      refuse(422, 'There is no such type');
    }
    const id = `rec_${(++this.#lastId).toString(36)}/å`;
    const now = new Date().toISOString();
    this.widgets.set(id, {
      ...DEFAULTS,
      ...pick(data),
      id,
      dashboard_id: dashboard,
      created_at: now,
      updated_at: now,
      actions: [...ACTIONS],
    });
    return json(200, { message: 'Created', invalidate_queries: ['dashboard'] });
  }
}

function pick(data: Json): Json {
  return Object.fromEntries(FIELDS.filter((key) => key in data).map((key) => [key, data[key]]));
}

class Refused extends Error {
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

function refuse(status: number, message: string): never {
  throw new Refused(json(status, { message }));
}

import { router, type Backend, type Call } from './backend.js';

type Json = Record<string, unknown>;

interface UserWidget {
  readonly id: string;
  readonly widgetId: string;
  config: unknown;
  title?: string;
}

interface Item {
  readonly i: string;
  x: number;
  y: number;
  w: number;
  h: number;
  readonly responsive?: Json;
}

export interface UserBackendOptions {
  /** Default true. */
  readonly storesTitles?: boolean;
  /** False if no answer to a write has an id. Default true. */
  readonly answersIds?: boolean;
}

const CATALOG = [
  { id: 'def-1', slug: 'revenue', name: 'Revenue', category: 'sales', componentId: 'kpi' },
  { id: 'def-2', slug: 'orders', name: 'Orders', category: 'sales', componentId: 'chart' },
  { id: 'def-3', slug: null, name: 'Map', category: 'places', componentId: 'map' },
  { id: 'def-4', slug: 'notes', name: 'Notes', category: 'text', componentId: 'note' },
];

/** The user-dashboard backend in memory, of one user. */
export class UserBackend implements Backend {
  readonly catalog = CATALOG;
  readonly userWidgets = new Map<string, UserWidget>();
  /** `null` until the first widget is added. */
  layout: { readonly id: string; readonly columns: number; items: Item[] } | null = null;
  #lastId = 0;
  readonly #options: UserBackendOptions;
  readonly #routes = router(
    {
      'GET /api/widgets': () => json(200, this.catalog),
      'GET /api/widgets/:slug': ({ parts: [slug] }) => {
        const found = this.catalog.find((definition) => definition.slug === slug);
        return found ? json(200, found) : refuse(404, 'Widget not found');
      },
      'GET /api/user/widgets': () =>
        json(
          200,
          [...this.userWidgets.values()].map(({ title, ...row }) => ({
            ...row,
            title: title ?? null,
          })),
        ),
      'POST /api/user/widgets': (call) => this.#install(call),
      'PUT /api/user/widgets/:id': (call) => this.#update(call),
      'DELETE /api/user/widgets/:id': (call) => this.#uninstall(call),
      'GET /api/user/dashboard': () => json(200, { layout: this.#show() }),
      'PUT /api/user/dashboard': (call) => this.#place(call),
      'POST /api/user/dashboard/add': (call) => this.#add(call),
      'DELETE /api/user/dashboard/:id': (call) => this.#remove(call),
    },
    () => refuse(404, 'Not found'),
  );

  constructor(options: UserBackendOptions = {}) {
    this.#options = options;
  }

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

  #show() {
    return (
      this.layout && {
        ...this.layout,
        items: this.layout.items.map(({ i, ...place }) => {
          const { id, widgetId, config } = this.userWidgets.get(i)!;
          const { id: _, ...definition } = this.catalog.find((entry) => entry.id === widgetId)!;
          return { ...place, widget: { id, widgetId, config, definition } };
        }),
      }
    );
  }

  #install({ body }: Call): Response {
    const { widgetId, config = null } = body as Json;
    if (!this.catalog.some(({ id }) => id === widgetId)) {
      refuse(404, 'Widget not found');
    }
    if ([...this.userWidgets.values()].some((widget) => widget.widgetId === widgetId)) {
      refuse(409, 'Widget already installed');
    }
    const id = `uw-${++this.#lastId}`;
    const widget: UserWidget = { id, widgetId: String(widgetId), config };
    this.userWidgets.set(id, widget);
    return json(201, this.#options.answersIds === false ? { success: true } : widget);
  }

  #update({ parts: [id = ''], body }: Call): Response {
    const widget = this.userWidgets.get(id) ?? refuse(404, 'Widget not found');
    const { config, title } = body as Json;
    if (config !== undefined) {
      widget.config = config;
    }
    if (typeof title === 'string' && this.#options.storesTitles !== false) {
      widget.title = title;
    }
    return json(200, { success: true });
  }

  #uninstall({ parts: [id = ''] }: Call): Response {
    if (!this.userWidgets.delete(id)) {
      refuse(404, 'Widget not found');
    }
    this.layout &&= { ...this.layout, items: this.layout.items.filter(({ i }) => i !== id) };
    return json(200, { success: true });
  }

  #place({ body }: Call): Response {
    const layout = this.layout ?? refuse(404, 'No dashboard yet');
    const { items } = body as { items: Item[] };
    for (const { i, x, y, w, h } of items) {
      const item = layout.items.find((other) => other.i === i);
      if (item) {
        Object.assign(item, { x, y, w, h });
      }
    }
    return json(200, { success: true });
  }

  /** `widgetId` is the id of the user's widget. */
  #add({ body }: Call): Response {
    const { widgetId, position } = body as { widgetId: string; position?: Item };
    if (!this.userWidgets.has(widgetId)) {
      refuse(404, 'Widget not installed');
    }
    this.layout ??= { id: 'layout-1', columns: 12, items: [] };
    const { items } = this.layout;
    if (items.some(({ i }) => i === widgetId)) {
      refuse(409, 'Widget already on the dashboard');
    }
    const below = Math.max(0, ...items.map(({ y, h }) => y + h));
    const { x = 0, y = below, w = 4, h = 3 } = position ?? {};
    items.push({ i: widgetId, x, y, w, h });
    return json(201, { success: true });
  }

  #remove({ parts: [id = ''] }: Call): Response {
    const layout = this.layout ?? refuse(404, 'No dashboard yet');
    const rest = layout.items.filter(({ i }) => i !== id);
    if (rest.length === layout.items.length) {
      refuse(404, 'Widget not on the dashboard');
    }
    layout.items = rest;
    return json(200, { success: true });
  }
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
  throw new Refused(json(status, { error: { message } }));
}

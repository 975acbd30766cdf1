import { DashError } from '../../../model/errors.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';
import { parseDashboard } from '../../../model/parse/dashboard.js';
import type { Dashboard, Rect } from '../../../model/types.js';
import { readList } from '../read-list.js';
import { isPlace } from '../read-place.js';
import { readObject, readText } from '../read-value.js';
import { segment } from '../segment.js';
import type { Dialect, RestHttp } from '../types.js';
import { unsupported } from '../without-revisions/refusal.js';
import type { Reading } from '../without-revisions/types.js';
import { withoutRevisions } from '../without-revisions/without-revisions.js';

const ID = 'default';
const DASHBOARD = '/api/user/dashboard';
const USER_WIDGETS = '/api/user/widgets';
const DEFINITIONS = '/api/widgets';
/** Layouts of narrow screens that the backend has and does not let anybody write. */
const NARROW = ['md', 'sm'];

/** A widget of the backend's catalog. */
export interface WidgetDefinition {
  readonly slug?: string | undefined;
  readonly componentId?: string | undefined;
  readonly name?: string | undefined;
}

export interface UserDashboardOptions {
  /** The name of the one dashboard. Default "Dashboard". */
  readonly name?: string;
  /** The type of widget for a definition. Default: its slug, else its component id. */
  readonly typeOf?: (definition: WidgetDefinition) => string | undefined;
}

/** A widget that the user has installed, on the dashboard or not. */
interface Installed {
  readonly id: string;
  readonly type: string;
}

interface UserReading extends Reading {
  readonly installed: readonly Installed[];
}

/** The entry of the catalog for one type. */
interface Definition {
  readonly id: JsonValue;
  readonly type: string;
  readonly name: string;
}

/**
 * A backend with one dashboard a user, "default", of widgets that the user has installed, each type
 * once. It has no place for the fields of the dashboard, for layouts of narrow screens, or for more
 * of a widget than its config and, in some versions, its title. Removing a widget leaves it
 * installed.
 */
export function userDashboard(options: UserDashboardOptions = {}): Dialect {
  const { name = 'Dashboard', typeOf = ({ slug, componentId }) => slug ?? componentId } = options;
  const definitions = new WeakMap<RestHttp, Promise<readonly Definition[]>>();
  /** Unknown until a title was written and read back: some versions drop it. */
  let storesTitles: boolean | undefined;

  function readDefinition(json: JsonObject): Definition | undefined {
    const [slug, componentId, label] = ['slug', 'componentId', 'name'].map((key) =>
      readText(json[key]),
    );
    const type = typeOf({ slug, componentId, name: label });
    return type ? { id: json['id'] ?? null, type, name: label ?? '' } : undefined;
  }

  async function askDefinitions(http: RestHttp): Promise<readonly Definition[]> {
    const list = readList(await http.send('GET', DEFINITIONS));
    return list.map(readDefinition).filter((definition) => definition !== undefined);
  }

  /** The catalog is asked for once. */
  function definitionsOf(http: RestHttp): Promise<readonly Definition[]> {
    const known = definitions.get(http) ?? askDefinitions(http);
    definitions.set(http, known);
    known.catch(() => definitions.delete(http));
    return known;
  }

  async function read(http: RestHttp): Promise<UserReading> {
    const [answer, userWidgets, catalog] = await Promise.all([
      http.send('GET', DASHBOARD),
      http.send('GET', USER_WIDGETS).then(readList),
      definitionsOf(http),
    ]);
    const layout = readObject(readObject(answer)?.['layout']) ?? {};
    const items = readList(layout['items'] ?? []);
    const widgets: Record<string, JsonValue> = {};
    const layouts: Record<string, Record<string, JsonValue>> = { lg: {} };
    for (const item of items) {
      const widget = readObject(item['widget']);
      const id = readText(widget?.['id']);
      if (!widget || id === undefined) {
        continue;
      }
      const row = userWidgets.find((other) => readText(other['id']) === id);
      const own = readObject(widget['definition']);
      const definition =
        (own && readDefinition(own)) ??
        catalog.find((other) => String(other.id) === readText(widget['widgetId']));
      const config = readObject(widget['config']) ?? readObject(row?.['config']) ?? {};
      const title = readText(row?.['title']) ?? titleOf(config, definition);
      widgets[id] = {
        type: definition?.type ?? readText(widget['widgetId']) ?? '?',
        title,
        config,
      };
      placeItem(layouts, id, item);
    }
    const installed = userWidgets.flatMap((row): Installed[] => {
      const id = readText(row['id']);
      const definition = catalog.find((other) => String(other.id) === readText(row['widgetId']));
      return id !== undefined && definition ? [{ id, type: definition.type }] : [];
    });
    const columns = Number(layout['columns']);
    const dashboard: Dashboard = parseDashboard({
      id: ID,
      name,
      isDefault: true,
      ...(Number.isInteger(columns) && columns > 0 && { columns }),
      widgets,
      layouts,
    });
    return { dashboard, installed };
  }

  /** Writes the config, and a title if there is one to write. Returns false if that was dropped. */
  async function updateUserWidget(
    http: RestHttp,
    id: string,
    config: JsonObject,
    title: string | undefined,
  ): Promise<boolean> {
    const isTitled = title !== undefined && storesTitles !== false;
    const body = { config, ...(isTitled && { title }) };
    await http.send('PUT', `${USER_WIDGETS}/${segment(id)}`, { body });
    if (title === undefined) {
      return true;
    }
    if (storesTitles === undefined) {
      const rows = readList(await http.send('GET', USER_WIDGETS));
      const row = rows.find((other) => readText(other['id']) === id);
      storesTitles = row !== undefined && readText(row['title']) === title;
    }
    return storesTitles;
  }

  /** Installs a widget, and returns its id. */
  async function install(http: RestHttp, definition: Definition, config: JsonObject) {
    const body = { widgetId: definition.id, config };
    const answer = readObject(await http.send('POST', USER_WIDGETS, { body }));
    const id = readText(answer?.['id']) ?? readText(readObject(answer?.['widget'])?.['id']);
    if (id !== undefined) {
      return id;
    }
    const rows = readList(await http.send('GET', USER_WIDGETS));
    const row = rows.find(({ widgetId }) => readText(widgetId) === String(definition.id));
    return readText(row?.['id']);
  }

  return withoutRevisions<UserReading>({
    get keeps() {
      return {
        dashboard: [],
        widget: storesTitles === false ? ['config'] : ['title', 'config'],
        breakpoints: [],
      };
    },
    takesTypeOnce: true,

    async list(http) {
      const { dashboard } = await read(http);
      const widgetCount = Object.keys(dashboard.widgets).length;
      return [
        {
          id: ID,
          name,
          description: '',
          isDefault: true,
          isShared: false,
          isOwner: true,
          widgetCount,
          revision: 0,
        },
      ];
    },

    read: async (http, id) => (id === ID ? read(http) : undefined),

    async addWidget({ http, reading }, { type, title, config }, rect) {
      const catalog = await definitionsOf(http);
      const definition = catalog.find((other) => other.type === type);
      if (!definition) {
        definitions.delete(http);
        throw new DashError('refused', `This backend has no widget "${type}" in its catalog.`);
      }
      const waiting = reading.installed.find((other) => other.type === type);
      const id = waiting?.id ?? (await install(http, definition, config));
      if (id === undefined) {
        throw new DashError('refused', `This backend did not install the widget "${type}".`);
      }
      const ownTitle = titleOf(config, definition);
      const written = title === ownTitle ? undefined : title;
      const isTitled =
        waiting || (written !== undefined && storesTitles !== false)
          ? await updateUserWidget(http, id, config, waiting ? title : written)
          : written === undefined;
      const body = { widgetId: id, position: { ...rect } };
      await http.send('POST', `${DASHBOARD}/add`, { body });
      return { id, ...(!isTitled && { widget: { title: ownTitle } }) };
    },

    async updateWidget({ http }, id, { title, config }, fields) {
      const written = fields.includes('title') ? title : undefined;
      if (!(await updateUserWidget(http, id, config, written))) {
        throw unsupported('This backend stores no titles of widgets.');
      }
      return undefined;
    },

    removeWidget: ({ http }, id) => http.send('DELETE', `${DASHBOARD}/${segment(id)}`),

    moveWidgets({ http }, _moves, all) {
      const items = Object.entries(all).map(([i, { x, y, w, h }]) => ({ i, x, y, w, h }));
      return http.send('PUT', DASHBOARD, { body: { items } });
    },
  });
}

/**
 * The title of a widget that has none of its own: the backend's dialog writes it into the config.
 */
function titleOf(config: JsonObject, definition: Definition | undefined): string {
  return readText(config['title']) ?? definition?.name ?? '';
}

/** A widget without a place goes below everything. */
function placeItem(
  layouts: Record<string, Record<string, JsonValue>>,
  id: string,
  item: JsonObject,
): void {
  const responsive = readObject(item['responsive']) ?? {};
  for (const [breakpoint, place] of [
    ['lg', item],
    ...NARROW.map((narrow) => [narrow, responsive[narrow]] as const),
  ] as const) {
    if (isPlace(place)) {
      const { x, y, w, h } = place as unknown as Rect;
      layouts[breakpoint] = { ...layouts[breakpoint], [id]: { x, y, w, h } };
    }
  }
}

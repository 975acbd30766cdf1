import {
  createDashboard,
  createWidget,
  type JsonObject,
  type Dashboard,
  type Rect,
  type Widget,
} from 'dash-grid/model';
import type { GridSize, ResolvedWidgetType } from 'dash-grid/registry';
import type { Story } from './story.js';

/** The states of a widget by their names in addresses, with their labels. */
export const STATES = {
  data: 'Data',
  skeleton: 'Loading',
  empty: 'Empty',
  error: 'Error',
  'wrong-shape': 'Wrong shape',
  unconfigured: 'Not configured',
} as const;

export const SIZES = { min: 'Min', default: 'Default', max: 'Max' } as const;

export type StateName = keyof typeof STATES;
export type SizeName = keyof typeof SIZES;

export const stateNames = Object.keys(STATES) as readonly StateName[];
export const sizeNames = Object.keys(SIZES) as readonly SizeName[];

/** One widget of the gallery: its type, content, state and size. */
export interface Scene {
  readonly story: Story;
  readonly resolved: ResolvedWidgetType;
  readonly state: StateName;
  readonly size: SizeName;
  /** The name of one of the story's answers. */
  readonly answer: string;
}

const SOURCES: Readonly<Partial<Record<StateName, string>>> = {
  skeleton: 'silent',
  empty: 'nothing',
  error: 'failing',
  'wrong-shape': 'other',
};

/** Makes the config and query that bring a widget into a scene's state. */
export function contentOf({ story, state, answer }: Scene): Pick<Widget, 'config' | 'query'> {
  if (state === 'unconfigured') {
    return { config: {} };
  }
  const chosen = story.answers[answer];
  const select =
    state === 'data'
      ? `/${story.type}/${answer}`
      : state === 'empty'
        ? `/${story.type}`
        : undefined;
  const query: JsonObject = {
    source: SOURCES[state] ?? 'answers',
    ...(select !== undefined && { select }),
  };
  return { config: { ...story.config, ...chosen?.config }, query };
}

export function sizeOf({ resolved, size }: Pick<Scene, 'resolved' | 'size'>): GridSize {
  const { defaultSize, limits } = resolved;
  if (size === 'min') {
    return { w: limits.minW, h: limits.minH };
  }
  if (size === 'max') {
    return { w: limits.maxW, h: limits.maxH };
  }
  return defaultSize;
}

const COLUMNS = 12;

/** Places rectangles side by side, in rows of twelve columns. */
function flow(sizes: readonly GridSize[]): readonly Rect[] {
  let x = 0;
  let y = 0;
  let next = 0;
  return sizes.map(({ w, h }) => {
    if (x + w > COLUMNS) {
      x = 0;
      y = next;
    }
    const rect = { x, y, w, h };
    x += w;
    next = Math.max(next, y + h);
    return rect;
  });
}

/** Makes a dashboard of scenes; `entries` are the ids and titles of the widgets. */
export function createBoard(
  id: string,
  entries: readonly (readonly [widgetId: string, title: string, scene: Scene])[],
): Dashboard {
  const rects = flow(entries.map(([, , scene]) => sizeOf(scene)));
  const widgets = entries.map(([widgetId, title, scene], order) =>
    createWidget({ id: widgetId, type: scene.story.type, title, order, ...contentOf(scene) }),
  );
  return createDashboard({
    id,
    name: id,
    widgets: Object.fromEntries(widgets.map((widget) => [widget.id, widget])),
    layouts: { lg: Object.fromEntries(entries.map(([key], index) => [key, rects[index]!])) },
  });
}

/** The number of rows of a dashboard. */
export function rowsOf({ layouts }: Dashboard): number {
  return Math.max(0, ...Object.values(layouts['lg'] ?? {}).map(({ y, h }) => y + h));
}

import { DashError } from '../../model/errors.js';
import {
  BASE_BREAKPOINT,
  changedRects,
  createWidget,
  DEFAULT_COLUMNS,
  firstFreeSpot,
  formatPointer,
  layoutRows,
  normalizeLayout,
  placedLayout,
  startGesture,
} from '../../model/index.js';
import type { JsonObject, JsonPointer, JsonValue } from '../../model/json.js';
import type {
  Change,
  Compaction,
  Dashboard,
  Layout,
  Rect,
  SizeLimits,
  Widget,
  WidgetId,
  WidgetUpdateChange,
} from '../../model/types.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type { GridSize } from '../../registry/types/index.js';
import { layoutEdit } from '../../model/layout/layout-edit.js';

/** What {@link addWidgetChanges} takes: a type, and what differs from its defaults. */
export interface AddWidgetOptions extends Partial<Omit<Widget, 'type'>> {
  readonly type: string;
  /** Where to put it. Default: the first free spot, in the type's default size. */
  readonly at?: Partial<Rect>;
}

/** What {@link updateWidgetChange} takes: plain fields, config keys to merge, or JSON Pointers. */
export interface WidgetPatch {
  readonly title?: string;
  readonly description?: string;
  /** Merged into the config, key by key. */
  readonly config?: JsonObject;
  readonly query?: JsonObject;
  readonly isVisible?: boolean;
  readonly set?: Readonly<Record<JsonPointer, JsonValue>>;
  readonly unset?: readonly JsonPointer[];
}

export interface CommandContext {
  readonly registry: WidgetRegistry;
  readonly columns: number | undefined;
  readonly compaction: Compaction;
}

/** The columns and the compaction that a dashboard is edited with. */
export function gridOf(dashboard: Dashboard, { columns, compaction }: CommandContext) {
  return {
    columns: columns ?? dashboard.columns ?? DEFAULT_COLUMNS,
    compaction,
  };
}

function limitsOf(widget: Widget | undefined, registry: WidgetRegistry): SizeLimits | undefined {
  return widget && registry.resolveWidget(widget)?.limits;
}

/**
 * A new widget `id` on its way to a chosen place; the others make room. The same for a preview and
 * for the change that follows.
 */
export function addGesture(
  shown: Layout,
  id: WidgetId,
  wanted: GridSize,
  grid: ReturnType<typeof gridOf>,
) {
  const size = { w: Math.min(wanted.w, grid.columns), h: wanted.h };
  return {
    size,
    solve({ x, y }: Pick<Rect, 'x' | 'y'>): Layout {
      // It comes from below in its columns: from the side, another would take the place that it
      // seems to leave.
      const start = { ...shown, [id]: { ...size, x, y: layoutRows(shown) } };
      return startGesture(start, id, grid).solve({ ...size, x, y });
    },
  };
}

/**
 * The changes that put a new widget on the dashboard.
 *
 * @throws DashError `unknown-type`; `widget-limit` when the type allows no further instance.
 */
export function addWidgetChanges(
  dashboard: Dashboard,
  { at, ...init }: AddWidgetOptions,
  context: CommandContext,
): { id: WidgetId; changes: Change[] } {
  const resolved = context.registry.resolve(init.type, init.version);
  if (!resolved) {
    throw new DashError(
      'unknown-type',
      `There is no widget type "${init.type}". Register its manifest before you add it.`,
    );
  }
  const { manifest, defaultSize } = resolved;
  const { maxInstances = Infinity } = manifest;
  const widgets = Object.values(dashboard.widgets);
  const isSame = ({ type }: Widget) =>
    context.registry.resolve(type)?.manifest.type === manifest.type;
  if (widgets.length >= maxInstances && widgets.filter(isSame).length >= maxInstances) {
    throw new DashError(
      'widget-limit',
      `A dashboard holds at most ${maxInstances} of “${manifest.name}”, and this one has them.`,
    );
  }
  const order = Math.max(-1, ...widgets.map((widget) => widget.order)) + 1;
  const widget = createWidget({
    title: manifest.defaultTitle ?? manifest.name,
    order,
    configVersion: manifest.version,
    ...init,
  });
  const grid = gridOf(dashboard, context);
  const shown = normalizeLayout(placedLayout(dashboard), grid);
  const { size, solve } = addGesture(
    shown,
    widget.id,
    { w: at?.w ?? defaultSize.w, h: at?.h ?? defaultSize.h },
    grid,
  );
  const free = firstFreeSpot(shown, size, grid.columns);
  if (at?.x === undefined && at?.y === undefined) {
    return {
      id: widget.id,
      changes: [{ type: 'widget.add', widget, rects: { [BASE_BREAKPOINT]: free } }],
    };
  }
  const { [widget.id]: rect = free, ...others } = solve({ x: at.x ?? free.x, y: at.y ?? free.y });
  const moved = changedRects(shown, others);
  const changes: Change[] = [{ type: 'widget.add', widget, rects: { [BASE_BREAKPOINT]: rect } }];
  if (Object.keys(moved).length > 0) {
    changes.push({ type: 'layout.set', breakpoint: BASE_BREAKPOINT, rects: moved });
  }
  return { id: widget.id, changes };
}

export function updateWidgetChange(id: WidgetId, patch: WidgetPatch): WidgetUpdateChange {
  const { set, unset, config, ...fields } = patch;
  const values = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    type: 'widget.update',
    id,
    set: {
      ...Object.fromEntries(values.map(([key, value]) => [formatPointer([key]), value])),
      ...Object.fromEntries(
        Object.entries(config ?? {}).map(([key, value]) => [formatPointer(['config', key]), value]),
      ),
      ...set,
    },
    ...(unset && { unset }),
  };
}

/** @throws DashError `widget-not-found`. */
export function moveWidgetChanges(
  dashboard: Dashboard,
  id: WidgetId,
  target: Partial<Rect>,
  context: CommandContext,
): Change[] {
  const grid = gridOf(dashboard, context);
  const shown = normalizeLayout(placedLayout(dashboard), grid);
  const present = shown[id];
  if (!present) {
    throw new DashError('widget-not-found', `This dashboard has no widget "${id}".`);
  }
  const limits = limitsOf(dashboard.widgets[id], context.registry);
  const after = startGesture(shown, id, { ...grid, ...(limits && { limits }) }).solve({
    ...present,
    ...target,
  });
  const change = layoutEdit(dashboard, changedRects(shown, after), grid);
  return change ? [change] : [];
}

/** @throws DashError `import-format`, `invalid-document`. */
export async function importChanges(present: Dashboard, input: unknown): Promise<Change[]> {
  const [{ importDashboard }, { diffDashboards }] = await Promise.all([
    import('../../model/import/index.js'),
    import('../../model/change/diff.js'),
  ]);
  return diffDashboards(present, {
    ...importDashboard(input, { name: present.name }),
    id: present.id,
  });
}

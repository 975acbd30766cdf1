import { frozenInDevelopment } from '../freeze.js';
import type { JsonObject, JsonPointer, JsonValue } from '../json.js';
import { own } from '../record.js';
import type { Breakpoint, Change, Compaction, Dashboard, Widget, WidgetId } from '../types.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';
import { mergeLayouts } from './merge-layouts.js';
import { mergeObjects, onlyChange, prefer } from './three-way.js';

/**
 * Two edits that exclude each other. The merge chose one; the other is kept here, so that nothing
 * is lost.
 */
export interface Conflict {
  /**
   * `value`: two values of a field. `remove-update`: one side removed a widget that the other
   * changed; the widget stays, with the change. `place`: two columns or sizes of a widget.
   */
  readonly kind: 'value' | 'remove-update' | 'place';
  /** The widget, or `undefined` for a field of the dashboard. */
  readonly widgetId?: WidgetId;
  /** The layout of a `place`. */
  readonly breakpoint?: Breakpoint;
  /** The place in the widget or the dashboard; empty for a whole widget. */
  readonly path?: JsonPointer;
  /** The values of both sides, `undefined` for a side that removed it. */
  readonly mine: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
  readonly chosen: 'mine' | 'theirs';
}

export interface MergeResult {
  readonly dashboard: Dashboard;
  /** `mine` on top of `theirs`: applied to the base with `theirs`, they give `dashboard`. */
  readonly changes: Change[];
  readonly conflicts: Conflict[];
}

export interface MergeOptions {
  /** How overlaps are resolved that the merge of two layouts causes. Default `up`. */
  readonly compaction?: Compaction;
}

/**
 * Merges two lists of changes made on the same dashboard: by widget, by field, by rectangle. The
 * resulting dashboard is the same if mine and theirs are swapped. Two rectangles for one widget are
 * a conflict only where both sides chose a column or a size, for other widgets push a widget up and
 * down. Layouts are normalised only where merging them made widgets overlap.
 *
 * @throws DashError as `applyChange` does, when either list doesn't fit `base`.
 */
export function mergeChanges(
  base: Dashboard,
  mine: readonly Change[],
  theirs: readonly Change[],
  options: MergeOptions = {},
): MergeResult {
  return mergeDashboards(base, applyChanges(base, mine), applyChanges(base, theirs), options);
}

/** {@link mergeChanges} for two dashboards that were both made from `base`. */
export function mergeDashboards(
  base: Dashboard,
  mine: Dashboard,
  theirs: Dashboard,
  options: MergeOptions = {},
): MergeResult {
  const conflicts: Conflict[] = [];
  const fields = mergeObjects(
    fieldsOf(base),
    fieldsOf(mine),
    fieldsOf(theirs),
    // The two ends of a time range are merged as one value.
    ['timeRange'],
    (clash) => conflicts.push({ kind: 'value', ...clash }),
  );
  const widgets = mergeWidgets(base, mine, theirs, conflicts);
  const layouts = mergeLayouts(
    base,
    mine,
    theirs,
    {
      widgets,
      columns: fields['columns'] as number,
      compaction: options.compaction ?? 'up',
    },
    ({ mine: a, theirs: b, ...clash }) =>
      conflicts.push({ kind: 'place', ...clash, mine: json(a), theirs: json(b) }),
  );
  const dashboard = frozenInDevelopment({
    ...fields,
    revision: theirs.revision,
    ...stampsOf(theirs),
    widgets,
    layouts,
  } as unknown as Dashboard);
  return { dashboard, changes: diffDashboards(theirs, dashboard), conflicts };
}

/**
 * The fields that are merged one by one: all but the maps, which are merged by id, and storage's
 * stamps.
 */
function fieldsOf(dashboard: Dashboard): JsonObject {
  const apart = ['widgets', 'layouts', 'revision', 'createdAt', 'updatedAt'];
  return Object.fromEntries(
    Object.entries(dashboard).filter(([key]) => !apart.includes(key)),
  ) as JsonObject;
}

function mergeWidgets(
  base: Dashboard,
  mine: Dashboard,
  theirs: Dashboard,
  conflicts: Conflict[],
): Record<WidgetId, Widget> {
  const merged: Record<WidgetId, Widget> = {};
  const ids = new Set([...Object.keys(mine.widgets), ...Object.keys(theirs.widgets)]);
  for (const id of [...ids].sort()) {
    const [before, left, right] = [base, mine, theirs].map(({ widgets }) => own(widgets, id));
    const widget = left === right ? right : mergeWidget(id, before, left, right, conflicts);
    if (widget) {
      merged[id] = widget;
    }
  }
  return merged;
}

function mergeWidget(
  id: WidgetId,
  before: Widget | undefined,
  left: Widget | undefined,
  right: Widget | undefined,
  conflicts: Conflict[],
): Widget | undefined {
  const [root, mine, theirs] = [before, left, right].map((widget) => widget && contentOf(widget));
  let side = onlyChange(root, mine, theirs);
  if (side === undefined) {
    if (
      root &&
      mine &&
      theirs &&
      mine['type'] === theirs['type'] &&
      mine['type'] === root['type']
    ) {
      const content = mergeObjects(root, mine, theirs, [], (clash) =>
        conflicts.push({ kind: 'value', widgetId: id, ...clash }),
      );
      return restamp(content as unknown as Widget, right);
    }
    // One side removed it and the other changed it, or two different widgets have one id.
    side = prefer(mine, theirs);
    const kind = left && right ? 'value' : 'remove-update';
    const [a, b] = [left && json(left), right && json(right)];
    conflicts.push({ kind, widgetId: id, path: '', mine: a, theirs: b, chosen: side });
  }
  return side === 'theirs' ? right : left && restamp(left, right);
}

/** The widget with the stamps of theirs, which no change can write; a new widget keeps its own. */
function restamp(widget: Widget, theirs: Widget | undefined): Widget {
  if (theirs?.type !== widget.type) {
    return widget;
  }
  const { createdAt, updatedAt } = theirs;
  return widget.createdAt === createdAt && widget.updatedAt === updatedAt
    ? widget
    : ({ ...contentOf(widget), ...stampsOf(theirs) } as unknown as Widget);
}

/** The part of a widget that is compared and merged: all but storage's stamps. */
function contentOf(widget: Widget): JsonObject {
  const { createdAt: _created, updatedAt: _updated, ...content } = widget;
  return json(content);
}

function stampsOf({ createdAt, updatedAt }: Dashboard | Widget): Partial<Widget> {
  return {
    ...(createdAt !== undefined && { createdAt }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

function json(widget: object): JsonObject {
  return widget as JsonObject;
}

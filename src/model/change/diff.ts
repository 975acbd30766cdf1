import { equalJson } from '../canonical.js';
import { BASE_BREAKPOINT } from '../constants.js';
import type { JsonObject, JsonValue } from '../json.js';
import { READ_ONLY } from '../parse/change.js';
import { DASHBOARD_FIELDS, type Fields, WIDGET_FIELDS } from '../parse/fields.js';
import { lengthFault } from '../parse/text-length.js';
import { formatPointer } from '../format-pointer.js';
import { emptyRecord, isJsonObject, own } from '../record.js';
import type {
  Breakpoint,
  Change,
  Dashboard,
  Layout,
  LayoutSetChange,
  Rect,
  Widget,
  WidgetId,
} from '../types.js';

/**
 * The changes that lead from one dashboard to another, down to the single field; none when they
 * are equal. Applied to `from` they give a dashboard that `equalDashboards` finds equal to `to`.
 */
export function diffDashboards(from: Dashboard, to: Dashboard): Change[] {
  if (from === to) return [];
  const changes: Change[] = [];
  const fields = diffFields(from, to, DASHBOARD_FIELDS, READ_ONLY['dashboard.update']);
  if (fields) changes.push({ type: 'dashboard.update', ...fields });
  const widgets = diffWidgets(from, to);
  return [...changes, ...widgets, ...diffLayouts(layoutsAfter(from, widgets), to)];
}

type Layouts = Dashboard['layouts'];

/** The layouts once widgets are removed and added, as `applyChange` leaves them. */
function layoutsAfter({ layouts }: Dashboard, changes: readonly Change[]): Layouts {
  const added = changes.filter((change) => change.type === 'widget.add');
  const removed = changes.filter((change) => change.type === 'widget.remove');
  if (added.length + removed.length === 0) return layouts;
  const gone = new Set([...removed.map(({ id }) => id), ...added.map(({ widget }) => widget.id)]);
  const after: Record<Breakpoint, Record<WidgetId, Rect>> = {};
  for (const [breakpoint, layout] of Object.entries(layouts)) {
    const ids = Object.keys(layout).filter((id) => !gone.has(id));
    if (ids.length > 0 || breakpoint === BASE_BREAKPOINT) {
      const kept = emptyRecord<Rect>(ids.length);
      for (const id of ids) kept[id] = layout[id] as Rect;
      after[breakpoint] = kept;
    }
  }
  for (const { widget, rects } of added) {
    for (const [breakpoint, rect] of Object.entries(rects)) {
      (after[breakpoint] ??= {})[widget.id] = rect;
    }
  }
  return after;
}

function diffWidgets(from: Dashboard, to: Dashboard): Change[] {
  const removed: Change[] = [];
  const added: Change[] = [];
  const updated: Change[] = [];
  if (from.widgets === to.widgets) return [];
  for (const id of Object.keys(from.widgets)) {
    const before = from.widgets[id] as Widget;
    const after = own(to.widgets, id);
    if (after?.type !== before.type) removed.push({ type: 'widget.remove', id });
    else if (after !== before) {
      const patch = diffFields(before, after, WIDGET_FIELDS, READ_ONLY['widget.update']);
      if (patch) updated.push({ type: 'widget.update', id, ...patch });
    }
  }
  for (const widget of Object.values(to.widgets)) {
    if (own(from.widgets, widget.id)?.type !== widget.type) added.push(addition(to, widget));
  }
  return [...removed, ...added, ...updated];
}

function addition(to: Dashboard, widget: Widget): Change {
  const rects: Record<Breakpoint, Rect> = {};
  for (const [breakpoint, layout] of Object.entries(to.layouts)) {
    const rect = own(layout, widget.id);
    if (rect) rects[breakpoint] = rect;
  }
  return {
    type: 'widget.add',
    widget,
    rects,
    ...restoring(isTooLong(widget, WIDGET_FIELDS, Object.keys(WIDGET_FIELDS))),
  };
}

function diffLayouts(from: Layouts, to: Dashboard): Change[] {
  const changes: Change[] = [];
  for (const breakpoint of Object.keys(from)) {
    if (!Object.hasOwn(to.layouts, breakpoint)) changes.push({ type: 'layout.clear', breakpoint });
  }
  for (const [breakpoint, after] of Object.entries(to.layouts)) {
    const before = own(from, breakpoint) ?? {};
    if (after === before) continue;
    const rects = diffRects(before, after);
    const ids = Object.keys(rects);
    if (ids.length === 0) continue;
    const change: LayoutSetChange = { type: 'layout.set', breakpoint, rects };
    changes.push({
      ...change,
      ...restoring(ids.some((id) => !Object.hasOwn(to.widgets, id))),
    });
  }
  return changes;
}

function diffRects(before: Layout, after: Layout): Record<WidgetId, Rect | null> {
  const rects: Record<WidgetId, Rect | null> = {};
  for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) rects[id] = null;
  for (const id of Object.keys(after)) {
    const rect = after[id] as Rect;
    if (!equalJson(own(before, id), rect)) rects[id] = rect;
  }
  return rects;
}

interface FieldsPatch {
  set?: Record<string, JsonValue>;
  unset?: string[];
  restored?: true;
}

function diffFields<T extends object>(
  from: T,
  to: T,
  fields: Fields,
  skipped: readonly string[],
): FieldsPatch | undefined {
  const set: Record<string, JsonValue> = {};
  const unset: string[] = [];
  const walk = (before: JsonObject, after: JsonObject, parents: readonly string[]) => {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (parents.length === 0 && skipped.includes(key)) continue;
      const old = own(before, key);
      const value = own(after, key);
      if (equalJson(old, value)) continue;
      const path = [...parents, key];
      if (value === undefined) unset.push(formatPointer(path));
      else if (isJsonObject(old) && isJsonObject(value)) walk(old, value, path);
      else set[formatPointer(path)] = value;
    }
  };
  walk(from as unknown as JsonObject, to as unknown as JsonObject, []);
  const written = Object.keys(set);
  if (written.length === 0 && unset.length === 0) return undefined;
  return {
    ...(written.length > 0 && { set }),
    ...(unset.length > 0 && { unset }),
    ...restoring(
      isTooLong(
        to,
        fields,
        written.map((pointer) => pointer.slice(1)),
      ),
    ),
  };
}

/** Whether one of the fields holds a text that may be kept but not newly written. */
function isTooLong(target: object, fields: Fields, keys: readonly string[]): boolean {
  return keys.some(
    (key) => lengthFault(fields, key, own(target as unknown as JsonObject, key)) !== undefined,
  );
}

function restoring(restored: boolean): { restored?: true } {
  return restored ? { restored } : {};
}

import { equalJson } from '../canonical.js';
import { BASE_BREAKPOINT } from '../constants.js';
import type { JsonObject, JsonValue } from '../json.js';
import { WIDGET_FIELDS, type Fields } from '../parse/fields.js';
import { lengthFault } from '../parse/text-length.js';
import { formatPointer } from '../format-pointer.js';
import { isJsonObject, own } from '../record.js';
import type {
  Breakpoint,
  Change,
  Dashboard,
  Layout,
  LayoutSetChange,
  Rect,
  Widget,
  WidgetAddChange,
  WidgetId,
} from '../types.js';
import { DASHBOARD_PATCH, type Patched, WIDGET_PATCH } from './kinds/patch.js';

/**
 * The changes that lead from one dashboard to another, down to the single field; none when they are
 * equal. Applied to `from` they give a dashboard that `equalDashboards` finds equal to `to`.
 *
 * @param ids The only widgets whose fields or places can differ. Default: all.
 */
export function diffDashboards(
  from: Dashboard,
  to: Dashboard,
  ids?: ReadonlySet<WidgetId>,
): Change[] {
  if (from === to) {
    return [];
  }
  const changes: Change[] = [];
  const fields = diffFields(from, to, DASHBOARD_PATCH);
  if (fields) {
    changes.push({ type: 'dashboard.update', ...fields });
  }
  const widgets = diffWidgets(from, to, ids);
  const places = placesAfter(from, widgets.rects);
  return [...changes, ...widgets.changes, ...diffLayouts(from, to, places, ids)];
}

type Ids = ReadonlySet<WidgetId> | undefined;

type Rects = Readonly<Record<Breakpoint, Rect>>;

interface WidgetsDiff {
  readonly changes: readonly Change[];
  /** The places after these changes, of the widgets that are removed or added. */
  readonly rects: ReadonlyMap<WidgetId, Rects>;
}

/** The places of widgets after some are removed and added, as `applyChange` leaves them. */
interface PlacesAfter {
  /** True if no widget was added or removed. */
  readonly isAsBefore: boolean;
  readonly breakpoints: readonly Breakpoint[];
  rectOf(id: WidgetId, breakpoint: Breakpoint): Rect | undefined;
}

function placesAfter({ layouts }: Dashboard, replaced: ReadonlyMap<WidgetId, Rects>): PlacesAfter {
  // An override without any place is removed.
  const isLeft = (breakpoint: Breakpoint) =>
    breakpoint === BASE_BREAKPOINT ||
    Object.keys(layouts[breakpoint] as Layout).some((id) => !replaced.has(id));
  const added = [...replaced.values()].flatMap((rects) => Object.keys(rects));
  return {
    isAsBefore: replaced.size === 0,
    breakpoints: [...new Set([...Object.keys(layouts).filter(isLeft), ...added])],
    rectOf(id, breakpoint) {
      const rects = replaced.get(id);
      return rects ? own(rects, breakpoint) : own(own(layouts, breakpoint) ?? {}, id);
    },
  };
}

function diffWidgets(from: Dashboard, to: Dashboard, ids: Ids): WidgetsDiff {
  const removed: Change[] = [];
  const added: Change[] = [];
  const updated: Change[] = [];
  const rects = new Map<WidgetId, Rects>();
  if (from.widgets === to.widgets) {
    return { changes: [], rects };
  }
  for (const id of ids ?? Object.keys(from.widgets)) {
    const before = own(from.widgets, id);
    const after = own(to.widgets, id);
    if (!before || after === before) {
      continue;
    }
    if (after?.type !== before.type) {
      removed.push({ type: 'widget.remove', id });
      rects.set(id, {});
    } else {
      const patch = diffFields(before, after, WIDGET_PATCH);
      if (patch) {
        updated.push({ type: 'widget.update', id, ...patch });
      }
    }
  }
  for (const id of ids ?? Object.keys(to.widgets)) {
    const widget = own(to.widgets, id);
    if (widget && own(from.widgets, id)?.type !== widget.type) {
      const addition = additionOf(to, widget);
      added.push(addition);
      rects.set(id, addition.rects);
    }
  }
  return { changes: [...removed, ...added, ...updated], rects };
}

function additionOf(to: Dashboard, widget: Widget): WidgetAddChange {
  const rects: Record<Breakpoint, Rect> = {};
  for (const [breakpoint, layout] of Object.entries(to.layouts)) {
    const rect = own(layout, widget.id);
    if (rect) {
      rects[breakpoint] = rect;
    }
  }
  return {
    type: 'widget.add',
    widget,
    rects,
    ...restoring(isTooLong(widget, WIDGET_FIELDS, Object.keys(WIDGET_FIELDS))),
  };
}

function diffLayouts(from: Dashboard, to: Dashboard, places: PlacesAfter, ids: Ids): Change[] {
  const changes: Change[] = [];
  for (const breakpoint of places.breakpoints) {
    if (!Object.hasOwn(to.layouts, breakpoint)) {
      changes.push({ type: 'layout.clear', breakpoint });
    }
  }
  for (const [breakpoint, after] of Object.entries(to.layouts)) {
    const before = own(from.layouts, breakpoint) ?? {};
    if (before === after && places.isAsBefore) {
      continue;
    }
    const rects: Record<WidgetId, Rect | null> = {};
    for (const id of ids ?? new Set([...Object.keys(before), ...Object.keys(after)])) {
      const rect = own(after, id);
      const old = places.rectOf(id, breakpoint);
      if (!rect && old) {
        rects[id] = null;
      } else if (rect && !equalJson(old, rect)) {
        rects[id] = rect;
      }
    }
    const changed = Object.keys(rects);
    if (changed.length === 0) {
      continue;
    }
    const change: LayoutSetChange = { type: 'layout.set', breakpoint, rects };
    changes.push({
      ...change,
      ...restoring(changed.some((id) => !Object.hasOwn(to.widgets, id))),
    });
  }
  return changes;
}

interface FieldsPatch {
  set?: Record<string, JsonValue>;
  unset?: string[];
  restored?: true;
}

function diffFields<T extends object>(
  from: T,
  to: T,
  { fields, readOnly }: Patched,
): FieldsPatch | undefined {
  const set: Record<string, JsonValue> = {};
  const unset: string[] = [];
  const walk = (before: JsonObject, after: JsonObject, parents: readonly string[]) => {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (parents.length === 0 && readOnly.includes(key)) {
        continue;
      }
      const old = own(before, key);
      const value = own(after, key);
      if (equalJson(old, value)) {
        continue;
      }
      const path = [...parents, key];
      if (value === undefined) {
        unset.push(formatPointer(path));
      } else if (isJsonObject(old) && isJsonObject(value)) {
        walk(old, value, path);
      } else {
        set[formatPointer(path)] = value;
      }
    }
  };
  walk(from as unknown as JsonObject, to as unknown as JsonObject, []);
  const written = Object.keys(set);
  if (written.length === 0 && unset.length === 0) {
    return undefined;
  }
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

/** True if one of the fields holds a text that may be kept but not newly written. */
function isTooLong(target: object, fields: Fields, keys: readonly string[]): boolean {
  return keys.some(
    (key) => lengthFault(fields, key, own(target as unknown as JsonObject, key)) !== undefined,
  );
}

function restoring(restored: boolean): { restored?: true } {
  return restored ? { restored } : {};
}

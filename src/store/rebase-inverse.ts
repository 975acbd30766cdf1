import { equalJson } from '../model/canonical.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import { parsePointer } from '../model/pointer.js';
import { isJsonObject, own } from '../model/record.js';
import type {
  Change,
  Dashboard,
  LayoutSetChange,
  Patch,
  Rect,
  Widget,
  WidgetAddChange,
  WidgetId,
} from '../model/types.js';
import type { Step } from './history.js';

/**
 * The part of a step's inverse that takes back only what the step itself wrote: values that others
 * changed since stay, and so does everything about widgets that are gone.
 */
export function ownPart(
  present: Dashboard,
  { inverse, after }: Step,
): { changes: Change[]; isPartial: boolean } {
  const widgetIds = new Set(Object.keys(present.widgets));
  const kept = inverse.map((change): Change | undefined => {
    switch (change.type) {
      case 'dashboard.update':
        return ownPatch(change, present, after);
      case 'widget.update':
        return ownPatch(change, present.widgets[change.id], after.widgets[change.id]);
      case 'widget.add':
        return widgetIds.has(change.widget.id)
          ? undefined
          : (widgetIds.add(change.widget.id), ownRects(change, present));
      case 'widget.remove': {
        const isOwn = equalJson(
          withoutTimes(present.widgets[change.id]),
          withoutTimes(after.widgets[change.id]),
        );
        return isOwn && widgetIds.delete(change.id) ? change : undefined;
      }
      case 'layout.set':
        return ownLayout(change, present, after, widgetIds);
      case 'layout.clear':
        return equalJson(present.layouts[change.breakpoint], after.layouts[change.breakpoint])
          ? change
          : undefined;
    }
  });
  return {
    changes: kept.filter((change) => change !== undefined),
    isPartial: kept.some((change, index) => change !== inverse[index]),
  };
}

/** The values of a patch that are still what the step wrote. The same patch if all are. */
function ownPatch<T extends Patch & Change>(
  change: T,
  present: Dashboard | Widget | undefined,
  after: Dashboard | Widget | undefined,
): T | undefined {
  if (!present || !after) {
    return undefined;
  }
  const [now, then] = [present, after] as unknown as readonly [JsonObject, JsonObject];
  const isOwn = (pointer: string) => isSame(now, then, pointer);
  const set = Object.entries(change.set ?? {}).filter(([pointer]) => isOwn(pointer));
  const unset = (change.unset ?? []).filter(isOwn);
  const count = set.length + unset.length;
  if (count === Object.keys(change.set ?? {}).length + (change.unset ?? []).length) {
    return change;
  }
  return count > 0 ? { ...change, set: Object.fromEntries(set), unset } : undefined;
}

/**
 * Compares the values at a pointer; if there is one above it that is no object, that one, for
 * nothing can be written into it until the step itself has put it back.
 */
function isSame(now: JsonObject, then: JsonObject, pointer: string): boolean {
  let values: Array<JsonValue | undefined> = [now, then];
  for (const key of parsePointer(pointer)) {
    if (values.some((value) => value !== undefined && !isJsonObject(value))) {
      break;
    }
    values = values.map((value) => own((value ?? {}) as JsonObject, key));
  }
  return equalJson(values[0], values[1]);
}

/** Without a place in layouts that others dropped since. */
function ownRects(change: WidgetAddChange, present: Dashboard): WidgetAddChange {
  const rects = Object.entries(change.rects);
  const own = rects.filter(([breakpoint]) => breakpoint in present.layouts);
  return own.length === rects.length ? change : { ...change, rects: Object.fromEntries(own) };
}

function ownLayout(
  change: LayoutSetChange,
  present: Dashboard,
  after: Dashboard,
  widgetIds: ReadonlySet<WidgetId>,
): LayoutSetChange | undefined {
  const { breakpoint, rects } = change;
  const now = present.layouts[breakpoint] ?? {};
  const then = after.layouts[breakpoint] ?? {};
  const own = Object.entries(rects).filter(
    ([id]) => widgetIds.has(id) && isSamePlace(now[id], then[id]),
  );
  if (own.length === Object.keys(rects).length) {
    return change;
  }
  return own.length > 0 ? { ...change, rects: Object.fromEntries(own) } : undefined;
}

/**
 * Others' edits push widgets up and down, which is nobody's wish; column and size are what a user
 * chose.
 */
function isSamePlace(a: Rect | undefined, b: Rect | undefined): boolean {
  return a?.x === b?.x && a?.w === b?.w && a?.h === b?.h;
}

function withoutTimes(widget: Widget | undefined): Partial<Widget> | undefined {
  if (!widget) {
    return undefined;
  }
  const { createdAt: _created, updatedAt: _updated, ...rest } = widget;
  return rest;
}

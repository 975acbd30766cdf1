import { equalJson } from '../../canonical.js';
import { BASE_BREAKPOINT } from '../../constants.js';
import { formatPointer } from '../../format-pointer.js';
import { readMap, readRect } from '../../parse/fields.js';
import { isTooDeep, refuse } from '../../parse/json.js';
import { copyRecord, isJsonObject, own } from '../../record.js';
import type { LayoutSetChange, Rect, WidgetId } from '../../types.js';
import { CODE, type ChangeKind } from './kind.js';
import { putLayout } from './layouts.js';
import { readName } from './read-name.js';
import { requireWidget } from './require-widget.js';

/** Sets the places of widgets in one layout, or removes them. */
export const layoutSet: ChangeKind<LayoutSetChange> = {
  parse(json, path) {
    readName(json, 'breakpoint', path);
    const rects = own(json, 'rects');
    if (!isJsonObject(rects)) {
      return refuse(CODE, `${path}/rects`, 'must be rectangles by widget id.');
    }
    if (isTooDeep(rects, 2)) {
      refuse(CODE, `${path}/rects`, 'is nested too deeply.');
    }
    readMap(
      rects,
      CODE,
      () => `${path}/rects`,
      (rect, at) => (rect === null ? rect : readRect(rect, CODE, at)),
    );
    return json as unknown as LayoutSetChange;
  },

  apply(dashboard, { breakpoint, rects, restored }, path) {
    const before = own(dashboard.layouts, breakpoint) ?? {};
    const after: Record<WidgetId, Rect> = copyRecord(before);
    let changed = false;
    for (const [id, rect] of Object.entries(rects)) {
      const at = () => path + formatPointer(['rects', id]);
      const isKnown = Object.hasOwn(dashboard.widgets, id);
      if (!restored && !isKnown) {
        requireWidget(dashboard, id, at());
      }
      const old = own(before, id);
      if (rect !== null) {
        if (old !== undefined && equalJson(old, rect)) {
          continue;
        }
        after[id] = rect;
        changed = true;
      } else {
        if (breakpoint === BASE_BREAKPOINT && isKnown) {
          refuse(CODE, at(), 'must be a rectangle: every widget has one in the base layout.');
        }
        changed ||= old !== undefined;
        delete after[id];
      }
    }
    return changed
      ? { ...dashboard, layouts: putLayout(dashboard.layouts, breakpoint, after) }
      : dashboard;
  },

  touches({ rects }) {
    return Object.keys(rects);
  },

  coalesce({ type, breakpoint, rects }) {
    return JSON.stringify([type, breakpoint, Object.keys(rects)]);
  },

  rebaseInverse(change, { present, after, widgetIds }) {
    const { breakpoint, rects } = change;
    const now = own(present.layouts, breakpoint) ?? {};
    const then = own(after.layouts, breakpoint) ?? {};
    const left = Object.entries(rects).filter(
      ([id]) => widgetIds.has(id) && isSamePlace(own(now, id), own(then, id)),
    );
    if (left.length === Object.keys(rects).length) {
      return change;
    }
    return left.length > 0 ? { ...change, rects: Object.fromEntries(left) } : undefined;
  },
};

/**
 * Compares column and size only: edits of others push widgets up and down, but the user chose
 * column and size.
 */
function isSamePlace(a: Rect | undefined, b: Rect | undefined): boolean {
  return a?.x === b?.x && a?.w === b?.w && a?.h === b?.h;
}

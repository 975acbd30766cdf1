import { BASE_BREAKPOINT } from '../../constants.js';
import { DashError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import { readFields, readMap, readRect, WIDGET_FIELDS } from '../../parse/fields.js';
import { isTooDeep, refuse } from '../../parse/json.js';
import { lengthFault } from '../../parse/text-length.js';
import { isJsonObject, own, withEntry } from '../../record.js';
import type { WidgetAddChange } from '../../types.js';
import { CODE, type ChangeKind } from './kind.js';
import { withoutWidget } from './layouts.js';

/** Adds a new widget to the dashboard, with its places. */
export const widgetAdd: ChangeKind<WidgetAddChange> = {
  parse(json, path) {
    const source = own(json, 'widget');
    if (!isJsonObject(source)) {
      return refuse(CODE, `${path}/widget`, 'must be a widget object.');
    }
    if (source['id'] === undefined) {
      refuse(CODE, `${path}/widget/id`, 'is required.');
    }
    if (isTooDeep(source, 2)) {
      refuse(CODE, `${path}/widget`, 'is nested too deeply.');
    }
    const widget = readFields(source, WIDGET_FIELDS, CODE, () => `${path}/widget`);
    if (!json['restored']) {
      checkLengths(widget, `${path}/widget`);
    }
    const places = own(json, 'rects');
    if (places !== undefined && isTooDeep(places, 2)) {
      refuse(CODE, `${path}/rects`, 'is nested too deeply.');
    }
    const rects = readMap(
      places,
      CODE,
      () => `${path}/rects`,
      (rect, at) => readRect(rect, CODE, at),
    );
    if (!rects[BASE_BREAKPOINT]) {
      refuse(CODE, `${path}/rects/${BASE_BREAKPOINT}`, 'is required.');
    }
    return { ...json, widget, rects } as unknown as WidgetAddChange;
  },

  apply(dashboard, { widget, rects }, path) {
    const { id } = widget;
    if (Object.hasOwn(dashboard.widgets, id)) {
      throw new DashError('widget-exists', `There is a widget "${id}" already.`, {
        path: `${path}/widget/id`,
      });
    }
    // Rectangles left by an earlier widget of this id do not belong to the new one.
    let layouts = withoutWidget(dashboard.layouts, id);
    for (const [breakpoint, rect] of Object.entries(rects)) {
      const layout = withEntry(own(layouts, breakpoint) ?? {}, id, rect);
      layouts = { ...layouts, [breakpoint]: layout };
    }
    return { ...dashboard, widgets: withEntry(dashboard.widgets, id, widget), layouts };
  },

  touches({ widget }) {
    return [widget.id];
  },

  coalesce() {
    return undefined;
  },

  rebaseInverse(change, { present, after, widgetIds }) {
    const { id } = change.widget;
    if (widgetIds.has(id)) {
      return undefined;
    }
    widgetIds.add(id);
    // Places in layouts that others have dropped since are left out. A layout that the step itself
    // emptied, by removing its last widget, comes back.
    const rects = Object.entries(change.rects);
    const left = rects.filter(
      ([breakpoint]) =>
        Object.hasOwn(present.layouts, breakpoint) || !Object.hasOwn(after.layouts, breakpoint),
    );
    return left.length === rects.length ? change : { ...change, rects: Object.fromEntries(left) };
  },
};

function checkLengths(widget: JsonObject, path: string): void {
  for (const [key, value] of Object.entries(widget)) {
    const fault = lengthFault(WIDGET_FIELDS, key, value);
    if (fault !== undefined) {
      refuse(CODE, `${path}/${key}`, fault);
    }
  }
}

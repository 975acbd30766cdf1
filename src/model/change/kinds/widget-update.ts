import { own, withEntry } from '../../record.js';
import type { WidgetUpdateChange } from '../../types.js';
import type { ChangeKind } from './kind.js';
import { applyPatch, keyOfPatch, parsePatch, rebasePatch, WIDGET_PATCH } from './patch.js';
import { readName } from './read-name.js';
import { requireWidget } from './require-widget.js';

/** Writes fields of one widget. */
export const widgetUpdate: ChangeKind<WidgetUpdateChange> = {
  parse(json, path) {
    readName(json, 'id', path);
    return parsePatch<WidgetUpdateChange>(json, WIDGET_PATCH, path);
  },

  apply(dashboard, change, path) {
    const { id } = change;
    const before = requireWidget(dashboard, id, `${path}/id`);
    const after = applyPatch(before, change, WIDGET_PATCH, path);
    return after === before
      ? dashboard
      : { ...dashboard, widgets: withEntry(dashboard.widgets, id, after) };
  },

  touches({ id }) {
    return [id];
  },

  coalesce(change) {
    return keyOfPatch(change, change.id);
  },

  rebaseInverse(change, { present, after }) {
    return rebasePatch(change, own(present.widgets, change.id), own(after.widgets, change.id));
  },
};

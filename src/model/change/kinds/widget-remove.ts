import { equalJson } from '../../canonical.js';
import { own, without } from '../../record.js';
import type { Dashboard, Widget, WidgetId, WidgetRemoveChange } from '../../types.js';
import type { ChangeKind } from './kind.js';
import { withoutWidget } from './layouts.js';
import { readName } from './read-name.js';
import { requireWidget } from './require-widget.js';

/** Removes a widget, with its place in every layout. */
export const widgetRemove: ChangeKind<WidgetRemoveChange> = {
  parse(json, path) {
    readName(json, 'id', path);
    return json as unknown as WidgetRemoveChange;
  },

  apply(dashboard, { id }, path) {
    requireWidget(dashboard, id, `${path}/id`);
    return {
      ...dashboard,
      widgets: without(dashboard.widgets, id),
      layouts: withoutWidget(dashboard.layouts, id),
    };
  },

  touches({ id }) {
    return [id];
  },

  coalesce() {
    return undefined;
  },

  rebaseInverse(change, { present, after, widgetIds }) {
    const isOwn = equalJson(contentOf(present, change.id), contentOf(after, change.id));
    return isOwn && widgetIds.delete(change.id) ? change : undefined;
  },
};

/** A widget without the times that storage stamps. */
function contentOf({ widgets }: Dashboard, id: WidgetId): Partial<Widget> {
  const { createdAt: _created, updatedAt: _updated, ...content } = own(widgets, id) ?? {};
  return content;
}

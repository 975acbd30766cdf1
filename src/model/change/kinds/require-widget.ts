import { DashError } from '../../errors.js';
import { own } from '../../record.js';
import type { Dashboard, Widget, WidgetId } from '../../types.js';

/**
 * Returns the widget of a change.
 *
 * @throws DashError `widget-not-found`.
 */
export function requireWidget({ widgets }: Dashboard, id: WidgetId, path: string): Widget {
  const widget = own(widgets, id);
  if (widget === undefined) {
    throw new DashError('widget-not-found', `${path}: there is no widget "${id}".`, { path });
  }
  return widget;
}

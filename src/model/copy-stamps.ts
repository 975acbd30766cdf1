import { copyRecord } from './record.js';
import type { Dashboard, Widget } from './types.js';

/**
 * `dashboard` with the revision and the times of `stored`, and otherwise the same objects:
 * unchanged parts keep their identity, so that a save causes no re-render.
 */
export function copyStamps(dashboard: Dashboard, stored: Dashboard): Dashboard {
  let widgets: Record<string, Widget> | undefined;
  for (const id of Object.keys(stored.widgets)) {
    const { createdAt, updatedAt } = stored.widgets[id]!;
    const widget = dashboard.widgets[id];
    if (widget && (widget.createdAt !== createdAt || widget.updatedAt !== updatedAt)) {
      widgets ??= copyRecord(dashboard.widgets);
      widgets[id] = { ...widget, ...times(createdAt, updatedAt) };
    }
  }
  return {
    ...dashboard,
    widgets: widgets ?? dashboard.widgets,
    revision: stored.revision,
    ...times(stored.createdAt, stored.updatedAt),
  };
}

/** The times without keys that have no value: documents are JSON, which has no `undefined`. */
function times(createdAt?: string, updatedAt?: string): Pick<Widget, 'createdAt' | 'updatedAt'> {
  return { ...(createdAt && { createdAt }), ...(updatedAt && { updatedAt }) };
}

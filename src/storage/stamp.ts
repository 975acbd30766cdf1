import { copyRecord } from '../model/record.js';
import type { Dashboard, Widget } from '../model/types.js';

/** The document of a new dashboard: revision 1, created now. */
export function stampNew(dashboard: Dashboard): Dashboard {
  const now = new Date().toISOString();
  const widgets = copyRecord(dashboard.widgets);
  for (const id of Object.keys(widgets)) {
    widgets[id] = { createdAt: now, updatedAt: now, ...widgets[id]! };
  }
  return { ...dashboard, widgets, revision: 1, createdAt: now, updatedAt: now };
}

/**
 * The document with the next revision. Widgets that the edit changed are stamped too; changes keep
 * all others identical.
 */
export function stampEdit(before: Dashboard, after: Dashboard): Dashboard {
  const now = new Date().toISOString();
  const revision = before.revision + 1;
  if (after.widgets === before.widgets) {
    return { ...after, revision, updatedAt: now };
  }
  const widgets = copyRecord(after.widgets);
  for (const id of Object.keys(widgets)) {
    const widget = widgets[id]!;
    if (widget !== before.widgets[id]) {
      widgets[id] = { ...widget, createdAt: widget.createdAt ?? now, updatedAt: now };
    }
  }
  return { ...after, widgets, revision, updatedAt: now };
}

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

import { copyRecord } from '../model/record.js';
import type { Dashboard } from '../model/types.js';

/** The document of a new dashboard as it is stored: revision 1, created now. */
export function stampNew(dashboard: Dashboard): Dashboard {
  const now = new Date().toISOString();
  const widgets = copyRecord(dashboard.widgets);
  for (const id of Object.keys(widgets)) {
    widgets[id] = { createdAt: now, updatedAt: now, ...widgets[id]! };
  }
  return { ...dashboard, widgets, revision: 1, createdAt: now, updatedAt: now };
}

/**
 * The document after an edit as it is stored: with the next revision, changed now. Widgets that the
 * edit changed are stamped too; all others are the same objects.
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

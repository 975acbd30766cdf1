import { invertChange } from '../../model/change/invert.js';
import type { Dashboard, WidgetId } from '../../model/types.js';
import { showToast } from '../overlays/toast.js';
import { editStrings as strings } from './edit-strings.js';
import type { EditSession } from './edit-session.js';

export interface Removal {
  readonly id: WidgetId;
  readonly title: string;
  /** The document that has the widget. */
  readonly before: Dashboard;
  /** The run of the edit. */
  readonly run: string;
}

/**
 * Tells the user that a widget was removed, and offers for a while to restore it, if its dashboard
 * is still open.
 */
export function offerUndo(session: EditSession, { id, title, before, run }: Removal): void {
  const { host, commands } = session;
  if (host.dashboard?.id !== before.id) {
    return;
  }
  const announcement = strings.broughtBack(title);
  const bringBack = (): boolean => {
    if (host.dashboard?.widgets[id]) {
      return true;
    }
    // Only the last edit can be undone; after others, restoring is an edit of its own.
    return commands.lastRun === run
      ? commands.step('undo', { announcement })
      : commands.run({
          changes: invertChange(before, { type: 'widget.remove', id }),
          announcement,
        });
  };
  showToast(host, {
    message: strings.removed(title),
    isQuiet: true,
    action: {
      label: strings.undo,
      run: () => {
        if (bringBack()) {
          void host.element.updateComplete.then(() => session.focusWidget(id));
        }
      },
    },
  });
}

import { invertChange } from '../../model/change/invert.js';
import type { Dashboard, WidgetId } from '../../model/types.js';
import { showToast } from '../overlays/toast.js';
import { editStrings as strings } from './edit-strings.js';
import type { EditSession } from './edit-session.js';

/**
 * Tells the user that a widget was removed, and offers for a while to restore it, if its dashboard
 * is still open. `before` is the document that has it.
 */
export function offerUndo(
  session: EditSession,
  id: WidgetId,
  title: string,
  before: Dashboard,
): void {
  const { host, commands } = session;
  const after = host.dashboard;
  if (after?.id !== before.id) {
    return;
  }
  const announcement = strings.broughtBack(title);
  const bringBack = (): boolean => {
    if (host.dashboard?.widgets[id]) {
      return true;
    }
    // Only the last edit can be undone; after others, restoring is an edit of its own.
    return host.dashboard === after
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

import { own } from '../../model/record.js';
import type { Change, Dashboard, WidgetId } from '../../model/types.js';
import { titleOf } from './edit-context.js';
import { editStrings as strings } from './edit-strings.js';

/**
 * Returns what changes do, in words that follow “Undo:”. `before` is the document that they are
 * made in; several widgets at once are a change of the dashboard.
 */
export function labelOf(changes: readonly Change[], before: Dashboard | undefined): string {
  const [main, ...others] = changes.filter(({ type }) => !type.startsWith('layout.'));
  if (!main) {
    return strings.layoutEdit;
  }
  if (others.length > 0) {
    return strings.dashboardEdit;
  }
  const title = (id: WidgetId) => {
    const widget = before && own(before.widgets, id);
    return widget ? titleOf(widget) : strings.untitled;
  };
  switch (main.type) {
    case 'widget.add':
      return strings.addEdit(titleOf(main.widget));
    case 'widget.remove':
      return strings.removeEdit(title(main.id));
    case 'widget.update': {
      const paths = [...Object.keys(main.set ?? {}), ...(main.unset ?? [])];
      const isRenamed = paths.length > 0 && paths.every((path) => path === '/title');
      return (isRenamed ? strings.renameEdit : strings.changeEdit)(title(main.id));
    }
    default:
      return strings.dashboardEdit;
  }
}

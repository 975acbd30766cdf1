import { lazyDataClient } from '../mount/lazy-data-client.js';
import { reasonOf } from '../../model/reason-of.js';
import type { ActionDescriptor } from '../../model/types.js';
import type { StorageAdapter } from '../../storage/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { Item } from '../board/item.js';
import type { Presenter } from '../board/board-controller.js';
import { showToast } from '../overlays/toast.js';
import { confirm } from '../overlays/confirm-dialog.js';
import { menuStrings as strings } from './menu-strings.js';

/** An adapter that runs actions. */
type Acting = StorageAdapter & Required<Pick<StorageAdapter, 'executeAction'>>;

/** What runs the actions of this dashboard, if anything does. */
export function actingStorage({ connection }: DashGrid): Acting | undefined {
  return connection?.adapter.executeAction ? (connection.adapter as Acting) : undefined;
}

/** Lower numbers come first; actions without a number come last, as the backend sent them. */
export function sortedActions({ actions = [] }: Item['widget']): readonly ActionDescriptor[] {
  const rank = ({ priority }: ActionDescriptor) => priority ?? Infinity;
  // Infinity minus itself is no number.
  return [...actions].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

const running = new Set<string>();
function keyOf(grid: DashGrid, { id }: Item, { key }: ActionDescriptor): string {
  return JSON.stringify([grid.dashboardId, id, key]);
}

export function isRunning(grid: DashGrid, item: Item, action: ActionDescriptor): boolean {
  return running.has(keyOf(grid, item, action));
}

/**
 * Asks if the backend wants that, runs the action, shows how it ended, and refreshes what it names.
 */
export async function runAction(
  grid: DashGrid,
  presenter: Presenter,
  item: Item,
  action: ActionDescriptor,
): Promise<void> {
  const { label, confirmationMessage } = action;
  if (confirmationMessage) {
    const heading = strings.confirmAction(label, item.widget.title || strings.untitled);
    const isWanted = await confirm(grid, { heading, message: confirmationMessage, answer: label });
    if (!isWanted) {
      return;
    }
  }
  const key = keyOf(grid, item, action);
  const storage = actingStorage(grid);
  const dashboardId = grid.dashboard?.id;
  if (!storage || dashboardId === undefined || running.has(key)) {
    return;
  }
  running.add(key);
  showToast(grid, { message: strings.runningAction(label), isPending: true });
  try {
    const data = lazyDataClient(() => presenter.shared);
    const { message, invalidateQueries = [] } =
      (await storage.executeAction(dashboardId, item.id, action.key)) ?? {};
    showToast(grid, { message: message || strings.actionDone(label) });
    await Promise.all([
      ...invalidateQueries.map((name) => data.invalidate(name)),
      // The action may have changed the widget itself, and what it offers next.
      grid.connection?.load(),
    ]);
  } catch (error) {
    const why = reasonOf(error);
    showToast(grid, { message: strings.actionFailed(label, why), isError: true });
  } finally {
    running.delete(key);
  }
}

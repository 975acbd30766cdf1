import { lazyDataClient } from '../mount/lazy-data-client.js';
import { reasonOf } from '../../model/reason-of.js';
import type { ActionDescriptor } from '../../model/types.js';
import type { StorageAdapter } from '../../storage/types.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import type { Item } from '../board/item.js';
import type { BoardController } from '../board/board-controller.js';
import { showToast } from '../overlays/toast.js';
import { confirm } from '../overlays/confirm-dialog.js';
import { menuStrings as strings } from './menu-strings.js';
import { withinTime } from './within-time.js';

/** A storage adapter that runs actions. */
type Acting = StorageAdapter & Required<Pick<StorageAdapter, 'executeAction'>>;

/** Milliseconds after which an action that does not answer can be run again. */
const ACTION_TIME = 120_000;

/** Returns the storage that runs the actions of this dashboard, if it can. */
export function actingStorage({ storage }: DashboardHost): Acting | undefined {
  return storage?.executeAction ? (storage as Acting) : undefined;
}

/**
 * Sorts actions by priority: lower numbers first, actions without one last, in the backend's order.
 */
export function sortedActions({ actions = [] }: Item['widget']): readonly ActionDescriptor[] {
  const rank = ({ priority }: ActionDescriptor) => priority ?? Infinity;
  // Infinity minus Infinity is NaN.
  return [...actions].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/**
 * Reads the answer of a backend, which may be anything. The action has run: an odd answer is no
 * failure.
 */
function read(answer: unknown): { message: string; names: readonly string[] } {
  const { message, invalidateQueries } = Object(answer) as Readonly<Record<string, unknown>>;
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    message: isText(message) ? message : '',
    names: Array.isArray(invalidateQueries) ? invalidateQueries.filter(isText) : [],
  };
}

const running = new Set<string>();
function keyOf(host: DashboardHost, { id }: Item, { key }: ActionDescriptor): string {
  return JSON.stringify([host.dashboard?.id, id, key]);
}

export function isRunning(host: DashboardHost, item: Item, action: ActionDescriptor): boolean {
  return running.has(keyOf(host, item, action));
}

/**
 * Runs an action: asks the user first if the backend wants that, shows how it ended, and refreshes
 * what it names.
 */
export async function runAction(
  host: DashboardHost,
  controller: BoardController,
  item: Item,
  action: ActionDescriptor,
): Promise<void> {
  const { label, confirmationMessage } = action;
  if (confirmationMessage) {
    const heading = strings.confirmAction(label, item.widget.title || strings.untitled);
    const isWanted = await confirm(host, { heading, message: confirmationMessage, answer: label });
    if (!isWanted) {
      return;
    }
  }
  const key = keyOf(host, item, action);
  const storage = actingStorage(host);
  const dashboardId = host.dashboard?.id;
  if (!storage || dashboardId === undefined || running.has(key)) {
    return;
  }
  running.add(key);
  showToast(host, { message: strings.runningAction(label), isPending: true });
  try {
    const data = lazyDataClient(() => controller.shared);
    const answer = Promise.resolve(storage.executeAction(dashboardId, item.id, action.key));
    const { message, names } = read(await withinTime(answer, ACTION_TIME));
    showToast(host, { message: message || strings.actionDone(label) });
    await Promise.all([
      ...names.map((name) => data.invalidate(name)),
      // The action may have changed the widget itself, and its next actions.
      host.reload(),
    ]);
  } catch (error) {
    const why = reasonOf(error);
    showToast(host, { message: strings.actionFailed(label, why), isError: true });
  } finally {
    running.delete(key);
  }
}

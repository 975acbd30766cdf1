import { DashError } from './errors.js';
import { isNewerSchema } from './migrate.js';
import type { Change, Dashboard } from './types.js';

/** The rights of a user on a dashboard. */
export interface Rights {
  readonly read: boolean;
  readonly write: boolean;
  readonly share: boolean;
}

/** Fields that decide who may see and change the dashboard. */
const SHARING: readonly string[] = ['isShared', 'ownerId', 'permissions'];

/**
 * Returns the rights that both the document and the host grant, of `dashboard.read`,
 * `dashboard.write` and `dashboard.share`. A side without a list grants all. A document of a newer
 * schema is read-only.
 *
 * @param granted The permissions that the host grants the user.
 */
export function rightsOf(dashboard: Dashboard | undefined, granted?: readonly string[]): Rights {
  const lists = [dashboard?.permissions, granted];
  const has = (right: string) => lists.every((list) => list?.includes(right) ?? true);
  const canWrite = !dashboard || !isNewerSchema(dashboard);
  return {
    read: has('dashboard.read'),
    write: canWrite && has('dashboard.write'),
    share: canWrite && has('dashboard.share'),
  };
}

/**
 * The error that refuses these changes for lack of rights; `undefined` if the rights allow them.
 * Without the right to write, all changes are refused, even those without effect.
 */
export function refusalOf(changes: readonly Change[], rights: Rights): DashError | undefined {
  if (!rights.write) {
    return new DashError('forbidden', 'You may look at this dashboard, but not change it.');
  }
  if (!rights.share && changes.some(isSharing)) {
    return new DashError('forbidden', 'You may change this dashboard, but not who else sees it.');
  }
  return undefined;
}

function isSharing(change: Change): boolean {
  if (change.type !== 'dashboard.update') {
    return false;
  }
  const pointers = [...Object.keys(change.set ?? {}), ...(change.unset ?? [])];
  return pointers.some((pointer) => SHARING.includes(pointer.split('/', 2).at(1) ?? ''));
}

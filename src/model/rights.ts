import { DashError } from './errors.js';
import { isNewerSchema } from './migrate.js';
import type { Dashboard } from './types.js';

/** The rights of a user on a dashboard. */
export interface Rights {
  readonly read: boolean;
  readonly write: boolean;
  readonly share: boolean;
}

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

/** The error for every change by a user without the right to write. */
export function mayNotWrite(): DashError {
  return new DashError('forbidden', 'You may look at this dashboard, but not change it.');
}

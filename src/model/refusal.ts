import { DashError } from './errors.js';
import { mayNotWrite, type Rights } from './rights.js';
import type { Change } from './types.js';

/** Fields that decide who may see and change the dashboard. */
const SHARING: readonly string[] = ['isShared', 'ownerId', 'permissions'];

/**
 * The error that refuses these changes for lack of rights; `undefined` if the rights allow them.
 * Without the right to write, all changes are refused, even those without effect.
 */
export function refusalOf(changes: readonly Change[], rights: Rights): DashError | undefined {
  if (!rights.write) {
    return mayNotWrite();
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

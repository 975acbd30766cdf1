import type { Change, Dashboard } from '../types.js';
import { applyChange, applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';

/**
 * The changes that take `change` back, given the dashboard that it is applied to. They touch only
 * the fields that it changed; none when it changes nothing.
 *
 * @throws DashError as `applyChange` does.
 */
export function invertChange(dashboard: Dashboard, change: Change): Change[] {
  return diffDashboards(applyChange(dashboard, change), dashboard);
}

/** The changes that take all of `changes` back at once, given the dashboard that they are applied to. */
export function invertChanges(dashboard: Dashboard, changes: readonly Change[]): Change[] {
  return diffDashboards(applyChanges(dashboard, changes), dashboard);
}

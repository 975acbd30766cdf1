import { copyStamps } from '../copy-stamps.js';
import type { Change, Dashboard } from '../types.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';

/**
 * `dashboard` with the content that others `stored`, and the changes that lead there. Equal parts
 * keep their objects, so that only changed widgets are rendered again.
 */
export function adoptStored(
  dashboard: Dashboard,
  stored: Dashboard,
): { dashboard: Dashboard; changes: readonly Change[] } {
  const changes = diffDashboards(dashboard, stored);
  return { dashboard: copyStamps(applyChanges(dashboard, changes), stored), changes };
}

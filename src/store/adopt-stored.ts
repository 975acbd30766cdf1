import { applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import type { Change, Dashboard } from '../model/types.js';
import { copyStamps } from '../storage/stamp.js';

/**
 * `dashboard` as others have `stored` it, and the changes that lead there. What is equal keeps its
 * objects, so that nothing is drawn again for a change of something else.
 */
export function adoptStored(
  dashboard: Dashboard,
  stored: Dashboard,
): { dashboard: Dashboard; changes: readonly Change[] } {
  const changes = diffDashboards(dashboard, stored);
  return { dashboard: copyStamps(applyChanges(dashboard, changes), stored), changes };
}

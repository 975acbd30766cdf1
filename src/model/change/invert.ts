import type { Change, Dashboard, WidgetId } from '../types.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';
import { kindOf } from './kinds/index.js';

/**
 * The changes that take `change` back, given the dashboard that it is applied to. They touch only
 * the fields that it changed; none when it changes nothing.
 *
 * @throws DashError as `applyChange` does.
 */
export function invertChange(dashboard: Dashboard, change: Change): Change[] {
  return invertChanges(dashboard, [change]);
}

/**
 * The changes that take all of `changes` back at once, given the dashboard that they are applied
 * to.
 */
export function invertChanges(dashboard: Dashboard, changes: readonly Change[]): Change[] {
  return inverseOf(dashboard, changes, applyChanges(dashboard, changes));
}

/** The same for changes that have been applied. */
export function inverseOf(
  before: Dashboard,
  changes: readonly Change[],
  after: Dashboard,
): Change[] {
  return diffDashboards(after, before, touchedBy(changes));
}

/** The widgets that can differ; `undefined` if one of the changes does not tell. */
function touchedBy(changes: readonly Change[]): Set<WidgetId> | undefined {
  const ids = new Set<WidgetId>();
  for (const change of changes) {
    const touched = kindOf(change).touches(change);
    if (touched === undefined) {
      return undefined;
    }
    touched.forEach((id) => ids.add(id));
  }
  return ids;
}

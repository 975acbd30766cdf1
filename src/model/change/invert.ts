import type { Change, Dashboard, WidgetId } from '../types.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';
import { kindOf } from './kinds/index.js';

/**
 * Returns the changes that take `change` back, given the dashboard before it. They write only the
 * fields that it changed; none if it changes nothing.
 *
 * @throws DashError as `applyChange` does.
 */
export function invertChange(dashboard: Dashboard, change: Change): Change[] {
  return invertChanges(dashboard, [change]);
}

/** Returns the changes that take all of `changes` back at once, given the dashboard before them. */
export function invertChanges(dashboard: Dashboard, changes: readonly Change[]): Change[] {
  return inverseOf(dashboard, changes, applyChanges(dashboard, changes));
}

/** The same as {@link invertChanges} for changes that are applied already. */
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

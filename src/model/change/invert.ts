import type { Change, Dashboard, WidgetId } from '../types.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';

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
  // A cleared layout does not say whose places it held.
  if (changes.some(({ type }) => type === 'layout.clear')) {
    return diffDashboards(after, before);
  }
  return diffDashboards(after, before, new Set(changes.flatMap(touchedBy)));
}

/** The widgets that a change names. */
function touchedBy(change: Change): readonly WidgetId[] {
  switch (change.type) {
    case 'widget.add':
      return [change.widget.id];
    case 'widget.update':
    case 'widget.remove':
      return [change.id];
    case 'layout.set':
      return Object.keys(change.rects);
    default:
      return [];
  }
}

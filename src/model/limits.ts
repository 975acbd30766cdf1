import { DashError } from './errors.js';
import type { Change, Dashboard, Limits } from './types.js';

/**
 * Tells why changes would put too much on a dashboard; `undefined` if they would not. A dashboard
 * that holds too much already may be edited, and may lose widgets.
 */
export function limitRefusal(
  { widgets }: Dashboard,
  changes: readonly Change[],
  { widgetsPerDashboard: limit }: Limits,
): DashError | undefined {
  const present = Object.keys(widgets).length;
  const growth = changes.reduce(
    (sum, { type }) => sum + (type === 'widget.add' ? 1 : 0) - (type === 'widget.remove' ? 1 : 0),
    0,
  );
  return growth > 0 && present + growth > limit
    ? new DashError(
        'widget-limit',
        `A dashboard holds at most ${limit} widgets. Remove one before you add another.`,
      )
    : undefined;
}

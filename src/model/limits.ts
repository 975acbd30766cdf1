import { DashError } from './errors.js';
import type { Change, Dashboard, Limits } from './types.js';

/**
 * Tells why changes would exceed a limit of the dashboard; `undefined` if they would not. A
 * dashboard over a limit can still be edited, and can lose widgets.
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

import { MAX_VALUES } from './constants.js';
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

/** The number of values in a part of a document, itself included. */
export function countValues(part: unknown): number {
  if (typeof part !== 'object' || part === null) {
    return part === undefined ? 0 : 1;
  }
  return Object.values(part).reduce((sum: number, value) => sum + countValues(value), 1);
}

/** The error for a dashboard that could not be read again. */
export function tooLarge(): DashError {
  return new DashError(
    'invalid-change',
    `The dashboard would hold more than ${MAX_VALUES} values. Leave out data that a source can give.`,
  );
}

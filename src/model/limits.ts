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

/** The counts of widgets and layouts, which the documents before and after an edit share. */
const counts = new WeakMap<object, number>();

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 0 : 1;
  }
  return Object.values(value).reduce((sum: number, part) => sum + countValues(part), 1);
}

function countOnce(part: object): number {
  const count = counts.get(part) ?? countValues(part);
  counts.set(part, count);
  return count;
}

/** Tells why a dashboard could not be read again; `undefined` if it could. */
export function sizeRefusal({ widgets, layouts, ...fields }: Dashboard): DashError | undefined {
  const parts = [...Object.values(widgets), ...Object.values(layouts)];
  // The two maps are values themselves.
  const count = parts.reduce((sum, part) => sum + countOnce(part), countValues(fields) + 2);
  return count > MAX_VALUES
    ? new DashError(
        'invalid-change',
        `The dashboard would hold more than ${MAX_VALUES} values. Leave out data that a source can give.`,
      )
    : undefined;
}

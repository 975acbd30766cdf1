import { frozenInDevelopment } from '../freeze.js';
import { parseChange } from '../parse/change.js';
import type { Change, Dashboard } from '../types.js';
import { kindOf } from './kinds/index.js';

/**
 * Returns the dashboard after one change. Pure and without a clock: storage stamps `revision` and
 * times. Unchanged parts are shared, and an unchanged dashboard is the same object.
 *
 * @throws DashError `invalid-change`, `widget-exists` or `widget-not-found`, with the path of the
 *     fault in the change.
 */
export function applyChange(dashboard: Dashboard, change: Change): Dashboard {
  return step(dashboard, change, '');
}

/** Returns the dashboard after all changes, in order; if one is refused, none is applied. */
export function applyChanges(dashboard: Dashboard, changes: readonly Change[]): Dashboard {
  return changes.reduce((before, change, index) => step(before, change, `/${index}`), dashboard);
}

/** The same as {@link applyChanges} for changes that {@link parseChange} has read. */
export function applyParsed(dashboard: Dashboard, changes: readonly Change[]): Dashboard {
  return frozenInDevelopment(
    changes.reduce((before, change, index) => write(before, change, `/${index}`), dashboard),
  );
}

function step(dashboard: Dashboard, input: Change, path: string): Dashboard {
  return frozenInDevelopment(write(dashboard, parseChange(input, path), path));
}

function write(dashboard: Dashboard, change: Change, path: string): Dashboard {
  return kindOf(change, path).apply(dashboard, change, path);
}

// What only a change from elsewhere (or a reset) needs: loaded then, so that a plain visit does not carry it.
import { applyChanges, diffDashboards, invertChanges, mergeChanges } from '../model/index.js';
import type { Conflict } from '../model/index.js';
import type { Change, Dashboard } from '../model/types.js';
import { copyStamps } from '../storage/stamp.js';
import type { Edit } from './edit.js';

export { diffDashboards };
export { ownPart } from './own-part.js';

export interface Rebased {
  /** What storage has now. */
  readonly confirmed: Dashboard;
  /** That, and the unsaved edits on top. */
  readonly dashboard: Dashboard;
  /** The unsaved edits, as they are made on `confirmed`. */
  readonly edit: Edit;
  readonly conflicts: readonly Conflict[];
  /** From what the user saw to `dashboard`. */
  readonly changes: readonly Change[];
}

/**
 * Puts unsaved edits on top of what others stored.
 *
 * @param shown What the user sees: `confirmed` and the edits `mine`.
 * @param confirmed What storage had.
 * @param stored What storage has now.
 * @returns `undefined` if nothing but revision and times differs. What is equal keeps its objects.
 */
export function rebase(
  shown: Dashboard,
  confirmed: Dashboard,
  mine: readonly Change[],
  stored: Dashboard,
): Rebased | undefined {
  const theirs = diffDashboards(confirmed, stored);
  if (theirs.length === 0) {
    return undefined;
  }
  const next = copyStamps(applyChanges(confirmed, theirs), stored);
  const merged =
    mine.length > 0 ? mergeChanges(confirmed, mine, theirs) : { changes: [], conflicts: [] };
  const dashboard = applyChanges(next, merged.changes);
  return {
    confirmed: next,
    dashboard,
    edit: { changes: merged.changes, inverse: invertChanges(next, merged.changes) },
    conflicts: merged.conflicts,
    changes: diffDashboards(shown, dashboard),
  };
}

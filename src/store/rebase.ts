import { applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import type { Edit } from '../model/change/join-edits.js';
import { mergeDashboards, type Conflict } from '../model/change/merge.js';
import type { Change, Compaction, Dashboard } from '../model/types.js';
import { adoptStored } from './adopt-stored.js';

export interface Rebased {
  /** The stored document as it is now. */
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
 * @param shown What the user sees: `confirmed` and the unsaved edits.
 * @param confirmed What storage had.
 * @param stored What storage has now.
 * @returns `undefined` if nothing but revision and times differs. What is equal keeps its objects.
 */
export function rebase(
  shown: Dashboard,
  confirmed: Dashboard,
  stored: Dashboard,
  compaction: Compaction | undefined,
): Rebased | undefined {
  const { dashboard: next, changes: theirs } = adoptStored(confirmed, stored);
  if (theirs.length === 0) {
    return undefined;
  }
  const { changes, conflicts } =
    shown === confirmed
      ? { changes: [], conflicts: [] }
      : mergeDashboards(confirmed, shown, next, { compaction });
  const dashboard = applyChanges(next, changes);
  return {
    confirmed: next,
    dashboard,
    edit: { changes, inverse: diffDashboards(dashboard, next) },
    conflicts,
    changes: diffDashboards(shown, dashboard),
  };
}

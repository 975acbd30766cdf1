import type { Change, Compaction, Dashboard } from '../types.js';
import { adoptStored } from './adopt-stored.js';
import { applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';
import type { Edit } from './join-edits.js';
import { mergeDashboards, type Conflict } from './merge.js';

export interface Rebased {
  /** The stored document as it is now. */
  readonly confirmed: Dashboard;
  /** The confirmed document with the unsaved edits on top. */
  readonly dashboard: Dashboard;
  /** The unsaved edits, rebased onto `confirmed`. */
  readonly edit: Edit;
  readonly conflicts: readonly Conflict[];
  /** The changes that lead from the shown document to `dashboard`. */
  readonly changes: readonly Change[];
}

/**
 * Rebases unsaved edits onto a document that others stored.
 *
 * @param shown The shown document: `confirmed` with the unsaved edits.
 * @param confirmed The document that storage had.
 * @param stored The document that storage has now.
 * @returns `undefined` if nothing but revision and times differs. Equal parts keep their objects.
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

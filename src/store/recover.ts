import { applyChange, applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { mergeDashboards } from '../model/change/merge.js';
import { DashError } from '../model/errors.js';
import type { Change, Dashboard } from '../model/types.js';
import type { Journal, JournalEntry } from '../storage/journal.js';
import { callApply } from './write-calls.js';
import type { Replica, ReplicaOptions } from './replica.js';
import type { StoreEvent } from './types.js';

const MAX_CONFLICTS = 20;

export interface RecoverOptions extends Pick<
  ReplicaOptions,
  'id' | 'storage' | 'compaction' | 'emit'
> {
  readonly journal: Journal;
}

export interface Recovered {
  /** Puts the edits that are not stored (yet) on top of the loaded document. */
  restore(replica: Replica): void;
}

/**
 * Stores the edits of a dashboard that closed pages have left in the journal, in order, and emits
 * the result at once: they are removed from the journal then, even if the load fails. Edits that
 * storage refuses stay in the journal.
 */
export async function recover(options: RecoverOptions): Promise<Recovered> {
  const { journal, id, emit } = options;
  const left: JournalEntry[] = [];
  for (const entry of await journal.left(id)) {
    try {
      // Later edits build on earlier ones: after the first that fails, none is stored.
      if (left.length > 0) {
        left.push(entry);
      } else {
        await store(entry, options);
        journal.settle(entry.mutationId);
      }
    } catch (error) {
      if (isUnfit(error)) {
        emit(PARTIAL);
        journal.settle(entry.mutationId);
      } else {
        left.push(entry);
      }
    }
  }
  return {
    restore(replica) {
      // Edits of a read-only document stay in the journal, for a version that can write it.
      for (const entry of replica.readOnly ? [] : left) {
        if (entry.baseRevision > 0 && !replica.isStored) {
          // The edit was made on a dashboard that was removed since, and must not recreate it.
          emit(PARTIAL);
          journal.settle(entry.mutationId);
          continue;
        }
        const { changes, events } = refit(replica.document, entry, options);
        events.forEach(emit);
        if (changes.length > 0) {
          const next = applyChanges(replica.document, changes);
          const inverse = diffDashboards(next, replica.document);
          replica.restore(next, { changes, inverse }, entry.mutationId);
        } else {
          journal.settle(entry.mutationId);
        }
      }
    },
  };
}

async function store(entry: JournalEntry, options: RecoverOptions): Promise<void> {
  const { id, storage, emit } = options;
  const { mutationId } = entry;
  let { baseRevision } = entry;
  let refitted: Refitted = { changes: entry.changes, events: [] };
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const call = { baseRevision, mutationId };
    const result = await callApply(storage, id, refitted.changes, call);
    if (result.status === 'conflict') {
      refitted = refit(result.current, entry, options);
      baseRevision = result.current.revision;
    }
    if (result.status === 'applied' || refitted.changes.length === 0) {
      return refitted.events.forEach(emit);
    }
  }
  throw new DashError('conflict', 'The storage answers every write with a conflict.');
}

interface Refitted {
  readonly changes: readonly Change[];
  /** Emitted if these changes are the ones that stay. */
  readonly events: readonly StoreEvent[];
}

/**
 * A journalled edit, rebased onto a document that others have changed since. The document it was
 * made on is gone, but its inverse holds the values that the user saw: with them restored, this is
 * an ordinary three-way merge.
 */
function refit(
  present: Dashboard,
  { changes, inverse = [] }: JournalEntry,
  { compaction }: RecoverOptions,
): Refitted {
  const events: StoreEvent[] = [];
  // A cleared layout was as its inverse says, without what others have placed there since.
  const cleared = changes.filter(({ type }) => type === 'layout.clear');
  const base = applyFitting(present, [...cleared, ...inverse], true);
  const edited = applyFitting(base.dashboard, changes, false);
  if (edited.applied.length < changes.length) {
    events.push(PARTIAL);
  }
  const merged = mergeDashboards(base.dashboard, edited.dashboard, present, {
    compaction: compaction?.(),
  });
  if (merged.conflicts.length > 0) {
    events.push({
      type: 'conflict',
      conflicts: merged.conflicts,
      mine: edited.dashboard,
      theirs: present,
    });
  }
  return { changes: merged.changes, events };
}

/** Applies the changes that fit. With `replace`, an existing widget is restored as it was. */
function applyFitting(
  dashboard: Dashboard,
  changes: readonly Change[],
  replace: boolean,
): { dashboard: Dashboard; applied: Change[] } {
  const applied: Change[] = [];
  for (const change of changes) {
    const first: Change[] =
      replace && change.type === 'widget.add' && dashboard.widgets[change.widget.id]
        ? [{ type: 'widget.remove', id: change.widget.id }, change]
        : [change];
    try {
      dashboard = first.reduce(applyChange, dashboard);
      applied.push(change);
    } catch (error) {
      if (!isUnfit(error)) {
        throw error;
      }
    }
  }
  return { dashboard, applied };
}

/** True if the edit no longer fits the document, so that a retry would fail, too. */
function isUnfit(error: unknown): boolean {
  return (
    error instanceof DashError &&
    ['invalid-change', 'widget-exists', 'widget-not-found', 'widget-limit'].includes(error.code)
  );
}

const PARTIAL: StoreEvent = {
  type: 'notice',
  code: 'journal-partial',
  message:
    'An edit from before the page was closed no longer fits this dashboard, and was left out.',
};

import { applyChange, applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { mergeDashboards } from '../model/change/merge.js';
import { DashError } from '../model/errors.js';
import type { Change, Dashboard } from '../model/types.js';
import type { Journal, JournalEntry } from '../storage/journal.js';
import type { Replica, ReplicaOptions } from './replica.js';
import type { StoreEvent } from './types.js';

const MAX_CONFLICTS = 20;

/**
 * Milliseconds after which typing is no longer joined to the typing before it; longer than the
 * delay of a store.
 */
const TYPING_PAUSE = 400;

export interface RecoverOptions extends Pick<
  ReplicaOptions,
  'id' | 'storage' | 'compaction' | 'emit'
> {
  readonly journal: Journal;
}

export interface Recovered {
  /** Puts the edits that could not be stored (yet) on the loaded document. */
  restore(replica: Replica): void;
}

/**
 * Stores the journalled edits of a dashboard, in order, and tells at once what came of them: they
 * are gone from the journal then, whatever becomes of the load. Those that storage refuses stay in
 * the journal.
 */
export async function recover(options: RecoverOptions): Promise<Recovered> {
  const { journal, id, emit } = options;
  const left: JournalEntry[] = [];
  // A page that lives may still be typing. Its entry is then another one after a while, and none of
  // our business.
  if (journal.pending(id, TYPING_PAUSE).length < journal.pending(id).length) {
    // A little longer, for the times of entries made in one millisecond run ahead of the clock.
    await new Promise((resolve) => setTimeout(resolve, TYPING_PAUSE + 100));
  }
  for (const entry of journal.pending(id, TYPING_PAUSE)) {
    try {
      // Later edits build on earlier ones: after the first that could not be stored, none is.
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
      // A document that can't be written keeps its edits in the journal, for a version that can.
      for (const entry of replica.readOnly ? [] : left) {
        if (entry.baseRevision > 0 && !replica.isStored) {
          // It was made on a dashboard that was removed since, and must not bring that back.
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
    const result = await storage.apply(id, refitted.changes, { baseRevision, mutationId });
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
 * A journalled edit as it is made on a document that others have changed since. The document it was
 * made on is gone, but its inverse tells the values that the user saw: with them put back, this is
 * an ordinary three-way merge.
 */
function refit(
  present: Dashboard,
  { changes, inverse = [] }: JournalEntry,
  { compaction }: RecoverOptions,
): Refitted {
  const events: StoreEvent[] = [];
  const seen = applyFitting(present, inverse, true);
  const edited = applyFitting(seen.dashboard, changes, false);
  if (edited.applied.length < changes.length) {
    events.push(PARTIAL);
  }
  const merged = mergeDashboards(seen.dashboard, edited.dashboard, present, {
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

/**
 * Applies what can be applied. With `replace`, a widget that is there already is put back as it
 * was.
 */
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

/** True if the edit itself no longer fits the document, which trying again can't change. */
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

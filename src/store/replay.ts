// Loaded only when the journal holds edits of a page that closed before storage acknowledged them.
import { applyChange, applyChanges } from '../model/change/apply.js';
import { diffDashboards } from '../model/change/diff.js';
import { mergeDashboards } from '../model/change/merge.js';
import { DashError } from '../model/errors.js';
import type { Change, Dashboard, DashboardId } from '../model/types.js';
import type { Journal, JournalEntry } from '../storage/journal.js';
import type { StorageAdapter } from '../storage/types.js';
import type { DocumentSync } from './document-sync.js';
import type { StoreEvent } from './types.js';

const MAX_CONFLICTS = 20;

export interface Replayed {
  /** Puts the edits that could not be stored (yet) on the loaded document. Returns what to tell. */
  restore(sync: DocumentSync): readonly StoreEvent[];
}

/** Stores the journalled edits of a dashboard, in order. Those that storage refuses stay in the journal. */
export async function replay(
  storage: StorageAdapter,
  journal: Journal,
  id: DashboardId,
): Promise<Replayed> {
  const events: StoreEvent[] = [];
  const left: JournalEntry[] = [];
  for (const entry of journal.pending(id)) {
    try {
      // Later edits build on earlier ones: after the first that could not be stored, none is.
      if (left.length > 0) {
        left.push(entry);
      } else {
        await store(storage, entry, events);
        journal.settle(entry.mutationId);
      }
    } catch (error) {
      if (isUnfit(error)) {
        events.push(PARTIAL);
        journal.settle(entry.mutationId);
      } else {
        left.push(entry);
      }
    }
  }
  return {
    restore(sync) {
      // A document that can't be written keeps its edits in the journal, for a version that can.
      for (const entry of sync.readOnly ? [] : left) {
        const { changes } = refit(sync.document, entry, events);
        if (changes.length > 0) {
          const next = applyChanges(sync.document, changes);
          const inverse = diffDashboards(next, sync.document);
          sync.restore(next, { changes, inverse }, entry.mutationId);
        } else {
          journal.settle(entry.mutationId);
        }
      }
      return events;
    },
  };
}

async function store(
  storage: StorageAdapter,
  { dashboardId, mutationId, baseRevision, ...edit }: JournalEntry,
  events: StoreEvent[],
): Promise<void> {
  let { changes } = edit;
  let found: StoreEvent[] = [];
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const result = await storage.apply(dashboardId, changes, { baseRevision, mutationId });
    if (result.status === 'applied') {
      events.push(...found);
      return;
    }
    found = [];
    ({ changes } = refit(
      result.current,
      { dashboardId, mutationId, baseRevision, ...edit },
      found,
    ));
    if (changes.length === 0) {
      events.push(...found);
      return;
    }
    baseRevision = result.current.revision;
  }
  throw new DashError('conflict', 'The storage answers every write with a conflict.');
}

/**
 * A journalled edit as it is made on a document that others have changed since. The document it was made on is gone,
 * but its inverse tells the values that the user saw: with them put back, this is an ordinary three-way merge.
 */
function refit(
  present: Dashboard,
  { changes, inverse = [] }: JournalEntry,
  events: StoreEvent[],
): { changes: readonly Change[] } {
  const seen = applyFitting(present, inverse, true);
  const edited = applyFitting(seen.dashboard, changes, false);
  if (edited.applied.length < changes.length) {
    events.push(PARTIAL);
  }
  const merged = mergeDashboards(seen.dashboard, edited.dashboard, present);
  if (merged.conflicts.length > 0) {
    events.push({
      type: 'conflict',
      conflicts: merged.conflicts,
      mine: edited.dashboard,
      theirs: present,
    });
  }
  return { changes: merged.changes };
}

/** Applies what can be applied. With `replace`, a widget that is there already is put back as it was. */
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

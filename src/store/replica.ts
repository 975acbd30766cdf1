import { adoptStored } from '../model/change/adopt-stored.js';
import { applyChanges } from '../model/change/apply.js';
import { kindOf } from '../model/change/kinds/index.js';
import type { Edit } from '../model/change/join-edits.js';
import { rebase } from '../model/change/rebase.js';
import { rebaseInverse } from '../model/change/rebase-inverse.js';
import { copyStamps } from '../model/copy-stamps.js';
import { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Change, Compaction, Dashboard, DashboardId, WidgetId } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { storageError, toStorageError } from '../storage/storage-error.js';
import type { ApplyResult, StorageAdapter } from '../storage/types.js';
import type { SyncPhase } from '../sync/types.js';
import { notFound } from '../storage/write-record.js';
import { callApply, callCreate } from './write-calls.js';
import type { Step } from './history.js';
import type { KeptDocument } from './open-dashboard.js';
import { loadStored, PAUSE } from './load-stored.js';
import { Outbox, type Batch } from './outbox.js';
import type { SaveState, StoreEvent } from './types.js';

const SAVE_STATES: Readonly<Record<SyncPhase, SaveState>> = {
  synced: 'synced',
  queued: 'local',
  sending: 'local',
  waiting: 'local',
  offline: 'offline',
  paused: 'attention',
  attention: 'attention',
  gone: 'attention',
};

/** Conflicts in a row after which a storage counts as broken, with an error. */
const MAX_CONFLICTS = 50;

export interface ReplicaOptions {
  readonly id: DashboardId;
  readonly storage: StorageAdapter;
  readonly journal: Journal | undefined;
  readonly compaction?: () => Compaction;
  /** Called with merges, conflicts and notices. */
  readonly emit: (event: StoreEvent) => void;
  /** Called after the document or the save state changed. */
  readonly changed: () => void;
  /** Called after a write that others should know of. */
  readonly written: (revision: number) => void;
  /** Called once, when the dashboard was removed elsewhere. */
  readonly removed: () => void;
  /** Called with what the backend has made of the user's own edits. */
  readonly adopted: (changes: readonly Change[]) => void;
}

/**
 * One loaded document and its storage. The user sees the document of storage (*confirmed*) with the
 * unsaved edits (the outbox) on top.
 *
 * Callers: the editor, with edits; `OpenDashboard`, with what others wrote or took away.
 *
 * States of {@link saveState}: `saved` until the first edit; `pending` with an edit unsaved; then
 * the storage's durability, or `error`, from which the next write leads back to `pending`. Closed
 * for good when the dashboard was removed elsewhere or migrated to a newer schema.
 *
 * Invariants: the document is the confirmed one with the outbox applied; there is one call of
 * storage at a time; an edit leaves the outbox only when storage has acknowledged it or a merge
 * found nothing left of it; equal parts keep their identity.
 */
export class Replica implements KeptDocument {
  saveState: SaveState = 'saved';
  /** The error of the last failed save; cleared by the next success. */
  error: DashError | undefined;
  /** True if the document comes from a newer schema. */
  readOnly: boolean;

  readonly #options: ReplicaOptions;
  readonly #outbox: Outbox;
  #document: Dashboard;
  /** The document as storage has it. */
  #confirmed: Dashboard;
  #isStored: boolean;
  #isRemoved = false;
  #notedRevision = 0;
  #conflictsInARow = 0;
  /** True after a merge: undo and redo must check what others changed. */
  #hasMerged = false;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReplicaOptions, document: Dashboard, isStored: boolean) {
    this.#options = options;
    this.#document = this.#confirmed = document;
    this.#isStored = isStored;
    this.#outbox = new Outbox(options.id, options.journal);
    this.readOnly = isNewerSchema(document);
  }

  /** The confirmed document and the unsaved edits, as the user sees them. */
  get document(): Dashboard {
    return this.#document;
  }

  get notedRevision(): number {
    return this.#notedRevision;
  }

  get hasUnsaved(): boolean {
    return !this.#outbox.isEmpty;
  }

  get isStored(): boolean {
    return this.#isStored;
  }

  /** True if nothing can be written any more; unsaved edits can only be exported. */
  get isClosed(): boolean {
    return this.#isRemoved || this.readOnly;
  }

  /**
   * Shows an edit and queues it for {@link send}. With `typing`, it is held until {@link release}.
   */
  edit(next: Dashboard, edit: Edit, typing?: string): void {
    this.#document = next;
    this.saveState = 'pending';
    if (typing === undefined) {
      this.#outbox.release();
    }
    this.#outbox.add(edit, this.#confirmed.revision, typing);
  }

  /** Shows an edit that the journal holds already. */
  restore(next: Dashboard, edit: Edit, mutationId: string): void {
    this.#document = next;
    this.saveState = 'pending';
    this.#outbox.restore(edit, mutationId);
  }

  /** The part of a step's inverse that takes back only the values which the step wrote. */
  rebaseInverse(step: Step): { changes: readonly Change[]; isPartial: boolean } {
    return this.#hasMerged
      ? rebaseInverse(this.#document, step)
      : { changes: step.inverse, isPartial: false };
  }

  /** Makes held typing ready to be sent. */
  release(): void {
    this.#outbox.release();
  }

  /** Calls {@link noteRemote} and {@link send}. */
  follow(revision: number): Promise<void> {
    this.noteRemote(revision);
    return this.send();
  }

  /** Notes that others wrote `revision`; `Infinity` to fetch in any case. */
  noteRemote(revision: number): void {
    // An adapter that gives no number, which is never greater, must not reset the noted one.
    if (revision > this.#notedRevision) {
      this.#notedRevision = revision;
    }
  }

  /**
   * The document is stored again with the next edit; if storage has it after all, they are merged.
   */
  lose(): void {
    this.#isStored = false;
  }

  /**
   * Writes the edits that are ready, in the present task if no call is running, then fetches the
   * changes of others. Never rejects.
   */
  send(): Promise<void> {
    if (!this.#isSending) {
      this.#sending = this.#sendAll();
    }
    return this.#sending;
  }

  /** True if others stored a revision that is not loaded yet. */
  get #isBehind(): boolean {
    return this.#notedRevision > (this.#isStored ? this.#confirmed.revision : 0);
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isSending = true;
    let error: DashError | undefined;
    try {
      while (!this.isClosed) {
        const batch = this.#outbox.next(this.#confirmed.revision);
        if (batch) {
          await this.#write(batch);
        } else if (this.#isBehind) {
          const { revision } = this.#confirmed;
          await this.#fetch();
          if (this.#isBehind && this.#confirmed.revision === revision) {
            this.#timer = setTimeout(() => void this.send(), PAUSE);
            break;
          }
        } else {
          break;
        }
        this.#conclude();
      }
    } catch (cause) {
      error = toStorageError(cause);
    }
    // The flag is reset before the error is reported, because a listener may answer it with an
    // edit, which has to be sent.
    this.#isSending = false;
    if (error) {
      this.#fail(error);
    }
  }

  /** Emits the state after a step. With the last edit stored, the error is cleared. */
  #conclude(): void {
    if (!this.hasUnsaved && this.saveState !== 'saved') {
      this.error = undefined;
      this.saveState = this.#savedState;
    }
    this.#options.changed();
  }

  /** The state of edits that the storage has. */
  get #savedState(): SaveState {
    const { id, storage } = this.#options;
    const phase = storage.sync?.state(id).phase;
    return phase ? SAVE_STATES[phase] : storage.capabilities.durability;
  }

  /** Follows the phase of a storage that syncs. */
  noteSync(): void {
    const saveState = this.#savedState;
    if (!this.hasUnsaved && this.saveState !== saveState) {
      const isQuiet = this.saveState === 'saved' && saveState === 'synced';
      this.saveState = isQuiet ? 'saved' : saveState;
      this.#options.changed();
    }
  }

  async #write(batch: Batch): Promise<void> {
    const { storage, written } = this.#options;
    if (this.saveState === 'error') {
      this.saveState = 'pending';
      this.#options.changed();
    }
    if (!this.#isStored) {
      return this.#storeSeed();
    }
    const confirmed = this.#confirmed;
    const baseRevision = confirmed.revision;
    const result = await this.#apply(batch, baseRevision);
    if (!result) {
      return;
    }
    if (result.status === 'conflict') {
      if (++this.#conflictsInARow > MAX_CONFLICTS) {
        // The next attempt starts counting anew.
        this.#conflictsInARow = 0;
        throw new DashError('conflict', 'The storage answers every write with a conflict.');
      }
      return this.#merge(result.current);
    }
    const stored = result.dashboard;
    this.#conflictsInARow = 0;
    this.error = undefined;
    this.#outbox.settle(batch);
    written(stored.revision);
    // A mutation that was sent before is answered with what is stored now, in which others may have
    // had a part.
    const isOwn = !batch.wasSent && stored.revision === baseRevision + 1;
    const isExact = isOwn && storage.capabilities.durability !== 'synced';
    if (!isExact || this.hasUnsaved) {
      this.#confirmed = applyChanges(confirmed, batch.changes);
    }
    return isExact
      ? this.#adoptStamps(stored)
      : isOwn
        ? this.#adopt(stored, batch)
        : this.#merge(stored);
  }

  /**
   * Adopts the answer of a backend to one's own write: it may trim a text, or fill something in.
   * That is no change from elsewhere, and where the user has edited on, the later edit stays.
   */
  #adopt(stored: Dashboard, batch: Batch): void {
    const { dashboard, changes } = adoptStored(this.#confirmed, stored);
    if (changes.length === 0) {
      return this.#adoptStamps(stored);
    }
    const { conditionalWrites } = this.#options.storage.capabilities;
    if (!conditionalWrites && !isAnswerTo(batch, changes)) {
      return this.#merge(stored);
    }
    try {
      const next = applyChanges(stored, this.#outbox.changes);
      this.#document = adoptStored(this.#document, next).dashboard;
    } catch {
      // The later edits do not fit the answer.
      return this.#merge(stored);
    }
    this.#confirmed = dashboard;
    this.#options.adopted(changes);
  }

  /**
   * Applies a batch. `undefined` if the storage itself was lost during the call: the batch waits
   * for a new one.
   */
  async #apply(
    { mutationId, changes }: Batch,
    baseRevision: number,
  ): Promise<ApplyResult | undefined> {
    const { id, storage } = this.#options;
    try {
      return await callApply(storage, id, changes, { baseRevision, mutationId });
    } catch (error) {
      if (this.#isStored) {
        throw error;
      }
      return undefined;
    }
  }

  async #storeSeed(): Promise<void> {
    const { id, storage, written } = this.#options;
    try {
      const created = await callCreate(storage, this.#confirmed);
      this.#isStored = true;
      this.#adoptStamps(created);
      written(created.revision);
    } catch (error) {
      const isRace = error instanceof DashError && error.code === 'dashboard-exists';
      const stored = isRace ? await loadStored(storage, id) : undefined;
      if (!stored) {
        throw error;
      }
      this.#merge(stored);
    }
  }

  async #fetch(): Promise<void> {
    this.#notedRevision = 0;
    let stored: Dashboard | undefined;
    try {
      stored = await loadStored(this.#options.storage, this.#options.id);
    } catch (cause) {
      return this.#notify(toStorageError(cause));
    }
    return stored ? this.#merge(stored) : this.#remove();
  }

  /** Merges the document that others stored, with the unsaved edits on top. */
  #merge(stored: Dashboard): void {
    this.#isStored = true;
    this.#hasMerged = true;
    const { emit, compaction } = this.#options;
    const previous = this.#document;
    if (isNewerSchema(stored)) {
      return this.#adoptNewerSchema(stored);
    }
    const merged = rebase(previous, this.#confirmed, stored, compaction?.());
    if (!merged) {
      return this.#adoptStamps(stored);
    }
    const { confirmed, dashboard, edit, conflicts, changes } = merged;
    this.#confirmed = confirmed;
    this.#document = dashboard;
    this.#outbox.rebase(edit, stored.revision);
    if (changes.length > 0) {
      emit({ type: 'change', changes, origin: 'remote', previous, dashboard });
    }
    if (conflicts.length > 0) {
      emit({ type: 'conflict', conflicts, mine: previous, theirs: stored });
    }
  }

  /** Takes over revision and times, and keeps every object that did not change. */
  #adoptStamps(stored: Dashboard): void {
    this.#document = copyStamps(this.#document, stored);
    this.#confirmed = this.hasUnsaved ? copyStamps(this.#confirmed, stored) : this.#document;
  }

  /** Shows the document of another tab with a newer version, which must never be written. */
  #adoptNewerSchema(stored: Dashboard): void {
    this.readOnly = true;
    const error = storageError('newer-schema');
    if (this.hasUnsaved) {
      throw error;
    }
    this.#document = this.#confirmed = stored;
    this.#notify(error);
  }

  /**
   * Handles the removal elsewhere. The document stays, so that it can be exported; unsaved edits
   * can't be saved any more.
   */
  #remove(): void {
    if (!this.#isStored) {
      return;
    }
    this.#isRemoved = true;
    if (this.hasUnsaved) {
      this.saveState = 'error';
      this.error = notFound(this.#options.id);
    }
    this.#options.removed();
  }

  #fail(error: DashError): void {
    if (error.code === 'dashboard-not-found') {
      this.#remove();
    }
    if (this.#isRemoved) {
      return;
    }
    if (this.hasUnsaved) {
      this.saveState = 'error';
      this.error = error;
      this.#options.changed();
    } else {
      this.#notify(error);
      this.#conclude();
    }
  }

  #notify({ code, message }: DashError): void {
    this.#options.emit({ type: 'notice', code, message });
  }
}

/** True if `changes` differ only from what the batch wrote, so that they can't be of others. */
function isAnswerTo(batch: Batch, changes: readonly Change[]): boolean {
  const ids = new Set(batch.changes.flatMap(touchedBy));
  const hasFields = batch.changes.some(({ type }) => type === 'dashboard.update');
  return changes.every((change) =>
    change.type === 'dashboard.update' ? hasFields : touchedBy(change).every((id) => ids.has(id)),
  );
}

function touchedBy(change: Change): readonly WidgetId[] {
  return kindOf(change).touches(change) ?? [];
}

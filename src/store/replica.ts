import { applyChanges } from '../model/change/apply.js';
import type { Edit } from '../model/change/join-edits.js';
import { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Change, Compaction, Dashboard, DashboardId } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { copyStamps } from '../storage/stamp.js';
import { storageError, toStorageError } from '../storage/storage-error.js';
import type { ApplyResult, StorageAdapter } from '../storage/types.js';
import { notFound } from '../storage/write-record.js';
import type { Step } from './history.js';
import type { KeptDocument } from './open-dashboard.js';
import { Outbox, type Batch } from './outbox.js';
import { rebase } from './rebase.js';
import { rebaseInverse } from '../model/change/rebase-inverse.js';
import type { SaveState, StoreEvent } from './types.js';

/**
 * A storage that answers nothing but conflicts is broken; after so many in a row it is told as an
 * error.
 */
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
}

/**
 * One loaded document and its storage. The user sees what storage has (*confirmed*) and the unsaved
 * edits (the outbox) on top.
 *
 * Callers: the editor, with edits; `OpenDashboard`, with what others wrote or took away.
 *
 * States of {@link saveState}: `saved` until the first edit; `pending` with an edit unsaved; then
 * the storage's durability, or `error`, from which the next write leads back to `pending`. Closed,
 * once and for all, when the dashboard was removed elsewhere or came to a newer schema.
 *
 * Invariants: the document is the confirmed one with the outbox applied; one call of storage is
 * under way at a time; an edit leaves the outbox only when storage has acknowledged it or a merge
 * found nothing left of it; nothing that is equal changes its identity.
 */
export class Replica implements KeptDocument {
  saveState: SaveState = 'saved';
  /** Why storage refused; gone with the next success. */
  error: DashError | undefined;
  /** The document comes from a newer schema. */
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
  /** Others have changed something: steps may no longer find what they left. */
  #hasMerged = false;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;

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

  /** Nothing can be written any more; what is unsaved can only be exported. */
  get isClosed(): boolean {
    return this.#isRemoved || this.readOnly;
  }

  /** Shows an edit and keeps it for {@link send}. With `typing`, it waits for {@link release}. */
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

  /** The part of a step's inverse that takes back only what the step wrote. */
  rebaseInverse(step: Step): { changes: readonly Change[]; isPartial: boolean } {
    return this.#hasMerged
      ? rebaseInverse(this.#document, step)
      : { changes: step.inverse, isPartial: false };
  }

  /** Ends the waiting of typing. */
  release(): void {
    this.#outbox.release();
  }

  /** {@link noteRemote}, and {@link send}. */
  follow(revision: number): Promise<void> {
    this.noteRemote(revision);
    return this.send();
  }

  /** Takes note that others wrote `revision`; `Infinity` to fetch in any case. */
  noteRemote(revision: number): void {
    // An adapter that tells no number does not make this one deaf.
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
   * Writes what is ready, in the present task if nothing is on its way, then fetches what others
   * wrote. Never rejects.
   */
  send(): Promise<void> {
    if (!this.#isSending) {
      this.#sending = this.#sendAll();
    }
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    let error: DashError | undefined;
    try {
      while (!this.isClosed) {
        const batch = this.#outbox.next(this.#confirmed.revision);
        if (batch) {
          await this.#write(batch);
        } else if (this.#notedRevision > (this.#isStored ? this.#confirmed.revision : 0)) {
          await this.#fetch();
        } else {
          break;
        }
        this.#conclude();
      }
    } catch (cause) {
      error = toStorageError(cause);
    }
    // Before the fault is told, for a listener may answer it with an edit, and that has to be sent.
    this.#isSending = false;
    if (error) {
      this.#fail(error);
    }
  }

  /**
   * Tells how things stand after a step; with the last edit stored, nothing is left to complain of.
   */
  #conclude(): void {
    if (!this.hasUnsaved && this.saveState !== 'saved') {
      this.saveState = this.#options.storage.capabilities.durability;
      this.error = undefined;
    }
    this.#options.changed();
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
        // Trying again later has as many attempts.
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
    // A server may add to what it was given, and a retried mutation is answered with what was
    // written since.
    const isExpected =
      storage.capabilities.durability !== 'synced' && stored.revision === baseRevision + 1;
    if (!isExpected || this.hasUnsaved) {
      this.#confirmed = applyChanges(confirmed, batch.changes);
    }
    return isExpected ? this.#adoptStamps(stored) : this.#merge(stored);
  }

  /** Undefined if the storage itself went away during the call: the batch waits for a new one. */
  async #apply(
    { mutationId, changes }: Batch,
    baseRevision: number,
  ): Promise<ApplyResult | undefined> {
    const { id, storage } = this.#options;
    try {
      return await storage.apply(id, changes, { baseRevision, mutationId });
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
      const created = await storage.create(this.#confirmed);
      this.#isStored = true;
      this.#adoptStamps(created);
      written(created.revision);
    } catch (error) {
      const isRace = error instanceof DashError && error.code === 'dashboard-exists';
      const stored = isRace ? await storage.load(id) : undefined;
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
      stored = await this.#options.storage.load(this.#options.id);
    } catch (cause) {
      return this.#notify(toStorageError(cause));
    }
    return stored ? this.#merge(stored) : this.#remove();
  }

  /** Brings in what others stored, and puts the unsaved edits on top of it. */
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

  /** Another tab runs a newer version: show its document, but never write to it. */
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
   * Removed elsewhere. The document stays, so that it can be exported; what is unsaved can't be
   * saved any more.
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

import { applyChanges } from '../model/change/apply.js';
import type { Edit } from '../model/change/join-edits.js';
import { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Change, Compaction, Dashboard, DashboardId } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { copyStamps } from '../storage/stamp.js';
import { storageError, toStorageError } from '../storage/storage-error.js';
import type { StorageAdapter } from '../storage/types.js';
import { notFound } from '../storage/write-record.js';
import type { Step } from './history.js';
import { Outbox, type Batch } from './outbox.js';
import type { SaveState, StoreEvent } from './types.js';

type RemoteModule = typeof import('./remote.js');

/**
 * A storage that answers nothing but conflicts is broken; after so many in a row it is told as an
 * error.
 */
const MAX_CONFLICTS = 50;

export interface DocumentSyncOptions {
  readonly id: DashboardId;
  readonly storage: StorageAdapter;
  readonly journal: Journal | undefined;
  readonly compaction?: () => Compaction;
  /** Told of merges, conflicts and notices. */
  readonly tell: (event: StoreEvent) => void;
  /** Told after the document or the save state changed. */
  readonly changed: () => void;
  /** Told after a write that others should hear of. */
  readonly written: (revision: number) => void;
  /** Told once, when the dashboard was removed elsewhere. */
  readonly removed: () => void;
}

/**
 * One loaded document and its storage: what the user sees is what storage has and the unsaved edits
 * on top. It writes one batch of edits at a time, and merges in what others wrote.
 */
export class DocumentSync {
  saveState: SaveState = 'saved';
  /** Why storage refused; gone with the next success. */
  error: DashError | undefined;
  /** The document comes from a newer schema. */
  readOnly: boolean;

  readonly #options: DocumentSyncOptions;
  readonly #outbox: Outbox;
  #document: Dashboard;
  /** What storage has. */
  #confirmed: Dashboard;
  /** False while the seed is shown and not stored. */
  #isStored: boolean;
  #isRemoved = false;
  /** The newest revision that others told of since the document was last fetched. */
  #heardRevision = 0;
  #conflictsInARow = 0;
  #remote: RemoteModule | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;

  constructor(options: DocumentSyncOptions, document: Dashboard, isStored: boolean) {
    this.#options = options;
    this.#document = this.#confirmed = document;
    this.#isStored = isStored;
    this.#outbox = new Outbox(options.id, options.journal);
    this.readOnly = isNewerSchema(document);
  }

  /** What the user sees. */
  get document(): Dashboard {
    return this.#document;
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
  ownPart(step: Step): { changes: readonly Change[]; isPartial: boolean } {
    // Before the first change from elsewhere, everything is still as the step left it.
    return (
      this.#remote?.ownPart(this.#document, step) ?? { changes: step.inverse, isPartial: false }
    );
  }

  /** Ends the waiting of typing. */
  release(): void {
    this.#outbox.release();
  }

  /** Takes note that others wrote `revision`; `Infinity` to fetch in any case. */
  hear(revision: number): void {
    // An adapter that tells no number does not make this one deaf.
    if (revision > this.#heardRevision) {
      this.#heardRevision = revision;
    }
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
        } else if (this.#heardRevision > this.#confirmed.revision) {
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

  async #write({ mutationId, changes, ...batch }: Batch): Promise<void> {
    const { id, storage, written } = this.#options;
    if (this.saveState === 'error') {
      this.saveState = 'pending';
      this.#options.changed();
    }
    if (!this.#isStored) {
      return this.#storeSeed();
    }
    const confirmed = this.#confirmed;
    const baseRevision = confirmed.revision;
    const result = await storage.apply(id, changes, { baseRevision, mutationId });
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
    this.#outbox.settle({ mutationId, changes, ...batch });
    written(stored.revision);
    // A server may add to what it was given, and a retried mutation is answered with what was
    // written since.
    const isExpected =
      storage.capabilities.durability !== 'synced' && stored.revision === baseRevision + 1;
    if (!isExpected || this.hasUnsaved) {
      this.#confirmed = applyChanges(confirmed, changes);
    }
    return isExpected ? this.#adoptStamps(stored) : this.#merge(stored);
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
      await this.#merge(stored);
    }
  }

  async #fetch(): Promise<void> {
    this.#heardRevision = 0;
    let stored: Dashboard | undefined;
    try {
      stored = await this.#options.storage.load(this.#options.id);
    } catch (cause) {
      return this.#notify(toStorageError(cause));
    }
    return stored ? this.#merge(stored) : this.#remove();
  }

  /** Brings in what others stored, and puts the unsaved edits on top of it. */
  async #merge(stored: Dashboard): Promise<void> {
    this.#remote ??= await import('./remote.js');
    // No waiting from here on: edits made meanwhile are in the outbox, and the next ones come on
    // top.
    this.#isStored = true;
    const { tell, compaction } = this.#options;
    const previous = this.#document;
    if (isNewerSchema(stored)) {
      return this.#adoptNewerSchema(stored);
    }
    const merged = this.#remote.rebase(previous, this.#confirmed, stored, compaction?.());
    if (!merged) {
      return this.#adoptStamps(stored);
    }
    const { confirmed, dashboard, edit, conflicts, changes } = merged;
    this.#confirmed = confirmed;
    this.#document = dashboard;
    this.#outbox.rebase(edit, stored.revision);
    if (changes.length > 0) {
      tell({ type: 'change', changes, origin: 'remote', previous, dashboard });
    }
    if (conflicts.length > 0) {
      tell({ type: 'conflict', conflicts, mine: previous, theirs: stored });
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
    this.#options.tell({ type: 'notice', code, message });
  }
}

import type { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import { storageError, toLoadError, toStorageError } from '../storage/storage-error.js';
import type { StorageReader } from '../storage/types.js';
import type { KeptDocument } from './open-dashboard.js';
import type { StoreEvent } from './types.js';

export interface ViewedDocumentOptions {
  readonly id: DashboardId;
  readonly storage: StorageReader;
  readonly emit: (event: StoreEvent) => void;
  /** Called after the document changed. */
  readonly changed: () => void;
  /** Called once, when the dashboard was removed elsewhere. */
  readonly removed: () => void;
}

/** A document for viewing only: each stored version of others replaces it. */
export class ViewedDocument implements KeptDocument {
  document: Dashboard;
  isStored: boolean;
  readOnly: boolean;
  readonly saveState = 'saved';
  readonly error = undefined;
  readonly hasUnsaved = false;
  readonly #options: ViewedDocumentOptions;
  #notedRevision = 0;
  /** The revision that the current call of storage asks for. */
  #fetchedRevision = 0;
  #fetching: Promise<void> = Promise.resolve();
  #isFetching = false;

  constructor(options: ViewedDocumentOptions, document: Dashboard, isStored: boolean) {
    this.#options = options;
    this.document = document;
    this.isStored = isStored;
    this.readOnly = isNewerSchema(document);
  }

  get notedRevision(): number {
    return Math.max(this.#notedRevision, this.#fetchedRevision);
  }

  follow(revision: number): Promise<void> {
    // An adapter that gives no number, which is never greater, must not reset the noted one.
    if (revision > this.#notedRevision) {
      this.#notedRevision = revision;
    }
    if (!this.#isFetching) {
      this.#fetching = this.#fetchAll();
    }
    return this.#fetching;
  }

  lose(): void {
    this.isStored = false;
  }

  async #fetchAll(): Promise<void> {
    const { id, storage, emit } = this.#options;
    this.#isFetching = true;
    try {
      while (this.#notedRevision > (this.isStored ? this.document.revision : 0)) {
        this.#fetchedRevision = this.#notedRevision;
        this.#notedRevision = 0;
        this.#bringIn(await storage.load(id), await loadAdopting());
      }
    } catch (cause) {
      const { code, message }: DashError = toStorageError(cause);
      emit({ type: 'notice', code, message });
    } finally {
      this.#fetchedRevision = 0;
      this.#isFetching = false;
    }
  }

  #bringIn(stored: Dashboard | undefined, { adoptStored }: AdoptingModule): void {
    const { emit, changed, removed } = this.#options;
    if (!stored) {
      if (this.isStored) {
        this.isStored = false;
        removed();
      }
      return;
    }
    const previous = this.document;
    this.isStored = true;
    if (isNewerSchema(stored)) {
      this.readOnly = true;
      this.document = stored;
      const { code, message } = storageError('newer-schema');
      emit({ type: 'notice', code, message });
    } else {
      const { dashboard, changes } = adoptStored(previous, stored);
      this.document = dashboard;
      if (changes.length > 0) {
        emit({ type: 'change', changes, origin: 'remote', previous, dashboard });
      }
    }
    changed();
  }
}

type AdoptingModule = typeof import('./adopt-stored.js');

/** Loads the merging code on demand: most visits see no change from elsewhere. */
function loadAdopting(): Promise<AdoptingModule> {
  return import('./adopt-stored.js').catch((cause: unknown) => {
    throw toLoadError(cause);
  });
}

import { isNewerSchema } from '../model/migrate.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import { toLoadError, toStorageError } from '../storage/storage-error.js';
import type { StorageReader } from '../storage/types.js';
import type { KeptDocument } from './open-dashboard.js';
import { loadStored, PAUSE } from './load-stored.js';
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
  #timer: ReturnType<typeof setTimeout> | undefined;

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

  get #isBehind(): boolean {
    return this.#notedRevision > (this.isStored ? this.document.revision : 0);
  }

  async #fetchAll(): Promise<void> {
    const { id, storage, emit } = this.#options;
    clearTimeout(this.#timer);
    this.#isFetching = true;
    try {
      while (this.#isBehind) {
        const { revision } = this.document;
        this.#fetchedRevision = this.#notedRevision;
        this.#notedRevision = 0;
        const stored = await loadStored(storage, id);
        const { bringIn } = await loadBringIn();
        bringIn(this, stored, this.#options);
        if (this.document.revision === revision) {
          break;
        }
      }
    } catch (error) {
      const { code, message } = toStorageError(error);
      emit({ type: 'notice', code, message });
    } finally {
      this.#fetchedRevision = 0;
      this.#isFetching = false;
    }
    if (this.#isBehind) {
      this.#timer = setTimeout(() => void this.follow(0), PAUSE);
    }
  }
}

/** Loads the merging code on demand: most visits see no change from elsewhere. */
function loadBringIn(): Promise<typeof import('./bring-in.js')> {
  return import('./bring-in.js').catch((cause: unknown) => {
    throw toLoadError(cause);
  });
}

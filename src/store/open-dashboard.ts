import type { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import { isUnreachable, storageError, toStorageError } from '../storage/storage-error.js';
import type { StorageEvent, StorageReader } from '../storage/types.js';
import { loadStored } from './load-stored.js';
import { Retry } from './retry.js';
import type { OpenOptions, SaveState, StepState, StoreEvent, StoreState } from './types.js';

type Listener = (event: StoreEvent) => void;

/** A loaded document that is kept up to date. */
export interface KeptDocument {
  readonly document: Dashboard;
  /** False for a document that is shown but not stored: a seed, or one that storage has lost. */
  readonly isStored: boolean;
  /** True if the document comes from a newer schema. */
  readonly readOnly: boolean;
  /** The newest revision of others that is known and not loaded yet; 0 if there is none. */
  readonly notedRevision: number;
  readonly saveState: SaveState;
  readonly error: DashError | undefined;
  readonly hasUnsaved: boolean;
  /**
   * Notes that others wrote `revision` (`Infinity`: perhaps), saves, and loads it. Never rejects.
   */
  follow(revision: number): Promise<void>;
  /** Notes that the storage itself is gone, perhaps with the document. */
  lose(): void;
}

/** Takes over a document that was just loaded. */
export type Keep = (document: Dashboard, isStored: boolean) => KeptDocument;

/** Runs code of somebody else. An error is reported as uncaught, and stops nothing. */
function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/**
 * The open dashboards of each adapter. An adapter emits no event for its own writes, so these
 * dashboards notify each other.
 */
const openByStorage = new WeakMap<StorageReader, Set<OpenDashboard>>();

/**
 * An open dashboard: the common part of reading and writing. It loads the document; the seed if
 * there is none; or the fallback's if the browser has no storage at all. It retries a storage that
 * it can't reach, follows the changes of others, and emits events to its listeners. The subclass
 * decides what to do with a loaded document.
 *
 * Callers: `DashboardReader` and `DashboardStore`, its two subclasses.
 *
 * States: `idle` → `loading` → `ready`, `missing` or `error`. In `error`, if the storage can't be
 * reached, a {@link Retry} is scheduled, which ends in any of these three. `ready` becomes
 * `missing` when the dashboard is removed elsewhere, and `ready` again when it is created again.
 *
 * Invariants: of several loads only the last one sets the state; after `dispose()` none does, and
 * no listener is called.
 */
export abstract class OpenDashboard<S extends StorageReader = StorageReader> {
  /** The id of the dashboard. */
  readonly id: DashboardId;
  /** The document that is shown while storage has none of this id. */
  readonly seed: Dashboard | undefined;
  #storage: S;
  #fallback: OpenOptions<S>['fallback'];
  #listeners = new Set<Listener>();
  #status: StoreState['status'] = 'idle';
  #loadError: DashError | undefined;
  #kept: KeptDocument | undefined;
  #state: StoreState | undefined;
  #loading: Promise<void> | undefined;
  #isLoading = false;
  /** The number of the last load: the answer of an earlier one is ignored. */
  #turn = 0;
  /** The newest revision that others announced while the document was loading. */
  #notedRevision = 0;
  #isLost = false;
  readonly #retry = new Retry(() => void this.#start());
  #stopListening: (() => void) | undefined;
  #isDisposed = false;

  constructor({ id, seed, storage, fallback }: OpenOptions<S>) {
    this.id = id;
    // A seed may be an export of any dashboard at any revision; here it gets this id, and revision
    // 0 as never stored.
    this.seed = seed && { ...seed, id, revision: 0 };
    this.#storage = storage;
    this.#fallback = fallback;
  }

  /** The storage of the dashboard: the given one, or its fallback. */
  get storage(): S {
    return this.#storage;
  }

  /** The present state: a new object after every change. */
  get state(): StoreState {
    const kept = this.#kept;
    const error = this.#loadError ?? kept?.error;
    return (this.#state ??= {
      status: this.#status,
      ...(kept && { dashboard: kept.document }),
      saveState: kept?.saveState ?? 'saved',
      ...(error && { error }),
      readOnly: kept?.readOnly ?? false,
      ...this.steps(this.#status === 'ready' && !kept?.readOnly),
    });
  }

  /** Calls `listener` with every event from now on. Returns the unsubscribe function. */
  subscribe(listener: Listener): () => void {
    const listeners = this.#listeners;
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  /**
   * Loads the document, else the seed. A loaded document is fetched again, and the changes of
   * others are merged in. Never rejects: `state.status` and `state.error` tell the result. A
   * storage that can't be reached is retried without another call.
   */
  load(): Promise<void> {
    if (this.#isDisposed) {
      return Promise.resolve();
    }
    const kept = this.#kept;
    if (kept && this.#status === 'ready' && (!kept.readOnly || kept.hasUnsaved)) {
      return kept.follow(Infinity);
    }
    this.#retry.cancel();
    this.#status = 'loading';
    this.#loadError = undefined;
    this.changed();
    return this.#start();
  }

  /** The same as {@link load}. */
  reload(): Promise<void> {
    return this.load();
  }

  /** Ends everything: removes the listeners, and leaves the storage, without closing it. */
  dispose(): void {
    this.#isDisposed = true;
    this.#turn++;
    this.#listeners.clear();
    this.#retry.cancel();
    this.#stopListening?.();
  }

  /** Prepares a load. Resolves to the function that takes the document over. */
  protected async prepare(): Promise<Keep> {
    return (document, isStored) => this.keep(document, isStored);
  }

  /** Takes over a loaded document. */
  protected abstract keep(document: Dashboard, isStored: boolean): KeptDocument;

  /** The state of undo and redo, if the document can be edited at all. */
  protected abstract steps(canEdit: boolean): StepState;

  protected get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Settles when the current load ends. */
  protected get loaded(): Promise<void> {
    return Promise.resolve(this.#loading);
  }

  /** Takes over the state and the listeners of `other`, which is disposed. */
  protected adopt(other: OpenDashboard): void {
    const kept = other.#kept;
    const status = other.#status;
    const isDisposed = other.#isDisposed;
    this.#listeners = other.#listeners;
    other.#listeners = new Set();
    other.dispose();
    if (isDisposed) {
      return this.dispose();
    }
    this.#status = status;
    this.#loadError = other.#loadError;
    if (kept) {
      this.#kept = this.keep(kept.document, kept.isStored);
    }
    if (status === 'loading') {
      void this.#start();
    } else if (status === 'error') {
      this.#tryAgain();
    } else if (status !== 'idle') {
      this.#listen();
      if (kept?.notedRevision) {
        void this.#kept?.follow(kept.notedRevision);
      }
    }
  }

  /**
   * Calls every listener. An error of one is reported as uncaught, and stops neither the others nor
   * the save.
   */
  protected emit(event: StoreEvent): void {
    if (event.type !== 'state') {
      this.#state = undefined;
    }
    for (const listener of [...this.#listeners]) {
      attempt(() => listener(event));
    }
  }

  /** Emits the new state. */
  protected changed(): void {
    this.#state = undefined;
    this.emit({ type: 'state', state: this.state });
  }

  /**
   * Emits that the dashboard was removed elsewhere. The document stays, so that it can be exported.
   */
  protected removed(): void {
    this.#status = 'missing';
    this.emit({ type: 'removed' });
    this.changed();
  }

  /** Notifies the other dashboards on this adapter of a write. */
  protected notifySiblings(revision: number): void {
    for (const other of openByStorage.get(this.#storage) ?? []) {
      if (other !== this && other.id === this.id) {
        other.#onEvent({ type: 'changed', id: this.id, revision });
      }
    }
  }

  /** Loads without a change of status, so that the present state stays until the load ends. */
  #start(): Promise<void> {
    this.#notedRevision = 0;
    this.#isLost = false;
    this.#isLoading = true;
    this.#loading = this.#load(++this.#turn);
    return this.#loading;
  }

  async #load(turn: number): Promise<void> {
    const isOver = () => turn !== this.#turn;
    // A load that was started later replaces this one; after dispose() none does.
    const newest = () => (this.#isDisposed ? undefined : this.#loading);
    try {
      this.#listen();
      const keep = await this.prepare();
      const stored = await loadStored(this.#storage, this.id);
      return isOver() ? newest() : this.#open(stored, keep);
    } catch (cause) {
      if (isOver()) {
        return newest();
      }
      const error = toStorageError(cause);
      if (error.code === 'storage-unsupported' && this.#fallback) {
        return this.#useFallback(this.#fallback, error, turn);
      }
      this.#isLoading = false;
      this.#status = 'error';
      this.#loadError = error;
      this.#tryAgain();
      return this.changed();
    }
  }

  #useFallback(
    fallback: NonNullable<OpenOptions<S>['fallback']>,
    { message }: DashError,
    turn: number,
  ): Promise<void> {
    this.#fallback = undefined;
    this.#stopListening?.();
    attempt(() => {
      this.#storage = typeof fallback === 'function' ? fallback() : fallback;
      this.emit({
        type: 'notice',
        code: 'storage-memory',
        message: `${message} Edits are kept until this page closes.`,
      });
    });
    return this.#load(turn);
  }

  #open(stored: Dashboard | undefined, keep: Keep): void {
    const document = stored ?? this.seed;
    const noted = this.#notedRevision;
    this.#isLoading = false;
    this.#status = document ? 'ready' : 'missing';
    this.#loadError = undefined;
    this.#retry.cancel();
    if (document) {
      this.#kept = keep(document, !!stored);
      if (this.#isLost) {
        this.#kept.lose();
      }
      if (isNewerSchema(document)) {
        const { code, message } = storageError('newer-schema');
        this.emit({ type: 'notice', code, message });
      }
    }
    this.changed();
    if (document) {
      void this.#kept?.follow(noted);
    }
  }

  #tryAgain(): void {
    if (this.#notedRevision > 0) {
      this.#loadSoon();
    } else if (this.#loadError && isUnreachable(this.#loadError)) {
      this.#retry.schedule();
    }
  }

  /**
   * Loads because there is news, but not at once: an adapter may announce some whenever it is read.
   */
  #loadSoon(): void {
    this.#retry.cancel();
    this.#retry.schedule();
  }

  #listen(): void {
    if (this.#isDisposed || this.#stopListening) {
      return;
    }
    const storage = this.#storage;
    const siblings = openByStorage.get(storage) ?? new Set();
    let stop: unknown;
    const end = () => {
      this.#stopListening = undefined;
      siblings.delete(this);
      attempt(() => typeof stop === 'function' && stop());
    };
    this.#stopListening = end;
    attempt(() => {
      stop = storage.subscribe?.(this.id, (event) => {
        if (this.#stopListening === end) {
          this.#onEvent(event);
        }
      });
    });
    openByStorage.set(storage, siblings.add(this));
  }

  #onEvent(event: StorageEvent | undefined): void {
    if (event?.type === 'lost') {
      this.#isLost = true;
      this.#kept?.lose();
      // Others may have announced a new stored document before the loss was known.
      void this.#kept?.follow(0);
      return;
    }
    // After a removal the dashboard may exist again: a load tells.
    const revision = event?.type === 'changed' ? event.revision : Infinity;
    if (this.#isLoading) {
      // An adapter that gives no number, which is never greater, must not reset the noted one.
      this.#notedRevision = revision > this.#notedRevision ? revision : this.#notedRevision;
    } else if (
      this.#status === 'error' ||
      (this.#kept?.readOnly && !this.#kept.hasUnsaved) ||
      (this.#status === 'missing' && revision < Infinity)
    ) {
      this.#loadSoon();
    } else {
      void this.#kept?.follow(revision);
    }
  }
}

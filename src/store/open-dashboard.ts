import type { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import { isUnreachable, storageError, toStorageError } from '../storage/storage-error.js';
import type { StorageEvent, StorageReader } from '../storage/types.js';
import { Retry } from './retry.js';
import type { OpenOptions, SaveState, StoreEvent, StoreState } from './types.js';

type Listener = (event: StoreEvent) => void;

/** A loaded document, and how it is kept up to date. */
export interface KeptDocument {
  readonly document: Dashboard;
  /** False while the document is shown and not stored: a seed, or what storage has lost. */
  readonly isStored: boolean;
  /** The document comes from a newer schema. */
  readonly readOnly: boolean;
  /** The newest revision that others told of and that is not brought in yet; 0 if there is none. */
  readonly notedRevision: number;
  readonly saveState: SaveState;
  readonly error: DashError | undefined;
  readonly hasUnsaved: boolean;
  /**
   * Takes note that others wrote `revision` (`Infinity`: perhaps), saves, and brings that in. Never
   * rejects.
   */
  follow(revision: number): Promise<void>;
  /** Takes note that the storage itself went away, perhaps with the document. */
  lose(): void;
}

/** Starts to keep a document that was just loaded. */
export type Keep = (document: Dashboard, isStored: boolean) => KeptDocument;

/**
 * An adapter tells nobody of its own writes, so dashboards that are open on one adapter tell each
 * other.
 */
const openByStorage = new WeakMap<StorageReader, Set<OpenDashboard>>();

/**
 * A dashboard from the moment that somebody opens it: what reading and writing have in common. It
 * loads the document, the seed if there is none, or memory's if the browser has no storage at all;
 * tries again what it could not reach; hears what others write; and tells its listeners. What
 * becomes of a loaded document is up to its two kinds, `DashboardReader` and `DashboardStore`.
 *
 * States: `idle` → `loading` → `ready`, `missing` or `error`. In `error` over a storage out of
 * reach a {@link Retry} waits, which ends in any of the three. `ready` becomes `missing` when the
 * dashboard is removed elsewhere, and ready again when it is created again.
 *
 * Invariants: of several loads only the last has a say; after `dispose()` none has, and no listener
 * is called.
 */
export abstract class OpenDashboard<S extends StorageReader = StorageReader> {
  /** Which dashboard it is. */
  readonly id: DashboardId;
  /** Shown while storage has no dashboard of this id. */
  readonly seed: Dashboard | undefined;
  #storage: S;
  #fallback: OpenOptions<S>['fallback'];
  #listeners = new Set<Listener>();
  #status: StoreState['status'] = 'idle';
  #loadError: DashError | undefined;
  #kept: KeptDocument | undefined;
  #state: StoreState | undefined;
  #loading: Promise<void> | undefined;
  /** Counts loads, so that a late answer of an earlier one is ignored. */
  #turn = 0;
  /** Told by others while the document was loading. */
  #notedRevision = 0;
  #isLost = false;
  readonly #retry = new Retry(() => void this.#start());
  #stopListening: (() => void) | undefined;
  #isDisposed = false;

  constructor({ id, seed, storage, fallback }: OpenOptions<S>) {
    this.id = id;
    // A seed may be an export of any dashboard at any revision; here it is this one, never stored.
    this.seed = seed && { ...seed, id, revision: 0 };
    this.#storage = storage;
    this.#fallback = fallback;
  }

  /** Where the dashboard is: the storage that was given, or its fallback. */
  get storage(): S {
    return this.#storage;
  }

  /** The present state: a new object whenever something changed. */
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

  /**
   * Calls `listener` with everything that happens from now on. Returns the unsubscribe function.
   */
  subscribe(listener: Listener): () => void {
    const listeners = this.#listeners;
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  /**
   * Loads the document, else the seed. One that is loaded already is fetched again, and what others
   * changed is brought in. Never rejects: `state.status` and `state.error` tell how it ended. A
   * storage that can't be reached is tried again without another call.
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

  /** Ends everything: tells nobody any more, and lets go of the storage (without closing it). */
  dispose(): void {
    this.#isDisposed = true;
    this.#turn++;
    this.#listeners.clear();
    this.#retry.cancel();
    this.#stopListening?.();
  }

  /** Gets ready for a load. Resolves to what is done with the document. */
  protected async prepare(): Promise<Keep> {
    return (document, isStored) => this.keep(document, isStored);
  }

  /** Starts to keep a loaded document. */
  protected abstract keep(document: Dashboard, isStored: boolean): KeptDocument;

  /** The state of undo and redo, if the document can be edited at all. */
  protected abstract steps(
    canEdit: boolean,
  ): Pick<StoreState, 'canUndo' | 'canRedo' | 'undoIsLimited'>;

  protected get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Settles when the load that is under way ends. */
  protected get loaded(): Promise<void> {
    return Promise.resolve(this.#loading);
  }

  /** Goes on where `other` stands, with its listeners; that one is finished. */
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
   * Calls every listener; one's fault is reported as its own, and stops neither the others nor the
   * save.
   */
  protected emit(event: StoreEvent): void {
    if (event.type !== 'state') {
      this.#state = undefined;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Tells the new state. */
  protected changed(): void {
    this.#state = undefined;
    this.emit({ type: 'state', state: this.state });
  }

  /**
   * Tells that the dashboard was removed elsewhere. The document stays, so that it can be exported.
   */
  protected removed(): void {
    this.#status = 'missing';
    this.emit({ type: 'removed' });
    this.changed();
  }

  /** Tells the others on this adapter what was written. */
  protected tellSiblings(revision: number): void {
    for (const other of openByStorage.get(this.#storage) ?? []) {
      if (other !== this && other.id === this.id) {
        other.#onEvent({ type: 'changed', id: this.id, revision });
      }
    }
  }

  /** Loads without a word, so that what is shown stands until it is known better. */
  #start(): Promise<void> {
    this.#notedRevision = 0;
    this.#isLost = false;
    this.#loading = this.#load(++this.#turn);
    return this.#loading;
  }

  async #load(turn: number): Promise<void> {
    const isOver = () => turn !== this.#turn;
    // A load that was started later has the say; after dispose() nobody has.
    const newest = () => (this.#isDisposed ? undefined : this.#loading);
    try {
      this.#listen();
      const keep = await this.prepare();
      const stored = await this.#storage.load(this.id);
      return isOver() ? newest() : this.#open(stored, keep);
    } catch (cause) {
      if (isOver()) {
        return newest();
      }
      const error = toStorageError(cause);
      if (error.code === 'storage-unsupported' && this.#fallback) {
        return this.#useFallback(this.#fallback, error, turn);
      }
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
    this.#storage = typeof fallback === 'function' ? fallback() : fallback;
    this.emit({
      type: 'notice',
      code: 'storage-memory',
      message: `${message} Edits are kept until this page closes.`,
    });
    return this.#load(turn);
  }

  #open(stored: Dashboard | undefined, keep: Keep): void {
    const document = stored ?? this.seed;
    const noted = this.#notedRevision;
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
    if (this.#loadError && isUnreachable(this.#loadError)) {
      this.#retry.schedule();
    }
  }

  #listen(): void {
    if (this.#isDisposed || this.#stopListening) {
      return;
    }
    const storage = this.#storage;
    const stop = storage.subscribe?.(this.id, (event) => this.#onEvent(event));
    const siblings = openByStorage.get(storage) ?? new Set();
    openByStorage.set(storage, siblings.add(this));
    this.#stopListening = () => {
      this.#stopListening = undefined;
      stop?.();
      siblings.delete(this);
    };
  }

  #onEvent(event: StorageEvent): void {
    if (event.type === 'lost') {
      this.#isLost = true;
      this.#kept?.lose();
      // Others may have told of what they stored anew before this was known.
      void this.#kept?.follow(0);
      return;
    }
    // After a removal it may be there again: only storage knows.
    const revision = event.type === 'changed' ? event.revision : Infinity;
    if (this.#status === 'loading') {
      this.#notedRevision = Math.max(this.#notedRevision, revision);
    } else if (this.#status === 'error') {
      void this.#start();
    } else if (this.#kept?.readOnly || (this.#status === 'missing' && revision < Infinity)) {
      void this.load();
    } else {
      void this.#kept?.follow(revision);
    }
  }
}

import { DashError } from '../model/errors.js';
import { applyChanges, DEFAULT_LIMITS, diffDashboards, parseChange } from '../model/index.js';
import type { Change, Dashboard, DashboardId, Limits } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { storageError, toStorageError } from '../storage/storage-error.js';
import type { StorageAdapter, StorageEvent } from '../storage/types.js';
import { DocumentSync } from './document-sync.js';
import { History } from './history.js';
import type { Replayed } from './replay.js';
import type {
  ChangeOrigin,
  DashboardStoreOptions,
  DispatchOptions,
  StoreEvent,
  StoreState,
} from './types.js';

type Listener = (event: StoreEvent) => void;

/** An adapter tells nobody of its own writes, so stores that share one tell each other. */
const storesByAdapter = new WeakMap<StorageAdapter, Set<DashboardStore>>();

/**
 * One dashboard: its document, its storage, its history, its save state. Every edit goes through {@link dispatch},
 * shows at once, and is then written; changes from elsewhere are merged in. It knows no DOM.
 */
export class DashboardStore {
  readonly #id: DashboardId;
  readonly #seed: Dashboard | undefined;
  readonly #options: DashboardStoreOptions;
  readonly #limits: Limits;
  readonly #typingDelay: number;
  readonly #history = new History();
  readonly #listeners = new Set<Listener>();
  #storage: StorageAdapter;
  #journal: Journal | undefined;
  #fallback: DashboardStoreOptions['fallback'];

  #status: StoreState['status'] = 'idle';
  #loadError: DashError | undefined;
  /** The document, once it is loaded. */
  #sync: DocumentSync | undefined;
  #state: StoreState | undefined;
  #loading: Promise<void> | undefined;
  #loadCount = 0;
  /** What others told while the document was loading. */
  #heardRevision = 0;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | undefined;
  #isDisposed = false;

  constructor(options: DashboardStoreOptions) {
    this.#options = options;
    this.#id = options.id;
    // A seed may be an export of any dashboard at any revision; here it is this one, never stored.
    this.#seed = options.seed && { ...options.seed, id: options.id, revision: 0 };
    this.#storage = options.storage;
    this.#fallback = options.fallback;
    this.#journal = this.#storage.capabilities.persistent ? options.journal : undefined;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#typingDelay = options.typingDelay ?? 300;
  }

  /** The present state: a new object whenever something changed. */
  get state(): StoreState {
    const error = this.#loadError ?? this.#sync?.error;
    const readOnly = this.#sync?.readOnly ?? false;
    const canEdit = this.#status === 'ready' && !readOnly;
    return (this.#state ??= {
      status: this.#status,
      ...(this.#sync && { dashboard: this.#sync.document }),
      saveState: this.#sync?.saveState ?? 'saved',
      ...(error && { error }),
      canUndo: canEdit && this.#history.canUndo,
      canRedo: canEdit && this.#history.canRedo,
      readOnly,
    });
  }

  /** Calls `listener` with everything that happens from now on. Returns the unsubscribe function. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Loads the dashboard: first the edits that a closed page left in the journal, then the document, else the seed. One
   * that is loaded already is fetched again and merged with unsaved edits. It never rejects: `state.status` and
   * `state.error` tell how it ended.
   */
  load(): Promise<void> {
    if (this.#isDisposed) {
      return Promise.resolve();
    }
    if (this.#sync && this.#status === 'ready' && !this.#sync.readOnly) {
      this.#sync.hear(Infinity);
      return this.#sync.send();
    }
    this.#status = 'loading';
    this.#loadError = undefined;
    this.#heardRevision = 0;
    this.#emitState();
    this.#loading = this.#load(++this.#loadCount);
    return this.#loading;
  }

  /** The same as {@link load}. */
  reload(): Promise<void> {
    return this.load();
  }

  /**
   * Makes an edit: it shows at once, is one step to undo, and is written in this very task, or, with `coalesce`, when
   * typing pauses.
   *
   * @throws DashError if a change is invalid or over a limit, or the dashboard can't be edited now. Nothing changes then.
   */
  dispatch(changes: Change | readonly Change[], options: DispatchOptions = {}): void {
    const present = this.#editable().document;
    const list = [changes].flat().map((change) => parseChange(change));
    const next = applyChanges(present, list);
    if (next !== present) {
      this.#checkLimits(present, next);
      this.#commit(list, next, options.origin ?? 'user', options.coalesce);
    }
  }

  /** Takes back the last edit. False if there was nothing (left) to take back. */
  undo(): boolean {
    return this.#step('undo');
  }

  /** Makes the edit again that was undone last. False if there was nothing (left) to make. */
  redo(): boolean {
    return this.#step('redo');
  }

  /**
   * Writes everything now. Resolves when it is as safe as this storage can make it.
   *
   * @throws DashError that tells why storage refused; the edits are kept.
   */
  async flush(): Promise<void> {
    await this.#loading;
    const sync = this.#sync;
    do {
      await this.retrySave();
    } while (sync?.hasUnsaved && !sync.error);
    if (sync?.hasUnsaved) {
      throw sync.error;
    }
  }

  /** Tries again to save what storage refused. Never rejects; `state` tells how it ended. */
  async retrySave(): Promise<void> {
    clearTimeout(this.#typingTimer);
    this.#sync?.release();
    await this.#sync?.send();
  }

  /**
   * Back to the seed, as one edit that undo takes back.
   *
   * @throws DashError `dashboard-not-found` if there is no seed; otherwise as {@link dispatch}.
   */
  async reset(): Promise<void> {
    const present = this.#editable().document;
    if (!this.#seed) {
      throw new DashError('dashboard-not-found', 'This dashboard has no seed to go back to.');
    }
    const changes = diffDashboards(present, this.#seed);
    if (changes.length > 0) {
      this.#commit(changes, applyChanges(present, changes), 'user');
    }
  }

  /** Ends everything: sends what is unsaved, tells nobody any more, and lets go of the storage (without closing it). */
  dispose(): void {
    if (!this.#isDisposed) {
      this.#isDisposed = true;
      this.#loadCount++;
      this.#listeners.clear();
      this.#unsubscribe?.();
      void this.retrySave();
    }
  }

  async #load(turn: number): Promise<void> {
    const isOver = () => turn !== this.#loadCount;
    // A load that was started later has the say; after dispose() nobody has.
    const newest = () => (this.#isDisposed ? undefined : this.#loading);
    let replayed: Replayed | undefined;
    let stored: Dashboard | undefined;
    try {
      await this.#sync?.send();
      this.#listen();
      if (this.#journal && this.#journal.pending(this.#id).length > 0) {
        const { replay } = await import('./replay.js');
        replayed = await replay(this.#storage, this.#journal, this.#id);
      }
      stored = await this.#storage.load(this.#id);
    } catch (cause) {
      if (isOver()) {
        return newest();
      }
      const error = toStorageError(cause);
      if (error.code === 'storage-unavailable' && this.#fallback) {
        await this.#useFallback(this.#fallback, error);
        return this.#load(turn);
      }
      this.#status = 'error';
      this.#loadError = error;
      return this.#emitState();
    }
    return isOver() ? newest() : this.#open(stored, replayed);
  }

  /** Shows what was loaded, with the edits on top that a closed page left behind. */
  #open(stored: Dashboard | undefined, replayed: Replayed | undefined): void {
    const document = stored ?? this.#seed;
    this.#history.clear();
    this.#status = document ? 'ready' : 'missing';
    if (document) {
      const sync = this.#openSync(document, !!stored);
      this.#sync = sync;
      replayed?.restore(sync).forEach((event) => this.#emit(event));
      if (sync.readOnly) {
        const { code, message } = storageError('newer-schema');
        this.#emit({ type: 'notice', code, message });
      }
      sync.hear(this.#heardRevision);
    }
    this.#emitState();
    void this.#sync?.send();
  }

  #openSync(document: Dashboard, isStored: boolean): DocumentSync {
    return new DocumentSync(
      {
        id: this.#id,
        storage: this.#storage,
        journal: this.#journal,
        compaction: this.#options.compaction ?? 'up',
        tell: (event) => this.#emit(event),
        changed: () => this.#emitState(),
        written: (revision) => this.#tellSiblings(revision),
        removed: () => {
          this.#status = 'missing';
          this.#emit({ type: 'removed' });
          this.#emitState();
        },
      },
      document,
      isStored,
    );
  }

  async #useFallback(
    fallback: NonNullable<DashboardStoreOptions['fallback']>,
    { message }: DashError,
  ): Promise<void> {
    this.#fallback = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#storage = typeof fallback === 'function' ? await fallback() : fallback;
    // What an earlier visit left there is for the storage that it was meant for.
    this.#journal = undefined;
    this.#emit({
      type: 'notice',
      code: 'storage-memory',
      message: `${message} Edits are kept until this page closes.`,
    });
  }

  /** The document, if it can be edited now. */
  #editable(): DocumentSync {
    if (this.#sync?.readOnly) {
      throw new DashError(
        'read-only',
        'This dashboard was stored by a newer version of this application. Reload the page to edit it.',
      );
    }
    if (this.#isDisposed || this.#status !== 'ready' || !this.#sync) {
      throw new DashError(
        'dashboard-not-found',
        `The dashboard "${this.#id}" is not loaded, so it can't be edited.`,
      );
    }
    return this.#sync;
  }

  #checkLimits(present: Dashboard, next: Dashboard): void {
    const count = Object.keys(next.widgets).length;
    const limit = this.#limits.widgetsPerDashboard;
    if (count > limit && count > Object.keys(present.widgets).length) {
      throw new DashError(
        'widget-limit',
        `A dashboard holds at most ${limit} widgets. Remove one before you add another.`,
      );
    }
  }

  /** Every local edit ends here: show, remember, note in the journal, tell, send. */
  #commit(
    changes: readonly Change[],
    next: Dashboard,
    origin: ChangeOrigin,
    coalesce?: string,
  ): void {
    const sync = this.#editable();
    const previous = sync.document;
    const edit = { changes, inverse: diffDashboards(next, previous) };
    const step = { ...edit, after: next };
    if (origin === 'undo' || origin === 'redo') {
      this.#history.put(origin, step);
    } else {
      this.#history.add(step, coalesce, this.#typingDelay);
    }
    clearTimeout(this.#typingTimer);
    if (coalesce !== undefined) {
      this.#typingTimer = setTimeout(() => void this.retrySave(), this.#typingDelay);
    }
    sync.edit(next, edit, coalesce);
    this.#emit({ type: 'change', changes, origin, previous, dashboard: next });
    this.#emitState();
    void sync.send();
  }

  #step(direction: 'undo' | 'redo'): boolean {
    const sync = this.#status === 'ready' && !this.#sync?.readOnly && this.#sync;
    const step = sync && this.#history.take(direction);
    if (!step) {
      return false;
    }
    const { changes, isPartial } = sync.ownPart(step);
    const isLeft = changes.length > 0;
    if (isPartial) {
      this.#emit({
        type: 'notice',
        code: `${direction}-partial`,
        message: isLeft
          ? 'Part of this edit was changed elsewhere since, and stays as it is now.'
          : 'This edit was changed elsewhere since, so nothing of it is left to undo or redo.',
      });
    }
    if (isLeft) {
      this.#commit(changes, applyChanges(sync.document, changes), direction);
    } else {
      this.#emitState();
    }
    return isLeft;
  }

  #listen(): void {
    if (this.#isDisposed || this.#unsubscribe) {
      return;
    }
    const storage = this.#storage;
    const stop = storage.subscribe?.(this.#id, (event) => this.#onEvent(event));
    const stores = storesByAdapter.get(storage) ?? new Set();
    storesByAdapter.set(storage, stores.add(this));
    this.#unsubscribe = () => {
      stop?.();
      stores.delete(this);
    };
  }

  #tellSiblings(revision: number): void {
    for (const store of storesByAdapter.get(this.#storage) ?? []) {
      if (store !== this && store.#id === this.#id) {
        store.#onEvent({ type: 'changed', id: this.#id, revision });
      }
    }
  }

  #onEvent(event: StorageEvent): void {
    if (this.#status === 'loading') {
      if (event.type === 'changed') {
        this.#heardRevision = Math.max(this.#heardRevision, event.revision);
      } else {
        void this.load();
      }
    } else if (event.type === 'removed') {
      this.#sync?.remove();
    } else if (this.#status === 'missing' || this.#sync?.readOnly) {
      void this.load();
    } else {
      this.#sync?.hear(event.revision);
      void this.#sync?.send();
    }
  }

  #emitState(): void {
    this.#state = undefined;
    this.#emit({ type: 'state', state: this.state });
  }

  #emit(event: StoreEvent): void {
    if (event.type !== 'state') {
      this.#state = undefined;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        // One listener's fault is reported as its own, and stops neither the others nor the save.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

import { DashError } from '../model/errors.js';
import {
  applyChanges,
  DEFAULT_LIMITS,
  diffDashboards,
  isNewerSchema,
  parseChange,
} from '../model/index.js';
import type { Change, Compaction, Dashboard, DashboardId, Limits } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { notFound } from '../storage/record.js';
import { copyStamps } from '../storage/stamp.js';
import { storageError, toStorageError } from '../storage/storage-error.js';
import type { StorageAdapter, StorageEvent } from '../storage/types.js';
import { History } from './history.js';
import { Outbox, type Batch } from './outbox.js';
import type {
  ChangeOrigin,
  DashboardStoreOptions,
  DispatchOptions,
  SaveState,
  StoreEvent,
  StoreState,
} from './types.js';

type RemoteModule = typeof import('./remote.js');
type ReplayModule = typeof import('./replay.js');
type Listener = (event: StoreEvent) => void;

/** A storage that answers nothing but conflicts is broken; after so many in a row the store stops and tells. */
const MAX_CONFLICTS = 50;

/**
 * One dashboard: its document, its storage, its history, its save state. Every edit goes through {@link dispatch},
 * shows at once, and is then written; changes from elsewhere are merged in. It knows no DOM.
 */
export class DashboardStore {
  readonly #id: DashboardId;
  readonly #seed: Dashboard | undefined;
  readonly #limits: Limits;
  readonly #compaction: Compaction;
  readonly #typingDelay: number;
  readonly #history = new History();
  readonly #listeners = new Set<Listener>();
  #storage: StorageAdapter;
  #journal: Journal | undefined;
  #fallback: DashboardStoreOptions['fallback'];
  #outbox: Outbox;

  #status: StoreState['status'] = 'idle';
  #saveState: SaveState = 'saved';
  #error: DashError | undefined;
  #readOnly = false;
  /** What the user sees. */
  #document: Dashboard | undefined;
  /** What storage has; `#document` is this plus the outbox. */
  #confirmed: Dashboard | undefined;
  /** False while the seed is shown and not stored. */
  #isStored = false;
  /** The newest revision that others told of since the document was last fetched. */
  #heardRevision = 0;
  #conflictsInARow = 0;

  #state: StoreState | undefined;
  #remote: RemoteModule | undefined;
  #loading: Promise<void> | undefined;
  #loadCount = 0;
  #sending: Promise<void> = Promise.resolve();
  #isSending = false;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | undefined;
  #isDisposed = false;

  constructor(options: DashboardStoreOptions) {
    this.#id = options.id;
    // A seed may be an export of any dashboard at any revision; here it is this one, never stored.
    this.#seed = options.seed && { ...options.seed, id: options.id, revision: 0 };
    this.#storage = options.storage;
    this.#fallback = options.fallback;
    this.#journal = this.#storage.capabilities.persistent ? options.journal : undefined;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#compaction = options.compaction ?? 'up';
    this.#typingDelay = options.typingDelay ?? 300;
    this.#outbox = new Outbox(options.id, this.#journal);
  }

  /** The present state: a new object whenever something changed. */
  get state(): StoreState {
    const isReady = this.#status === 'ready' && !this.#readOnly;
    return (this.#state ??= {
      status: this.#status,
      ...(this.#document && { dashboard: this.#document }),
      saveState: this.#saveState,
      ...(this.#error && { error: this.#error }),
      canUndo: isReady && this.#history.canUndo,
      canRedo: isReady && this.#history.canRedo,
      readOnly: this.#readOnly,
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
    if (this.#status === 'ready' && !this.#readOnly) {
      this.#heardRevision = Infinity;
      return this.#send();
    }
    this.#status = 'loading';
    this.#error = undefined;
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
    const present = this.#editable();
    const list = [changes].flat().map((change) => parseChange(change));
    if (list.length > 0) {
      const next = applyChanges(present, list);
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
    do {
      await this.retrySave();
    } while (!this.#outbox.isEmpty && this.#saveState !== 'error');
    if (!this.#outbox.isEmpty) {
      throw this.#error;
    }
  }

  /** Tries again to save what storage refused. Never rejects; `state` tells how it ended. */
  retrySave(): Promise<void> {
    clearTimeout(this.#typingTimer);
    this.#outbox.release();
    return this.#send();
  }

  /**
   * Back to the seed, as one edit that undo takes back.
   *
   * @throws DashError `dashboard-not-found` if there is no seed; otherwise as {@link dispatch}.
   */
  async reset(): Promise<void> {
    const present = this.#editable();
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
    const superseded = () => turn !== this.#loadCount;
    let replayed: Awaited<ReturnType<ReplayModule['replay']>> | undefined;
    let stored: Dashboard | undefined;
    try {
      await this.#sending;
      this.#listen();
      if (this.#journal && this.#journal.pending(this.#id).length > 0) {
        const { replay } = await import('./replay.js');
        replayed = await replay(this.#storage, this.#journal, this.#id);
      }
      stored = await this.#storage.load(this.#id);
    } catch (cause) {
      if (superseded()) {
        return this.#isDisposed ? undefined : this.#loading;
      }
      const error = toStorageError(cause);
      if (error.code === 'storage-unavailable' && this.#fallback) {
        await this.#useFallback(this.#fallback, error);
        return this.#load(turn);
      }
      this.#status = 'error';
      this.#error = error;
      return this.#emitState();
    }
    if (superseded()) {
      return this.#isDisposed ? undefined : this.#loading;
    }

    this.#history.clear();
    this.#outbox = new Outbox(this.#id, this.#journal);
    this.#isStored = !!stored;
    this.#confirmed = stored ?? this.#seed;
    this.#document = this.#confirmed;
    this.#readOnly = !!this.#confirmed && isNewerSchema(this.#confirmed);
    this.#saveState = 'saved';
    this.#status = this.#confirmed ? 'ready' : 'missing';
    if (this.#document && replayed) {
      const restored = replayed.restore(this.#document, this.#readOnly);
      this.#document = restored.dashboard;
      restored.edits.forEach(([edit, mutationId]) => this.#outbox.restore(edit, mutationId));
      restored.events.forEach((event) => this.#emit(event));
      this.#saveState = restored.edits.length > 0 ? 'pending' : 'saved';
    }
    if (this.#readOnly) {
      this.#emitNewerSchema();
    }
    this.#emitState();
    void this.#send();
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
  #editable(): Dashboard {
    if (this.#readOnly) {
      throw new DashError(
        'read-only',
        'This dashboard was stored by a newer version of this application. Reload the page to edit it.',
      );
    }
    if (this.#isDisposed || this.#status !== 'ready' || !this.#document) {
      throw new DashError(
        'dashboard-not-found',
        `The dashboard "${this.#id}" is not loaded, so it can't be edited.`,
      );
    }
    return this.#document;
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
    const previous = this.#editable();
    const edit = { changes, inverse: diffDashboards(next, previous) };
    const step = { ...edit, after: next };
    this.#document = next;
    this.#saveState = 'pending';
    if (origin === 'undo' || origin === 'redo') {
      this.#history.put(origin, step);
    } else {
      this.#history.add(step, coalesce, this.#typingDelay);
    }
    clearTimeout(this.#typingTimer);
    if (coalesce === undefined) {
      this.#outbox.release();
    } else {
      this.#typingTimer = setTimeout(() => void this.retrySave(), this.#typingDelay);
    }
    this.#outbox.add(edit, this.#confirmed?.revision ?? 0, coalesce);
    this.#emit({ type: 'change', changes, origin, previous, dashboard: next });
    this.#emitState();
    void this.#send();
  }

  #step(direction: 'undo' | 'redo'): boolean {
    const present = this.#document;
    const step = this.state.status === 'ready' && !this.#readOnly && this.#history.take(direction);
    if (!step || !present) {
      return false;
    }
    // Before the first change from elsewhere, everything is still as the step left it.
    const own = this.#remote?.ownPart(present, step) ?? { changes: step.inverse, isPartial: false };
    const isLeft = own.changes.length > 0;
    if (own.isPartial) {
      this.#emit({
        type: 'notice',
        code: `${direction}-partial`,
        message: isLeft
          ? 'Part of this edit was changed elsewhere since, and stays as it is now.'
          : 'This edit was changed elsewhere since, so there was nothing left to take back.',
      });
    }
    if (isLeft) {
      this.#commit(own.changes, applyChanges(present, own.changes), direction);
    } else {
      this.#emitState();
    }
    return isLeft;
  }

  /** Writes what is ready, one batch at a time, then fetches what others changed. Never rejects. */
  #send(): Promise<void> {
    if (!this.#isSending) {
      this.#sending = this.#sendAll();
    }
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    if (this.#saveState === 'error' && this.#status === 'ready' && !this.#readOnly) {
      this.#saveState = 'pending';
      this.#emitState();
    }
    try {
      while (this.#status === 'ready' && this.#confirmed && !this.#readOnly) {
        const batch = this.#outbox.next(this.#confirmed.revision);
        if (batch) {
          await this.#write(batch, this.#confirmed);
        } else if (this.#heardRevision > this.#confirmed.revision) {
          await this.#fetch();
        } else {
          break;
        }
        if (this.#outbox.isEmpty && this.#saveState !== 'saved') {
          this.#saveState = this.#storage.capabilities.durability;
          this.#error = undefined;
        }
        this.#emitState();
      }
    } catch (cause) {
      this.#fail(toStorageError(cause));
    } finally {
      this.#isSending = false;
    }
  }

  async #write(batch: Batch, confirmed: Dashboard): Promise<void> {
    if (!this.#isStored) {
      return this.#storeSeed(confirmed);
    }
    const { revision } = confirmed;
    const { mutationId, changes } = batch;
    const result = await this.#storage.apply(this.#id, changes, {
      baseRevision: revision,
      mutationId,
    });
    if (result.status === 'conflict') {
      if (++this.#conflictsInARow > MAX_CONFLICTS) {
        throw new DashError('conflict', 'The storage answers every write with a conflict.');
      }
      return this.#merge(result.current);
    }
    this.#conflictsInARow = 0;
    this.#outbox.settle(batch);
    const stored = result.dashboard;
    // A server may add to what it was given, and a retried mutation is answered with what was written since.
    const isExpected =
      this.#storage.capabilities.durability !== 'synced' && stored.revision === revision + 1;
    if (!isExpected || !this.#outbox.isEmpty) {
      this.#confirmed = applyChanges(confirmed, changes);
    }
    if (!isExpected) {
      return this.#merge(stored);
    }
    this.#adoptStamps(stored);
  }

  async #storeSeed(seed: Dashboard): Promise<void> {
    try {
      const created = await this.#storage.create(seed);
      this.#isStored = true;
      this.#adoptStamps(created);
    } catch (error) {
      const stored =
        error instanceof DashError && error.code === 'dashboard-exists'
          ? await this.#storage.load(this.#id)
          : undefined;
      if (!stored) {
        throw error;
      }
      // Another tab was faster.
      await this.#merge(stored);
    }
  }

  async #fetch(): Promise<void> {
    this.#heardRevision = 0;
    try {
      const stored = await this.#storage.load(this.#id);
      if (stored) {
        await this.#merge(stored);
      } else if (this.#isStored) {
        this.#onRemoved();
      }
    } catch (cause) {
      const { code, message } = toStorageError(cause);
      this.#emit({ type: 'notice', code, message });
    }
  }

  /** Brings in what others stored, and puts the unsaved edits on top of it. */
  async #merge(stored: Dashboard): Promise<void> {
    const { rebase } = await this.#loadRemote();
    // No waiting from here on: edits made meanwhile are in the outbox, and the next ones come on top.
    const previous = this.#document;
    const confirmed = this.#confirmed;
    if (!previous || !confirmed) {
      return;
    }
    this.#isStored = true;
    if (isNewerSchema(stored)) {
      return this.#adoptNewerSchema(stored);
    }
    const merged = rebase(previous, confirmed, stored, this.#compaction);
    if (!merged) {
      return this.#adoptStamps(stored);
    }
    const { dashboard, edit, conflicts, changes } = merged;
    this.#confirmed = merged.confirmed;
    this.#document = dashboard;
    this.#outbox.rebase(edit, stored.revision);
    if (changes.length > 0) {
      this.#emit({ type: 'change', changes, origin: 'remote', previous, dashboard });
    }
    if (conflicts.length > 0) {
      this.#emit({ type: 'conflict', conflicts, mine: previous, theirs: stored });
    }
  }

  /** Takes over revision and times, and keeps every object that did not change. */
  #adoptStamps(stored: Dashboard): void {
    if (this.#document && this.#confirmed) {
      this.#document = copyStamps(this.#document, stored);
      this.#confirmed = this.#outbox.isEmpty ? this.#document : copyStamps(this.#confirmed, stored);
    }
  }

  /** Another tab runs a newer version: show its document, but never write to it. */
  #adoptNewerSchema(stored: Dashboard): void {
    this.#readOnly = true;
    this.#confirmed = stored;
    if (!this.#outbox.isEmpty) {
      throw storageError('newer-schema');
    }
    this.#document = stored;
    this.#emitNewerSchema();
  }

  #emitNewerSchema(): void {
    const { code, message } = storageError('newer-schema');
    this.#emit({ type: 'notice', code, message });
  }

  async #loadRemote(): Promise<RemoteModule> {
    return (this.#remote ??= await import('./remote.js'));
  }

  #listen(): void {
    if (!this.#isDisposed) {
      this.#unsubscribe ??= this.#storage.subscribe?.(this.#id, (event) => this.#onEvent(event));
    }
  }

  #onEvent(event: StorageEvent): void {
    if (event.type === 'changed') {
      this.#heardRevision = Math.max(this.#heardRevision, event.revision);
      void (this.#status === 'missing' || this.#readOnly ? this.load() : this.#send());
    } else if (this.#status === 'loading') {
      void this.load();
    } else if (this.#isStored) {
      this.#onRemoved();
    }
  }

  /** Removed elsewhere. The document stays, so that it can be exported; what was unsaved can't be saved any more. */
  #onRemoved(): void {
    this.#status = 'missing';
    this.#isStored = false;
    if (!this.#outbox.isEmpty) {
      this.#saveState = 'error';
      this.#error = notFound(this.#id);
    }
    this.#emit({ type: 'removed' });
    this.#emitState();
  }

  #fail(error: DashError): void {
    this.#saveState = 'error';
    this.#error = error;
    if (error.code === 'dashboard-not-found' && this.#status === 'ready') {
      this.#onRemoved();
    } else {
      this.#emitState();
    }
  }

  #emitState(): void {
    this.#state = undefined;
    this.#emit({ type: 'state', state: this.state });
  }

  #emit(event: StoreEvent): void {
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

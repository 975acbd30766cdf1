import { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Change, Dashboard, DashboardId } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { journalKeys } from '../storage/journal-keys.js';
import { storageError, toLoadError, toStorageError } from '../storage/storage-error.js';
import type { StorageAdapter, StorageEvent } from '../storage/types.js';
import type { DocumentSync } from './replica.js';
import type { Editor } from './editor.js';
import type { Replayed } from './recover.js';
import type {
  DashboardStoreOptions,
  DispatchOptions,
  StepFilter,
  StoreEvent,
  StoreState,
} from './types.js';

type EditorModule = typeof import('./editor.js');
/** A document as it was loaded; then, as its editor has it. */
type Shown = Pick<DocumentSync, 'document' | 'isStored' | 'readOnly'> &
  Partial<Pick<DocumentSync, 'saveState' | 'error' | 'hasUnsaved'>>;
type Listener = (event: StoreEvent) => void;

/** An adapter tells nobody of its own writes, so stores that share one tell each other. */
const storesByAdapter = new WeakMap<StorageAdapter, Set<DashboardStore>>();

/**
 * One dashboard: its document, its storage, its history, its save state. Every edit goes through
 * {@link dispatch}, shows at once, and is then written; changes from elsewhere are merged in. It
 * knows no DOM.
 *
 * This class only reads. What edits, and what follows changes from elsewhere, is {@link Editor}.
 */
export class DashboardStore {
  readonly #id: DashboardId;
  readonly #seed: Dashboard | undefined;
  readonly #options: DashboardStoreOptions;
  readonly #listeners = new Set<Listener>();
  #storage: StorageAdapter;
  #journal: Journal | string | undefined;
  #fallback: DashboardStoreOptions['fallback'];

  #status: StoreState['status'] = 'idle';
  #loadError: DashError | undefined;
  #shown: Shown | undefined;
  #editorModule: EditorModule | undefined;
  #editor: Editor | undefined;
  #state: StoreState | undefined;
  #loading: Promise<void> | undefined;
  #loadCount = 0;
  /** What others told while the document was loading. */
  #heardRevision = 0;
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
  }

  /** The present state: a new object whenever something changed. */
  get state(): StoreState {
    const shown = this.#shown;
    const error = this.#loadError ?? shown?.error;
    const readOnly = shown?.readOnly ?? false;
    const canEdit = this.#status === 'ready' && !readOnly;
    return (this.#state ??= {
      status: this.#status,
      ...(shown && { dashboard: shown.document }),
      saveState: shown?.saveState ?? 'saved',
      ...(error && { error }),
      canUndo: canEdit && !!this.#editor?.canUndo,
      canRedo: canEdit && !!this.#editor?.canRedo,
      readOnly,
    });
  }

  /**
   * Calls `listener` with everything that happens from now on. Returns the unsubscribe function.
   */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Loads the dashboard: first the edits that a closed page left in the journal, then the document,
   * else the seed. One that is loaded already is fetched again and merged with unsaved edits.
   * `state.status` and `state.error` tell how it ended; it rejects only when the option `fallback`
   * does.
   */
  load(): Promise<void> {
    if (this.#isDisposed) {
      return Promise.resolve();
    }
    const shown = this.#shown;
    if (this.#status === 'ready' && (!shown?.readOnly || shown.hasUnsaved)) {
      return this.#hear(Infinity);
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
   * Loads the code that edits, if it is not here yet. Resolves when the dashboard can be edited in
   * the very task of a {@link dispatch}, provided that it could be loaded. Needed only with the
   * option `editing: 'later'`; cheap to repeat.
   *
   * @throws DashError `load-failed` if the code can't be loaded; it can be tried again.
   */
  async prepareEditing(): Promise<void> {
    if (!this.#editor) {
      await this.#loadEditor();
      await this.#loading;
      this.#startEditor();
    }
  }

  /** Whether {@link prepareEditing} has nothing left to do. */
  get isPrepared(): boolean {
    return !!this.#editor;
  }

  /**
   * Makes an edit: it shows at once, is one step to undo, and is written in this very task, or,
   * with `coalesce`, when typing pauses.
   *
   * @throws DashError if a change is invalid or over a limit, or the dashboard can't be edited now.
   *     Nothing changes then.
   */
  dispatch(changes: Change | readonly Change[], options: DispatchOptions = {}): void {
    this.#editable().dispatch(changes, options);
  }

  /** Takes back the last edit, if `isWanted`. False if there was nothing (left) to take back. */
  undo(isWanted?: StepFilter): boolean {
    return this.#step('undo', isWanted);
  }

  /**
   * Makes the edit again that was undone last, if `isWanted`. False if there was nothing (left) to
   * make.
   */
  redo(isWanted?: StepFilter): boolean {
    return this.#step('redo', isWanted);
  }

  /**
   * Writes everything now. Resolves when it is as safe as this storage can make it.
   *
   * @throws DashError that tells why storage refused; the edits are kept.
   */
  async flush(): Promise<void> {
    await this.#loading;
    await this.#editor?.flush();
  }

  /** Tries again to save what storage refused. Never rejects; `state` tells how it ended. */
  async retrySave(): Promise<void> {
    await this.#editor?.save();
  }

  /**
   * Back to the seed, as one edit that undo takes back.
   *
   * @throws DashError `dashboard-not-found` if there is no seed; otherwise as {@link dispatch}.
   */
  async reset(): Promise<void> {
    const editor = this.#editable();
    if (!this.#seed) {
      throw new DashError('dashboard-not-found', 'This dashboard has no seed to go back to.');
    }
    editor.reset(this.#seed);
  }

  /**
   * Ends everything: sends what is unsaved, tells nobody any more, and lets go of the storage
   * (without closing it).
   */
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
      await this.#editor?.sync.send();
      this.#listen();
      const journal = this.#journal;
      if (journal !== undefined && this.#isPending(journal)) {
        const [{ replay }, { openJournal }] = await Promise.all([
          import('./recover.js'),
          this.#loadEditor(),
        ]);
        replayed = await replay({
          ...this.#options,
          storage: this.#storage,
          journal: openJournal(journal),
          tell: (event) => this.#emit(event),
        });
      }
      [stored] = await Promise.all([
        this.#storage.load(this.#id),
        this.#options.editing === 'later' ? undefined : this.#loadEditor(),
      ]);
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
    this.#status = document ? 'ready' : 'missing';
    if (document) {
      const readOnly = isNewerSchema(document);
      this.#shown = { document, isStored: !!stored, readOnly };
      this.#editor = undefined;
      const editor = this.#startEditor();
      if (editor) {
        replayed?.restore(editor.sync);
      }
      if (readOnly) {
        const { code, message } = storageError('newer-schema');
        this.#emit({ type: 'notice', code, message });
      }
    }
    this.#emitState();
    if (document && (this.#editor || this.#heardRevision > document.revision)) {
      void this.#hear(this.#heardRevision);
    }
  }

  #isPending(journal: Journal | string): boolean {
    const entries = typeof journal === 'string' ? journalKeys(journal) : journal.pending(this.#id);
    return entries.length > 0;
  }

  async #loadEditor(): Promise<EditorModule> {
    try {
      const [code] = await Promise.all([import('./editor.js'), this.#storage.prepareWriting?.()]);
      return (this.#editorModule = code);
    } catch (cause) {
      throw toLoadError(cause);
    }
  }

  /** Hands the shown document over to its editor, if both are here. */
  #startEditor(): Editor | undefined {
    const code = this.#editorModule;
    if (!code || !this.#shown || this.#editor) {
      return this.#editor;
    }
    const journal = this.#journal === undefined ? undefined : code.openJournal(this.#journal);
    this.#journal = journal;
    this.#editor = new code.Editor(
      {
        ...this.#options,
        storage: this.#storage,
        journal,
        tell: (event) => this.#emit(event),
        changed: () => this.#emitState(),
        written: (revision) => this.#tellSiblings(revision),
        removed: () => {
          this.#status = 'missing';
          this.#emit({ type: 'removed' });
          this.#emitState();
        },
      },
      this.#shown.document,
      this.#shown.isStored,
    );
    this.#shown = this.#editor.sync;
    return this.#editor;
  }

  /**
   * Takes note that others wrote `revision` (`Infinity`: perhaps), saves, and brings in what they
   * wrote; in this task if the editor is here. Never rejects.
   */
  async #hear(revision: number): Promise<void> {
    if (!this.#editor) {
      try {
        await this.prepareEditing();
      } catch (cause) {
        const { code, message } = toStorageError(cause);
        this.#emit({ type: 'notice', code, message });
      }
    }
    if (this.#editor && !this.#isDisposed) {
      const { sync } = this.#editor;
      sync.hear(revision);
      await sync.send();
    }
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

  /** The editor, if the dashboard can be edited now. */
  #editable(): Editor {
    if (this.#shown?.readOnly) {
      throw new DashError('read-only', storageError('newer-schema').message);
    }
    if (this.#isDisposed || this.#status !== 'ready') {
      throw new DashError('dashboard-not-found', `The dashboard "${this.#id}" is not loaded.`);
    }
    if (!this.#editor) {
      throw new DashError('read-only', 'Await prepareEditing() before you edit this dashboard.');
    }
    return this.#editor;
  }

  #step(direction: 'undo' | 'redo', isWanted: StepFilter | undefined): boolean {
    const canEdit = this.#status === 'ready' && !this.#shown?.readOnly && !this.#isDisposed;
    return canEdit && !!this.#editor?.step(direction, isWanted);
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
    // What was removed may be there again: only storage knows.
    const revision = event.type === 'changed' ? event.revision : Infinity;
    if (this.#status === 'loading') {
      this.#heardRevision = Math.max(this.#heardRevision, revision);
    } else if (this.#shown?.readOnly || (this.#status === 'missing' && revision < Infinity)) {
      void this.load();
    } else {
      void this.#hear(revision);
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

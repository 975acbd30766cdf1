import { DashError } from '../model/errors.js';
import type { Change, Dashboard } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import { storageError } from '../storage/storage-error.js';
import type { StorageAdapter } from '../storage/types.js';
import type { DashboardReader } from './dashboard-reader.js';
import { checkAdapter } from './write-calls.js';
import { Editor } from './editor.js';
import { OpenDashboard, type Keep } from './open-dashboard.js';
import { recover } from './recover.js';
import type { Replica } from './replica.js';
import type {
  DashboardStoreOptions,
  DispatchOptions,
  StepFilter,
  StepState,
  TakeOverOptions,
} from './types.js';

/**
 * One dashboard: its document, its storage, its history, its save state. Every edit goes through
 * {@link dispatch}, shows at once, and is then written; changes from elsewhere are merged in. It
 * knows no DOM.
 *
 * Callers: hosts and tests without a page; the elements once somebody edits, over the reader that
 * showed the document until then.
 *
 * States are those of {@link OpenDashboard}. While one is `ready` and not read-only, an
 * {@link Editor} has the document, and an edit is noted in the journal and handed to storage in the
 * very task of its dispatch.
 */
export class DashboardStore extends OpenDashboard<StorageAdapter> {
  readonly #options: DashboardStoreOptions;
  #editor: Editor | undefined;
  #stopSync: (() => void) | undefined;

  /** @throws DashError `storage-failed` if the storage can't write. */
  constructor(options: DashboardStoreOptions) {
    checkAdapter(options.storage);
    super(options);
    this.#options = options;
  }

  /**
   * Creates a store that takes over the state of `reader` in the present task, without loading
   * again. The reader's listeners get the events of the store from now on, and later changes of
   * others are merged in; the reader itself is disposed. Edits that a closed page left in the
   * journal are replayed by a load only.
   */
  static takeOver(reader: DashboardReader, options: TakeOverOptions): DashboardStore {
    const { id, seed } = reader;
    const store = new DashboardStore({ ...options, id, seed });
    store.adopt(reader);
    return store;
  }

  /**
   * Makes an edit: it shows at once, is one step to undo, and is written in this very task, or,
   * with `coalesce`, when typing pauses.
   *
   * @throws DashError if a change is invalid or over a limit, or the dashboard can't be edited now.
   *   Nothing changes then.
   */
  dispatch(changes: Change | readonly Change[], options: DispatchOptions = {}): void {
    this.#editable().dispatch(changes, options);
  }

  /** The run of the last edit, or the field that it typed into; undefined after undo and redo. */
  get lastRun(): string | undefined {
    return this.#editor?.history.lastKey;
  }

  /** Undoes the last edit, if `isWanted`. False if nothing was undone. */
  undo(isWanted?: StepFilter): boolean {
    return this.#step('undo', isWanted);
  }

  /** Redoes the edit that was undone last, if `isWanted`. False if nothing was redone. */
  redo(isWanted?: StepFilter): boolean {
    return this.#step('redo', isWanted);
  }

  /**
   * Writes all edits now. Resolves when they are as safe as this storage can make them.
   *
   * @throws DashError with the reason of the storage; the edits are kept.
   */
  async flush(): Promise<void> {
    await this.loaded;
    await this.#editor?.flush();
  }

  /** Retries a failed save. Never rejects; `state` tells the result. */
  async retrySave(): Promise<void> {
    await this.#editor?.save();
  }

  /**
   * Resets the dashboard to the seed, as one edit that can be undone.
   *
   * @throws DashError `dashboard-not-found` if there is no seed; otherwise as {@link dispatch}.
   */
  async reset(label?: string): Promise<void> {
    const editor = this.#editable();
    if (!this.seed) {
      throw new DashError('dashboard-not-found', 'This dashboard has no seed to go back to.');
    }
    editor.reset(this.seed, label);
  }

  /**
   * Disposes as a reader does, and sends the unsaved edits. Another store may make them, too, from
   * now on, which does no harm.
   */
  override dispose(): void {
    super.dispose();
    this.#stopSync?.();
    this.#journal?.release();
    void this.retrySave();
  }

  /** First stores the edits that a closed page left in the journal. */
  protected override async prepare(): Promise<Keep> {
    await this.#editor?.replica.send();
    const journal = this.#journal;
    const { id, storage } = this;
    const recovered =
      journal && journal.pending(id).length > 0
        ? await recover({ ...this.#options, storage, journal, emit: this.emit.bind(this) })
        : undefined;
    return (document, isStored) => {
      const replica = this.keep(document, isStored);
      recovered?.restore(replica);
      return replica;
    };
  }

  protected override keep(document: Dashboard, isStored: boolean): Replica {
    this.#journal?.claim();
    this.#editor = new Editor(
      {
        ...this.#options,
        storage: this.storage,
        journal: this.#journal,
        emit: this.emit.bind(this),
        changed: this.changed.bind(this),
        written: this.notifySiblings.bind(this),
        removed: this.removed.bind(this),
      },
      document,
      isStored,
    );
    const { replica } = this.#editor;
    this.#stopSync?.();
    const { sync } = this.storage;
    if (sync) {
      this.#stopSync = sync.subscribe(this.id, () => replica.noteSync());
      replica.noteSync();
    }
    return replica;
  }

  protected override steps(canEdit: boolean): StepState {
    const history = this.#editor?.history;
    const { canUndo = false, canRedo = false, undoIsLimited = false } = history ?? {};
    return {
      canUndo: canEdit && canUndo,
      canRedo: canEdit && canRedo,
      undoIsLimited,
      undoLabel: canEdit ? history?.next('undo')?.label : undefined,
      redoLabel: canEdit ? history?.next('redo')?.label : undefined,
    };
  }

  /**
   * The journal, unless memory has taken the place of the storage that its entries are meant for.
   */
  get #journal(): Journal | undefined {
    const { storage, journal } = this.#options;
    return storage === this.storage && storage.capabilities.persistent ? journal : undefined;
  }

  /** The editor, if the dashboard can be edited now. */
  #editable(): Editor {
    const { status, readOnly } = this.state;
    if (readOnly) {
      throw new DashError('read-only', storageError('newer-schema').message);
    }
    if (this.isDisposed || status !== 'ready' || !this.#editor) {
      throw new DashError('dashboard-not-found', `The dashboard "${this.id}" is not loaded.`);
    }
    return this.#editor;
  }

  #step(direction: 'undo' | 'redo', isWanted: StepFilter | undefined): boolean {
    const { status, readOnly } = this.state;
    const canEdit = status === 'ready' && !readOnly && !this.isDisposed;
    return canEdit && !!this.#editor?.step(direction, isWanted);
  }
}

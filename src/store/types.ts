import type { Conflict } from '../model/change/merge.js';
import type { DashError } from '../model/errors.js';
import type { Change, Compaction, Dashboard, DashboardId, Limits } from '../model/types.js';
import type { Journal } from '../storage/journal.js';
import type { StorageAdapter, StorageReader } from '../storage/types.js';

/**
 * How safe the user's edits are: `saved` nothing edited yet, `pending` in memory only, `local` on
 * this machine's disk, `synced` accepted by the backend, `memory` as safe as storage in memory can
 * be, `error` refused by storage but kept. With a storage that syncs, `offline` is `local` without
 * a network, and `attention` says that the backend asks for something: a sign-in, or a decision
 * about what it refused or others have changed.
 */
export type SaveState =
  'saved' | 'pending' | 'local' | 'synced' | 'memory' | 'offline' | 'attention' | 'error';

/** The maker of a change. */
export type ChangeOrigin = 'user' | 'api' | 'undo' | 'redo' | 'remote';

export interface StoreState {
  /** `missing`: storage has no such dashboard (any more), and there is no seed. */
  readonly status: 'idle' | 'loading' | 'ready' | 'missing' | 'error';
  /**
   * The document as the user sees it, unsaved edits included. It stays when it is removed
   * elsewhere, for export.
   */
  readonly dashboard?: Dashboard;
  readonly saveState: SaveState;
  /** The error of loading or saving; cleared by the next success. */
  readonly error?: DashError;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The edits that undo and redo are about now, in the words of their makers: “move Orders”. */
  readonly undoLabel?: string | undefined;
  readonly redoLabel?: string | undefined;
  /** True if undo is at its last kept step, or beyond it, and earlier edits can't be undone. */
  readonly undoIsLimited: boolean;
  /** True if the document comes from a newer schema and is view-only. */
  readonly readOnly: boolean;
}

/**
 * Events of {@link OpenDashboard.subscribe}. Codes of notices: `storage-memory` (no storage, so
 * edits live in memory only), `newer-schema`, `undo-partial` and `redo-partial` (others changed
 * part of it since), `journal-partial` (part of an edit from before the page closed no longer
 * fits), or the code of the error that kept a remote change from being loaded.
 */
export type StoreEvent =
  | { readonly type: 'state'; readonly state: StoreState }
  | {
      readonly type: 'change';
      readonly changes: readonly Change[];
      readonly origin: ChangeOrigin;
      readonly previous: Dashboard;
      readonly dashboard: Dashboard;
    }
  | {
      readonly type: 'conflict';
      readonly conflicts: readonly Conflict[];
      readonly mine: Dashboard;
      readonly theirs: Dashboard;
    }
  | { readonly type: 'notice'; readonly code: string; readonly message: string }
  | { readonly type: 'removed' };

/** Options for opening a dashboard. */
export interface OpenOptions<S extends StorageReader> {
  readonly storage: S;
  readonly id: DashboardId;
  /** Shown when storage has no dashboard of this id, and stored with the first edit. */
  readonly seed?: Dashboard;
  /**
   * Used instead of `storage`, with a notice `storage-memory`, if the browser does not have that
   * storage at all (`storage-unsupported`). Never used when storage just can't be reached: it may
   * hold the user's own dashboard.
   */
  readonly fallback?: S | (() => S);
}

export interface DashboardStoreOptions extends OpenOptions<StorageAdapter> {
  /** Records edits synchronously until storage has them. Used with a persistent `storage` only. */
  readonly journal?: Journal;
  /** Returns how overlaps of merged layouts are resolved at the moment. Default `up`. */
  readonly compaction?: () => Compaction;
  /** Default 30 widgets a dashboard. */
  readonly limits?: Limits;
  /**
   * Milliseconds of a pause in typing after which it is written, and later typing is another step
   * to undo. Default 300.
   */
  readonly typingDelay?: number;
}

/** Options of {@link DashboardStore.takeOver}: `storage` writes where the reader reads. */
export type TakeOverOptions = Omit<DashboardStoreOptions, 'id' | 'seed'>;

export interface DispatchOptions {
  /** Default `user`. */
  readonly origin?: 'user' | 'api';
  /**
   * A key: consecutive edits of one key in quick succession (typing in one field) are one write and
   * one step to undo.
   */
  readonly coalesce?: string;
  /**
   * A key: edits of one run (the keys of one keyboard gesture) are one step to undo, however long
   * it takes; each is written at once.
   */
  readonly run?: string;
  /** The edit in a few words that follow “Undo:”, such as “move Orders”. */
  readonly label?: string | undefined;
}

/** The part of the state that is about undo and redo. */
export type StepState = Pick<
  StoreState,
  'canUndo' | 'canRedo' | 'undoIsLimited' | 'undoLabel' | 'redoLabel'
>;

/**
 * True if the next step shall be undone or redone: `changes` are what it would do now, none if
 * others have overwritten all of it. `run` is the run or the coalesced field that the last edit
 * belongs to.
 */
export type StepFilter = (changes: readonly Change[], run: string | undefined) => boolean;

import type { DashError } from '../model/errors.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../model/types.js';
import type { SyncControl, WidgetIds } from '../sync/types.js';

export type * from '../sync/types.js';

/** The abilities of an adapter; the store and the UI ask this instead of the adapter's class. */
export interface StorageCapabilities {
  /** True if saved work survives the page. False for `MemoryStorage`. */
  readonly persistent: boolean;
  /**
   * True if `apply` refuses a stale `baseRevision` with a conflict. False means that the last write
   * overwrites others, and the UI says so.
   */
  readonly conditionalWrites: boolean;
  /** The meaning of a resolved `apply`: on this machine's disk, or accepted by the backend. */
  readonly durability: 'memory' | 'local' | 'synced';
  /** True if `executeAction` is implemented. */
  readonly actions: boolean;
  /**
   * The side that names dashboards and widgets. With `server`, `create` answers with the id of the
   * backend, and a seed is never stored by itself. Default `client`.
   */
  readonly ids?: 'client' | 'server';
  /**
   * False if an `apply` that failed may be stored in part. Called again with the same mutation, it
   * goes on from there. Default true.
   */
  readonly atomic?: boolean;
}

/** A row of {@link StorageAdapter.list}: default first, then newest. */
export interface DashboardSummary {
  readonly id: DashboardId;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly isShared: boolean;
  readonly ownerId?: string;
  /** True if the dashboard belongs to the user. Absent where the storage does not tell. */
  readonly isOwner?: boolean;
  readonly permissions?: readonly string[];
  readonly widgetCount: number;
  readonly revision: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

export interface ApplyOptions {
  /** The revision that the changes were made on. */
  readonly baseRevision: number;
  /** Makes a retry harmless: a mutation that is applied already is answered as the first time. */
  readonly mutationId: string;
  /** The document that the changes were made on, for backends without revisions. */
  readonly base?: Dashboard;
  /** The ids of the backend that are known, for backends that name widgets themselves. */
  readonly ids?: WidgetIds;
  /**
   * Called with ids as they are learnt, in the middle of `apply`; awaited before the next request.
   */
  readonly learnt?: (ids: WidgetIds) => Promise<void>;
}

export interface LoadOptions {
  /** The ids of the backend that are known: the answer has ours in their place. */
  readonly ids?: WidgetIds;
  /** The newest revision that is known, for backends that answer "not modified". */
  readonly knownRevision?: number;
}

/**
 * The changes are stored; `dashboard` is the stored document, with its new revision and times,
 * under our ids of widgets.
 */
export interface ApplySuccess {
  readonly status: 'applied';
  readonly dashboard: Dashboard;
}

/** The answer if the stored document is newer than `baseRevision`: nothing was written. */
export interface ApplyConflict {
  readonly status: 'conflict';
  readonly current: Dashboard;
}

export type ApplyResult = ApplySuccess | ApplyConflict;

/**
 * A hint that the stored document has changed. It does not hold the document, so load that.
 *
 * `lost` means that the storage itself disappeared while the page was open: site data cleared, a
 * database deleted, a connection closed by the browser. It may be empty, though no dashboard was
 * removed. An open dashboard stays open, and is stored again with the next edit. For an adapter
 * that never emits `lost`, a missing dashboard counts as removed.
 */
export type StorageEvent =
  | { readonly type: 'lost'; readonly id: DashboardId }
  | { readonly type: 'changed'; readonly id: DashboardId; readonly revision: number }
  | { readonly type: 'removed'; readonly id: DashboardId };

/** The answer of a backend to an action. */
export interface ActionResult {
  /** Shown to the user. */
  readonly message?: string;
  /** Names of the data sources whose data has changed; they are asked again. */
  readonly invalidateQueries?: readonly string[];
}

/**
 * The part of an adapter for pages that only show a dashboard. Every method rejects with a
 * `DashError` and nothing else.
 */
export interface StorageReader {
  /**
   * A name for the place of the dashboards, unique in this origin. With it, an edit is written to
   * `localStorage` until `apply` resolves, and replayed on the next visit if the page closed
   * before. Only for storage that is `persistent`. Default: no journal.
   */
  readonly journalName?: string;
  /**
   * Loads a document; `undefined` if there is none of that id. Rejects with
   * - `storage-corrupt` if it can't be read, `newer-schema` if only newer code can read it;
   * - `storage-unavailable`, `storage-blocked` or `storage-closed` if the storage can't be reached
   *   now: the dashboard shows an error, and the load is retried automatically;
   * - `storage-unsupported` if this browser does not have the storage at all, such as IndexedDB:
   *   memory is used instead, with a notice to the user.
   *
   * Any other answer, one without its id, revision, widgets or layouts, and none within 30 seconds
   * end in an error with Retry; nothing is written then.
   */
  load(id: DashboardId, options?: LoadOptions): Promise<Dashboard | undefined>;
  /**
   * Calls `listener` for changes made elsewhere (another tab, another adapter, the server), not for
   * its own writes, and when the storage is lost. Returns the unsubscribe function.
   */
  subscribe?(id: DashboardId, listener: (event: StorageEvent) => void): () => void;
  /** Runs an action that the backend offers for a widget (`widget.actions`), by its key. */
  executeAction?(id: DashboardId, widgetId: WidgetId, key: string): Promise<ActionResult>;
  /** Closes connections. The adapter opens them again on its next use. */
  close?(): void;
}

/**
 * Loads dashboards and applies changes. Every method rejects with a `DashError` and nothing else;
 * `testing/storage-conformance` tests this contract.
 */
export interface StorageAdapter extends StorageReader {
  readonly capabilities: StorageCapabilities;
  list(): Promise<readonly DashboardSummary[]>;
  /**
   * Stores a new document at revision 1 with its times stamped. Rejects with `dashboard-exists`.
   */
  create(dashboard: Dashboard): Promise<Dashboard>;
  /**
   * Applies all changes or none, and resolves only when they are durable. Rejects with
   * `dashboard-not-found`, and with `newer-schema` if newer code wrote the stored document.
   */
  apply(id: DashboardId, changes: readonly Change[], options: ApplyOptions): Promise<ApplyResult>;
  /** Removes a dashboard. Resolves even if there is none of that id. */
  remove(id: DashboardId): Promise<void>;
  /**
   * Why this storage can't hold a change, asked before the change is made: an error with the code
   * `unsupported-change`, or `undefined` if it can. Pure. Default: it holds everything.
   */
  refusal?(dashboard: Dashboard, change: Change): DashError | undefined;
  /** Only a storage with a copy on this device has it. */
  readonly sync?: SyncControl;
}

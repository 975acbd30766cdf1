import type { Change, Dashboard, DashboardId, WidgetId } from '../model/types.js';

/** The abilities of an adapter; the store and the UI ask this instead of the adapter's class. */
export interface StorageCapabilities {
  /** Saved work outlives the page. False for `MemoryStorage`. */
  readonly persistent: boolean;
  /**
   * `apply` refuses a stale `baseRevision` with a conflict. False means last write wins, and the UI
   * says so.
   */
  readonly conditionalWrites: boolean;
  /** The meaning of a resolved `apply`: on this machine's disk, or accepted by the backend. */
  readonly durability: 'memory' | 'local' | 'synced';
  /** `executeAction` is there. */
  readonly actions: boolean;
}

/** A row of {@link StorageAdapter.list}: default first, then newest. */
export interface DashboardSummary {
  readonly id: DashboardId;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly isShared: boolean;
  readonly ownerId?: string;
  readonly widgetCount: number;
  readonly revision: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

export interface ApplyOptions {
  /** The revision that the changes were made on. */
  readonly baseRevision: number;
  /** Makes a retry harmless: a mutation that was applied already answers as it did then. */
  readonly mutationId: string;
}

/**
 * The changes are stored; `dashboard` is the document as stored, with its new revision and times.
 */
export interface ApplySuccess {
  readonly status: 'applied';
  readonly dashboard: Dashboard;
}

/** Nothing was written: the stored document is newer than `baseRevision`. */
export interface ApplyConflict {
  readonly status: 'conflict';
  readonly current: Dashboard;
}

export type ApplyResult = ApplySuccess | ApplyConflict;

/**
 * A hint that the stored document is not what it was; the document itself is the truth, so load it.
 *
 * `lost` means that the storage itself was taken away under the page: site data cleared, a database
 * deleted, a connection closed by the browser. It may be empty from now on, though nobody removed
 * anything. A dashboard that is open stays so, and is stored again with the next edit. An adapter
 * that never says so has its missing dashboards taken for removed.
 */
export type StorageEvent =
  | { readonly type: 'lost'; readonly id: DashboardId }
  | { readonly type: 'changed'; readonly id: DashboardId; readonly revision: number }
  | { readonly type: 'removed'; readonly id: DashboardId };

/** The answer of a backend to an action. */
export interface ActionResult {
  /** Shown to the user. */
  readonly message?: string;
  /** The data that is no longer true: names of sources, which are asked again. */
  readonly invalidateQueries?: readonly string[];
}

/**
 * The half of an adapter that a page needs which only shows a dashboard. Every method rejects with
 * a `DashError` and nothing else.
 */
export interface StorageReader {
  /**
   * Names the place where the dashboards are, apart from all others of this origin. With it, an
   * edit is noted in `localStorage` until `apply` resolves, and made again by the next visit if the
   * page closed before. Only for storage that is `persistent`. Default: nothing is noted.
   */
  readonly journalName?: string;
  /**
   * The document, or `undefined` when there is none of that id. Rejects with
   * - `storage-corrupt` if it can't be read, `newer-schema` if only newer code can read it;
   * - `storage-unavailable`, `storage-blocked` or `storage-closed` if the place can't be reached
   *   now: the load is an error then, and is tried again by itself;
   * - `storage-unsupported` if this browser has no such place at all and never will on this page,
   *   as where IndexedDB is missing: memory is used instead, and the user is told.
   */
  load(id: DashboardId): Promise<Dashboard | undefined>;
  /**
   * Tells of changes made elsewhere (another tab, another adapter, the server), not of one's own,
   * and of its own loss. Returns the unsubscribe function.
   */
  subscribe?(id: DashboardId, listener: (event: StorageEvent) => void): () => void;
  /** Runs an action that the backend offered for a widget (`widget.actions`), named by its key. */
  executeAction?(id: DashboardId, widgetId: WidgetId, key: string): Promise<ActionResult>;
  /** Releases connections. The adapter opens them again when it is next used. */
  close?(): void;
}

/**
 * Loads dashboards and applies changes. Every method rejects with a `DashError` and nothing else;
 * `testing/storage-conformance` is the contract in executable form.
 */
export interface StorageAdapter extends StorageReader {
  readonly capabilities: StorageCapabilities;
  list(): Promise<readonly DashboardSummary[]>;
  /**
   * Stores a new document at revision 1 with its times stamped. Rejects with `dashboard-exists`.
   */
  create(dashboard: Dashboard): Promise<Dashboard>;
  /**
   * Applies the changes all or none, and resolves only when they are durable. Rejects with
   * `dashboard-not-found`, and with `newer-schema` if newer code wrote the stored document.
   */
  apply(id: DashboardId, changes: readonly Change[], options: ApplyOptions): Promise<ApplyResult>;
  /** Resolves also when there is none of that id. */
  remove(id: DashboardId): Promise<void>;
}

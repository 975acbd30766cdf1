import type { Conflict } from '../model/change/merge.js';
import type { DashError } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import type { Change, Dashboard, DashboardId, WidgetId } from '../model/types.js';

/** The ids that a backend has given to widgets, by the ids that they have here. */
export type WidgetIds = Readonly<Record<WidgetId, string>>;

/**
 * How far the edits of a dashboard are: `synced` all accepted; `queued` for the next request;
 * `sending` under way; `waiting` for another try; `offline` no network; `paused` until somebody
 * signs in; `attention` a refusal or a conflict is left; `gone` the backend has no such dashboard
 * any more.
 */
export type SyncPhase =
  'synced' | 'queued' | 'sending' | 'waiting' | 'offline' | 'paused' | 'attention' | 'gone';

/**
 * One change that the backend refused. It stays on this device, and is not sent again by itself.
 */
export interface Refusal {
  readonly id: string;
  readonly change: Change;
  /** HTTP status, or 0 if the refusal has none. */
  readonly status: number;
  /** The reason, in the words of the backend. */
  readonly message: string;
  /** RFC 3339. */
  readonly at: string;
}

/** A conflict that waits for the choice of the user. */
export interface KeptConflict extends Conflict {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The state of the edits of one dashboard on their way to the backend. */
export interface SyncState {
  readonly phase: SyncPhase;
  /** Changes that the backend has not accepted yet, refused ones not counted. */
  readonly unsent: number;
  /** Epoch milliseconds of the next try. */
  readonly retryAt?: number;
  /** Why the last try failed; cleared by the next success. */
  readonly error?: DashError;
  readonly refused: readonly Refusal[];
  readonly conflicts: readonly KeptConflict[];
  /** True if the backend overwrites what others have written. */
  readonly lastWriteWins: boolean;
}

/** The part of a storage that keeps a copy on this device and sends it on. */
export interface SyncControl {
  /** The last known state; `synced` before the first load. */
  state(id: DashboardId): SyncState;
  subscribe(id: DashboardId, listener: (state: SyncState) => void): () => void;
  /** Sends now: after signing in, from a button. Refused changes are sent again. */
  retry(id?: DashboardId): Promise<void>;
  /** Takes the backend's version in place of a refused change, as one change from elsewhere. */
  discard(id: DashboardId, refusalId: string): Promise<void>;
  /** Drops a conflict: the user has chosen, by an ordinary edit. */
  settle(id: DashboardId, conflictId: string): Promise<void>;
  /** Every copy of this device, unsent and refused work included, for a file. */
  exportAll(): Promise<JsonObject>;
  /**
   * Removes every copy from this device, for signing out. Rejects with `unsent-work` while
   * something is unsent or refused, unless `force`.
   */
  clear(options?: { readonly force?: boolean }): Promise<void>;
}

/** One request of changes, on its way or lost. */
export interface Mutation {
  readonly mutationId: string;
  readonly changes: readonly Change[];
  /** The whole document, for a dashboard that the backend does not have; without changes then. */
  readonly document?: Dashboard;
}

/** The state of a replica towards its backend. */
export interface ReplicaSync {
  /** The document as the backend last said; `undefined` for one that it never had. */
  readonly base?: Dashboard;
  /** Written before the request is sent. */
  readonly sending?: Mutation;
  readonly refused: readonly Refusal[];
  readonly conflicts: readonly KeptConflict[];
  readonly ids?: WidgetIds;
  /** True if the user has removed the dashboard here, and the backend does not know yet. */
  readonly removed?: true;
  /** True if the backend has no such dashboard any more. */
  readonly gone?: true;
}

/** A document on this device, and the state of its way to the backend. */
export interface Replicated {
  readonly document: Dashboard;
  readonly sync: ReplicaSync;
}

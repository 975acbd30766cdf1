import { DashError } from '../model/errors.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard } from '../model/types.js';
import type { ReplicaSync } from '../sync/types.js';

/** An applied mutation, and the revision that it made. */
export interface AppliedMutation {
  readonly id: string;
  readonly revision: number;
}

/** The record that the adapters of this package keep for one dashboard. */
export interface DashboardRecord {
  readonly id: string;
  readonly document: Dashboard;
  /** Newest last; not checked on reading. */
  readonly mutations: readonly AppliedMutation[];
  /** The way to a backend, of a copy on this device; read by `readSync`. */
  readonly sync?: ReplicaSync;
}

/** The outcome of looking at a record: another one to store, its removal, or nothing to write. */
export interface RecordDecision<T> {
  readonly answer: T;
  readonly next?: DashboardRecord | 'delete' | undefined;
}

/** The part of a local storage that keeps the replicas of {@link SyncedStorage}. */
export interface ReplicaStore {
  /**
   * Reads one record, decides, and writes, all in one transaction; resolves with the answer when
   * that is complete. Subscribers of the id are told, as by `apply`.
   */
  update<T>(
    id: string,
    decide: (record: DashboardRecord | undefined) => RecordDecision<T>,
  ): Promise<T>;
  /** Every record that can be read. */
  records(): Promise<readonly DashboardRecord[]>;
}

/**
 * Reads a stored record. Throws for one that is corrupt or of a newer schema, and leaves it as it
 * is.
 */
export function readRecord(id: string, raw: unknown): DashboardRecord {
  try {
    const record = raw as DashboardRecord;
    return { ...record, id, document: parseDashboard(record.document) };
  } catch (cause) {
    // An error over something that is no dashboard record at all has neither.
    const { code, path } = cause as Partial<DashError>;
    if (code === 'newer-schema') {
      throw cause;
    }
    throw new DashError(
      'storage-corrupt',
      `The stored dashboard "${id}" can't be read. It was left untouched: export the stored data, then remove it.`,
      { cause, path },
    );
  }
}

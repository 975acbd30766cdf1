import { DashError } from '../model/errors.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard } from '../model/types.js';

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
}

/**
 * Reads a stored record. Throws for one that is corrupt or of a newer schema, and leaves it as it
 * is.
 */
export function readRecord(id: string, raw: unknown): DashboardRecord {
  try {
    const { document, mutations } = raw as DashboardRecord;
    return { id, document: parseDashboard(document), mutations };
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

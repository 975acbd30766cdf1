import { DashError } from '../model/errors.js';
import { applyChanges, isNewerSchema, parseDashboard } from '../model/index.js';
import type { Change, Dashboard } from '../model/types.js';
import { stampEdit, stampNew } from './stamp.js';
import type { ApplyOptions, ApplyResult } from './types.js';

/** How many applied mutations a record remembers; a retry comes within seconds, not hundreds of writes later. */
const REMEMBERED_MUTATIONS = 200;

/** A mutation that was applied, and the revision that it made. */
export interface AppliedMutation {
  readonly id: string;
  readonly revision: number;
}

/** What the adapters of this package keep for one dashboard. */
export interface DashboardRecord {
  readonly id: string;
  readonly document: Dashboard;
  /** Newest last. */
  readonly mutations: readonly AppliedMutation[];
}

/** The first record of a new dashboard, at revision 1. */
export function createRecord(dashboard: Dashboard): DashboardRecord {
  const document = stampNew(parseDashboard(dashboard));
  return { id: document.id, document, mutations: [] };
}

/** Reads a stored record; rejects one that can't be read, and leaves it as it is. */
export function readRecord(id: string, raw: unknown): DashboardRecord {
  try {
    const { document, mutations } = raw as DashboardRecord;
    return {
      id,
      document: parseDashboard(document),
      mutations: Array.isArray(mutations) ? mutations : [],
    };
  } catch (cause) {
    throw new DashError(
      'storage-corrupt',
      `The stored dashboard "${id}" can't be read. It was left untouched: export the stored data, then remove it.`,
      { cause, path: cause instanceof DashError ? cause.path : undefined },
    );
  }
}

/** Decides what a write does: the answer to its caller and, if it changes anything, the record to store. */
export function applyToRecord(
  record: DashboardRecord,
  changes: readonly Change[],
  { baseRevision, mutationId }: ApplyOptions,
): { answer: ApplyResult; next?: DashboardRecord } {
  const { id, document, mutations } = record;
  if (mutations.some((mutation) => mutation.id === mutationId)) {
    return { answer: { status: 'applied', dashboard: document } };
  }
  if (isNewerSchema(document)) {
    throw new DashError(
      'newer-schema',
      `The dashboard "${id}" was stored by a newer version of this application. Reload the page to edit it.`,
    );
  }
  if (document.revision !== baseRevision) {
    return { answer: { status: 'conflict', current: document } };
  }
  const dashboard = stampEdit(document, applyChanges(document, changes));
  const applied = { id: mutationId, revision: dashboard.revision };
  return {
    answer: { status: 'applied', dashboard },
    next: {
      id,
      document: dashboard,
      mutations: [...mutations, applied].slice(-REMEMBERED_MUTATIONS),
    },
  };
}

/** The typed error for a dashboard that is not there. */
export function notFound(id: string): DashError {
  return new DashError('dashboard-not-found', `There is no dashboard "${id}" in this storage.`);
}

/** The typed error for a dashboard that is there already. */
export function alreadyExists(id: string): DashError {
  return new DashError(
    'dashboard-exists',
    `There is a dashboard "${id}" in this storage already. Load it, or choose another id.`,
  );
}

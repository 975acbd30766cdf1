import { applyChanges } from '../model/change/apply.js';
import { DashError } from '../model/errors.js';
import { isNewerSchema } from '../model/migrate.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Change, Dashboard } from '../model/types.js';
import type { AppliedMutation, DashboardRecord } from './record.js';
import { stampEdit, stampNew } from './stamp.js';
import { storageError } from './storage-error.js';
import type { ApplyOptions, ApplyResult } from './types.js';

/**
 * Applied mutations that a record remembers; a retry comes within seconds, not hundreds of writes
 * later.
 */
const REMEMBERED_MUTATIONS = 200;

/**
 * The first record of a new dashboard, at revision 1 and with its times, for an adapter that stores
 * records: `create` stores it, if there is none of that id.
 *
 * @throws DashError `invalid-document`.
 */
export function createRecord(dashboard: Dashboard): DashboardRecord {
  const document = stampNew(parseDashboard(dashboard));
  return { id: document.id, document, mutations: [] };
}

/**
 * Decides about a write, for an adapter that stores records: the answer of `apply`, and the record
 * to store in the same transaction in which `record` was read. Without `next` nothing changes.
 *
 * @throws DashError `newer-schema`, or that of a change that can't be applied.
 */
export function applyToRecord(
  record: DashboardRecord,
  changes: readonly Change[],
  { baseRevision, mutationId }: ApplyOptions,
): { answer: ApplyResult; next?: DashboardRecord } {
  const { document } = record;
  const mutations = soundMutations(record);
  if (mutations.some((mutation) => mutation.id === mutationId)) {
    return { answer: { status: 'applied', dashboard: document } };
  }
  if (isNewerSchema(document)) {
    throw storageError('newer-schema');
  }
  if (document.revision !== baseRevision) {
    return { answer: { status: 'conflict', current: document } };
  }
  const dashboard = stampEdit(document, applyChanges(document, changes));
  const applied = { id: mutationId, revision: dashboard.revision };
  return {
    answer: { status: 'applied', dashboard },
    next: {
      ...record,
      document: dashboard,
      mutations: [...mutations, applied].slice(-REMEMBERED_MUTATIONS),
    },
  };
}

/**
 * Damaged ones may be forgotten: a mutation that is sent again is a conflict then, which
 * merges.
 */
function soundMutations({ mutations }: { readonly mutations: unknown }): AppliedMutation[] {
  return Array.isArray(mutations)
    ? mutations.filter((mutation: Partial<AppliedMutation> | null) => mutation?.id !== undefined)
    : [];
}

/** The error for a dashboard that does not exist. */
export function notFound(id: string): DashError {
  return new DashError('dashboard-not-found', `There is no dashboard "${id}" in this storage.`);
}

/** The error for a dashboard that exists already. */
export function alreadyExists(id: string): DashError {
  return new DashError(
    'dashboard-exists',
    `There is a dashboard "${id}" in this storage already. Load it, or choose another id.`,
  );
}

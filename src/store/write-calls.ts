import { DashError } from '../model/errors.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import type { ApplyResult, StorageAdapter } from '../storage/types.js';
import { withLimit } from '../storage/with-limit.js';
import { isStored, LONGEST_CALL } from './load-stored.js';
import { oddAnswer } from './odd-answer.js';

// Calls of a storage that write, which may be anybody's code. An edit counts as stored only if the
// document that is stored now comes back.

/** @throws DashError `storage-failed` for a storage that can't write, and names what it lacks. */
export function checkAdapter(storage: StorageAdapter): void {
  const given = storage as Partial<StorageAdapter>;
  const lacks = [
    typeof given.capabilities === 'object' ? undefined : 'capabilities',
    typeof given.create === 'function' ? undefined : 'create()',
    typeof given.apply === 'function' ? undefined : 'apply()',
  ].filter((part) => part !== undefined);
  if (lacks.length > 0) {
    const text = `The storage can't write: it has no ${lacks.join(', ')}. Give an object with the methods of StorageAdapter.`;
    throw new DashError('storage-failed', text);
  }
}

/** @throws DashError with the reason of the storage, or `storage-failed` for an odd answer. */
export async function callApply(
  storage: StorageAdapter,
  ...call: Parameters<StorageAdapter['apply']>
): Promise<ApplyResult> {
  const [id] = call;
  try {
    const answer: unknown = await withLimit('apply', () => storage.apply(...call), LONGEST_CALL);
    const { status, dashboard, current } = Object(answer) as Readonly<Record<string, unknown>>;
    return status === 'conflict'
      ? { status, current: readStored('apply', id, current) }
      : {
          status: 'applied',
          dashboard: readStored('apply', id, status === 'applied' ? dashboard : undefined),
        };
  } catch (cause) {
    throw oddAnswer('apply', id, undefined, cause);
  }
}

/** @throws DashError with the reason of the storage, or `storage-failed` for an odd answer. */
export async function callCreate(
  storage: StorageAdapter,
  dashboard: Dashboard,
): Promise<Dashboard> {
  try {
    const answer = await withLimit('create', () => storage.create(dashboard), LONGEST_CALL);
    return readStored('create', dashboard.id, answer);
  } catch (cause) {
    throw oddAnswer('create', dashboard.id, undefined, cause);
  }
}

function readStored(method: string, id: DashboardId, answer: unknown): Dashboard {
  let fault: unknown;
  try {
    const document = parseDashboard(answer ?? {});
    if (isStored(document, answer, id)) {
      return document;
    }
  } catch (error) {
    fault = error;
  }
  throw oddAnswer(method, id, answer ?? null, fault);
}

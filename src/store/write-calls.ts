import { DashError } from '../model/errors.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import type { ApplyResult, StorageAdapter } from '../storage/types.js';
import { withLimit } from '../storage/with-limit.js';
import { isStored, LONGEST_CALL } from './load-stored.js';
import type { oddAnswer } from './odd-answer.js';

// Calls of a storage that write, which may be anybody's code. An edit counts as stored only if the
// document that is stored now comes back.

/** @throws DashError `storage-failed` for a storage that can't write, and names what it lacks. */
export function checkAdapter(storage: StorageAdapter): void {
  const parts: readonly (keyof StorageAdapter)[] = ['capabilities', 'create', 'apply'];
  const lacks = parts.filter((part) => !storage[part]);
  if (lacks.length > 0) {
    const text = `The storage can't write: it has no ${lacks.join(', ')}. Give it the members of StorageAdapter.`;
    throw new DashError('storage-failed', text);
  }
}

/** @throws DashError with the reason of the storage, or `storage-failed` for an odd answer. */
export function callApply(
  storage: StorageAdapter,
  ...call: Parameters<StorageAdapter['apply']>
): Promise<ApplyResult> {
  const [id] = call;
  return checked('apply', id, async () => {
    const answer: unknown = await storage.apply(...call);
    const { status, dashboard, current } = Object(answer) as Readonly<Record<string, unknown>>;
    return status === 'conflict'
      ? { status, current: await readStored('apply', id, current) }
      : {
          status: 'applied',
          dashboard: await readStored('apply', id, status === 'applied' ? dashboard : undefined),
        };
  });
}

/** @throws DashError with the reason of the storage, or `storage-failed` for an odd answer. */
export function callCreate(storage: StorageAdapter, dashboard: Dashboard): Promise<Dashboard> {
  const { id } = dashboard;
  return checked('create', id, async () =>
    readStored('create', id, await storage.create(dashboard)),
  );
}

async function checked<T>(method: string, id: DashboardId, call: () => Promise<T>): Promise<T> {
  try {
    return await withLimit(method, call, LONGEST_CALL);
  } catch (cause) {
    throw cause instanceof DashError ? cause : await faultOf(method, id, undefined, cause);
  }
}

async function readStored(method: string, id: DashboardId, answer: unknown): Promise<Dashboard> {
  let fault: unknown;
  try {
    const document = parseDashboard(answer ?? {});
    if (isStored(document, answer, id)) {
      return document;
    }
  } catch (error) {
    fault = error;
  }
  throw await faultOf(method, id, answer ?? null, fault);
}

async function faultOf(...fault: Parameters<typeof oddAnswer>): Promise<DashError> {
  const { oddAnswer: describe } = await import('./odd-answer.js');
  return describe(...fault);
}

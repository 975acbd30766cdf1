import { DashError } from '../model/errors.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import type { StorageReader } from '../storage/types.js';
import { withLimit } from '../storage/with-limit.js';

/**
 * Milliseconds until a document is loaded again if a load brought nothing new, though the storage
 * had announced it. A storage may announce changes whenever it is read, and would be read forever.
 */
export const PAUSE = 1000;

/** Seconds after which a call that does not settle counts as failed. */
export const LONGEST_CALL = 30;

/** True for a parsed answer that was a stored document: the parser fills in what is missing. */
export function isStored(parsed: Dashboard, answer: unknown, id: DashboardId): boolean {
  const { revision, widgets, layouts } = answer as Partial<Dashboard>;
  return parsed.id === id && typeof revision === 'number' && !!widgets && !!layouts;
}

/**
 * Loads a document from a storage, which may be anybody's code; `undefined` if there is none.
 *
 * @throws DashError with the reason, also of a storage that throws anything else, answers with
 *   anything else, or does not answer.
 */
export async function loadStored(
  storage: StorageReader,
  id: DashboardId,
): Promise<Dashboard | undefined> {
  let answer: unknown;
  let fault: unknown;
  try {
    answer = await withLimit('load', () => storage.load(id), LONGEST_CALL);
    // Backends often answer null for what they don't have.
    if (answer === undefined || answer === null) {
      return undefined;
    }
    const document = parseDashboard(answer);
    if (isStored(document, answer, id)) {
      return document;
    }
  } catch (error) {
    if (error instanceof DashError && answer === undefined) {
      throw error;
    }
    fault = error;
  }
  const { oddAnswer } = await import('./odd-answer.js');
  throw oddAnswer('load', id, answer, fault);
}

import { DashError } from '../model/errors.js';
import { reasonOf } from '../model/reason-of.js';
import type { Dashboard, DashboardId } from '../model/types.js';
import { toStorageError } from '../storage/storage-error.js';

/**
 * The error for a call of a storage that breaks its contract: it threw `fault`, and `answer` is
 * undefined; or its answer is no stored document of this id, and `fault` may be that of the parser.
 * It names the method, for the author of the adapter.
 */
export function oddAnswer(
  method: string,
  id: DashboardId,
  answer: unknown,
  fault: unknown,
): DashError {
  const call = `The storage’s ${method}()`;
  if (answer === undefined) {
    const error = toStorageError(fault);
    return error === fault || error.code !== 'storage-failed'
      ? error
      : new DashError('storage-failed', `${call} failed: ${reasonOf(fault)}`, { cause: fault });
  }
  if (fault instanceof DashError && fault.code === 'newer-schema') {
    return fault;
  }
  const text = `${call} must answer with the dashboard "${id}" as it is stored`;
  return new DashError('storage-failed', `${text}: ${faultOf(id, answer, fault)}`, {
    cause: fault,
  });
}

function faultOf(id: DashboardId, answer: unknown, fault: unknown): string {
  if (fault !== undefined) {
    return reasonOf(fault);
  }
  if (answer === null) {
    return 'it answered with nothing.';
  }
  const given = answer as Readonly<Record<string, unknown>>;
  const missing = (['revision', 'widgets', 'layouts'] satisfies (keyof Dashboard)[]).find(
    (key) => !given[key] && given[key] !== 0,
  );
  return missing
    ? `/${missing} is missing.`
    : `/id is ${JSON.stringify(given['id'])}, not "${id}".`;
}

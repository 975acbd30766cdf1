import { DashError } from '../model/errors.js';
import type { Dashboard } from '../model/types.js';
import type { ApplyResult } from '../storage/types.js';

function isDocument(value: Partial<Dashboard> | null | undefined): boolean {
  return typeof value?.revision === 'number' && !!value.widgets && !!value.layouts;
}

/**
 * Returns the document that an adapter stored. An edit counts as stored only if there is one.
 *
 * @throws DashError `storage-failed` for another answer.
 */
export function checkStored(method: string, document: Dashboard | undefined): Dashboard {
  if (!isDocument(document)) {
    const text = `The storage's ${method}() answered without the stored document, so nothing counts as saved. Try again.`;
    throw new DashError('storage-failed', text);
  }
  return document!;
}

/** Returns the answer of `apply`, if it has its document. See {@link checkStored}. */
export function checkResult(result: ApplyResult | undefined): ApplyResult {
  const isConflict = result?.status === 'conflict';
  const isApplied = result?.status === 'applied';
  const document = isConflict ? result.current : isApplied ? result.dashboard : undefined;
  checkStored('apply', document);
  return result!;
}

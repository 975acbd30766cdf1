import { DashError } from '../../../src/model/errors.js';

export type Failure = DashError & { readonly status?: number; readonly retryAfter?: number };

/** The error that a call ends with; every one has to be a {@link DashError}. */
export async function failure(promise: Promise<unknown>): Promise<Failure> {
  let error: unknown;
  try {
    await promise;
  } catch (cause) {
    error = cause;
  }
  if (!(error instanceof DashError)) {
    throw new Error(error ? `not a DashError: ${String(error)}` : 'it did not fail');
  }
  return error;
}

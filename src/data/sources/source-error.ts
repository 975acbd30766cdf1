import { isWorthRetry, statusOf } from '../../http/retry.js';
import { DashError, type DashErrorOptions } from '../../model/errors.js';
import { reasonOf } from '../../model/reason-of.js';

export interface SourceErrorOptions extends DashErrorOptions {
  /** The HTTP status of the answer, if there was one. */
  status?: number | undefined;
  /** Milliseconds that the server asked to wait. */
  retryAfter?: number | undefined;
}

/**
 * An error of a data source. `status` decides if the request is repeated: 4xx are final, except for
 * 408 and 429.
 */
export class SourceError extends DashError {
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(message: string, options: SourceErrorOptions = {}) {
    super('source-failed', message, options);
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

/** True if the same request may succeed later. */
export function shouldRetry(failures: number, error: unknown): boolean {
  // A request that the source does not understand never succeeds.
  const isRefused =
    error instanceof DashError && (error.code !== 'source-failed' || Boolean(error.path));
  return (statusOf(error) !== undefined || !isRefused) && isWorthRetry(failures, error);
}

/** Turns a value thrown by a source into an error. */
export function asError(error: unknown, source: string): Error {
  if (error instanceof Error) {
    return error;
  }
  const { status } = Object(error) as { status?: number };
  const text = `The data source "${source}" failed: ${reasonOf(error)}`;
  return new SourceError(text, { cause: error, status });
}

/** Creates the error of a request that a source sent; `what` follows its subject. */
export function sourceFailure(what: string, options?: SourceErrorOptions): SourceError {
  return new SourceError(`The data source ${what}.`, options);
}

/** @throws SourceError Always. */
export function fail(what: string, options?: SourceErrorOptions): never {
  throw sourceFailure(what, options);
}

import { DashError, type DashErrorOptions } from '../../model/errors.js';
import { reasonOf } from '../../model/reason-of.js';

export interface SourceErrorOptions extends DashErrorOptions {
  /** The HTTP status of the answer, if there was one. */
  status?: number | undefined;
  /** Milliseconds that the server asked to wait. */
  retryAfter?: number | undefined;
}

/**
 * A data source failed. `status` decides whether it is asked again: 4xx are final, but for 408 and
 * 429.
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

/**
 * Milliseconds of the longest pause before a retry; a server that wants more is left alone until
 * then.
 */
const LONGEST_PAUSE = 30_000;
const RETRIES = 3;

/** Reads a number of `error` or, as many HTTP libraries have it, of `error.response`. */
function numberOf(error: unknown, name: 'status' | 'retryAfter'): number | undefined {
  const { [name]: own, response } = Object(error) as Record<string, unknown>;
  const value = own ?? (Object(response) as Record<string, unknown>)[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Whether the same request may succeed later. */
function isTransient(error: unknown): boolean {
  const status = numberOf(error, 'status');
  if (status !== undefined) {
    return status >= 500 || status === 408 || status === 429;
  }
  // A request that the source does not understand stays one.
  return !(error instanceof DashError) || (error.code === 'source-failed' && !error.path);
}

/** Milliseconds that the server asked to wait; 0 if it did not. */
export function retryAfter(error: unknown): number {
  return numberOf(error, 'retryAfter') ?? 0;
}

/** Milliseconds before the next try: what the server asked for, else 1, 2, 4, … seconds. */
export function retryDelay(failures: number, error: unknown): number {
  return retryAfter(error) || Math.min(1000 * 2 ** failures, LONGEST_PAUSE);
}

export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < RETRIES && isTransient(error) && retryDelay(failures, error) <= LONGEST_PAUSE;
}

/** `Retry-After` in milliseconds: seconds, or a date. */
export function readRetryAfter(headers: Headers, now = Date.now()): number | undefined {
  const text = headers.get('retry-after');
  if (!text) {
    return undefined;
  }
  const wait = /^\s*\d+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** What a source threw, as an error. */
export function asError(error: unknown, source: string): Error {
  if (error instanceof Error) {
    return error;
  }
  const { status } = Object(error) as { status?: number };
  const text = `The data source "${source}" failed: ${reasonOf(error)}`;
  return new SourceError(text, { cause: error, status });
}

/**
 * Milliseconds of the longest pause before a retry; it also caps the pause that a server asks for.
 */
const LONGEST_PAUSE = 30_000;
const RETRIES = 3;

/** Reads a number of `error` or, as many HTTP libraries have it, of `error.response`. */
function numberOf(error: unknown, name: 'status' | 'retryAfter'): number | undefined {
  const { [name]: own, response } = Object(error) as Record<string, unknown>;
  const value = own ?? (Object(response) as Record<string, unknown>)[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The HTTP status of the answer that caused an error; `undefined` if there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return numberOf(error, 'status');
}

/** Milliseconds that the server asked to wait; 0 if it did not ask. */
export function retryAfter(error: unknown): number {
  return numberOf(error, 'retryAfter') ?? 0;
}

/** Milliseconds before the next attempt: the server's request, else 1, 2, 4, … seconds. */
export function retryDelay(failures: number, error: unknown): number {
  return retryAfter(error) || Math.min(1000 * 2 ** failures, LONGEST_PAUSE);
}

/** True if a failed request is sent again. 4xx are final, except for 408 and 429. */
export function isWorthRetry(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  const isTransient = status === undefined || status >= 500 || status === 408 || status === 429;
  return failures < RETRIES && isTransient && retryDelay(failures, error) <= LONGEST_PAUSE;
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

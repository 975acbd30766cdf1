import { retryAfter, statusOf } from '../../http/retry.js';
import { DashError, type DashErrorCode } from '../../model/errors.js';

/**
 * The meaning of a failed request for the mutation that it carried: `uncertain` it may have
 * arrived, so the same one is sent again; `limited` the same, not before a while; `paused` until
 * credentials change; `gone` the backend has no such dashboard; `reused` the backend knows the
 * mutation with other content; `refused` the backend will never take it.
 */
type Outcome = 'uncertain' | 'limited' | 'paused' | 'gone' | 'reused' | 'refused';

const BY_CODE: Readonly<Partial<Record<DashErrorCode, Outcome>>> = {
  offline: 'uncertain',
  'server-failed': 'uncertain',
  'storage-unavailable': 'uncertain',
  'storage-failed': 'uncertain',
  'storage-closed': 'uncertain',
  'rate-limited': 'limited',
  unauthorized: 'paused',
  forbidden: 'paused',
  'dashboard-not-found': 'gone',
  'mutation-reused': 'reused',
};

export interface Failure {
  readonly outcome: Outcome;
  readonly error: DashError;
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  /** Milliseconds that the backend asked to wait. */
  readonly retryAfter: number;
}

/** Reads the error of a storage, which may be anybody's. */
export function failureOf(cause: unknown): Failure {
  const status = statusOf(cause) ?? 0;
  const isTyped = cause instanceof DashError;
  const error = isTyped
    ? cause
    : new DashError('server-failed', 'The backend could not be asked.', { cause });
  return { outcome: outcomeOf(error, status), error, status, retryAfter: retryAfter(cause) };
}

function outcomeOf({ code }: DashError, status: number): Outcome {
  if (status >= 500 || status === 408) {
    return 'uncertain';
  }
  return BY_CODE[code] ?? 'refused';
}

import { DashError, type DashErrorCode, type DashErrorOptions } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';

export interface RestErrorOptions extends DashErrorOptions {
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly body?: JsonValue | undefined;
}

/** An error of a request to a backend. */
export class RestError extends DashError {
  /** HTTP status; `undefined` if there was no answer. */
  readonly status: number | undefined;
  /** Milliseconds that the backend asked to wait. */
  readonly retryAfter: number | undefined;
  /** The answer of the backend, if it was JSON. */
  readonly body: JsonValue | undefined;

  constructor(code: DashErrorCode, message: string, options: RestErrorOptions = {}) {
    super(code, message, options);
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.body = options.body;
  }

  /** The same error with another code or path. */
  with({
    code = this.code,
    path = this.path,
  }: Partial<Pick<DashError, 'code' | 'path'>>): RestError {
    const { status, retryAfter, body, cause } = this;
    return new RestError(code, this.message, { status, retryAfter, body, cause, path: path! });
  }
}

const CODES: Readonly<Record<number, DashErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'server-failed',
  413: 'too-large',
  428: 'precondition-required',
  429: 'rate-limited',
};

/** The code of an answer that is no success. */
export function codeOfStatus(status: number): DashErrorCode {
  return CODES[status] ?? (status >= 400 && status < 500 ? 'refused' : 'server-failed');
}

/** The status of an error that a request ended with. */
export function statusOfError(error: unknown): number | undefined {
  return error instanceof RestError ? error.status : undefined;
}

/** Every code that a {@link DashError} can have. Codes are stable; messages are for people. */
export type DashErrorCode =
  // documents and changes
  | 'invalid-document'
  | 'invalid-change'
  | 'newer-schema'
  | 'widget-exists'
  | 'widget-not-found'
  | 'widget-limit'
  | 'dashboard-limit'
  | 'import-format'
  | 'forbidden'
  // registry
  | 'invalid-manifest'
  | 'unknown-type'
  | 'unknown-version'
  | 'version-downgrade'
  | 'load-failed'
  | 'load-timeout'
  | 'invalid-module'
  | 'invalid-config'
  | 'invalid-value'
  | 'widget-failed'
  | 'catalog-failed'
  // storage
  | 'dashboard-not-found'
  | 'dashboard-exists'
  | 'storage-unavailable'
  | 'storage-unsupported'
  | 'storage-quota'
  | 'storage-blocked'
  | 'storage-closed'
  | 'storage-corrupt'
  | 'storage-failed'
  | 'conflict'
  | 'read-only'
  // backends
  | 'unauthorized'
  | 'offline'
  | 'server-failed'
  | 'rate-limited'
  | 'refused'
  | 'unsupported-change'
  | 'precondition-required'
  | 'too-large'
  | 'invalid-request'
  | 'mutation-reused'
  | 'not-found'
  | 'unsent-work'
  // data
  | 'unknown-source'
  | 'unknown-variable'
  | 'source-failed'
  | 'unexpected-shape';

export interface DashErrorOptions {
  cause?: unknown;
  /** The place of the fault in the input, as a JSON Pointer. */
  path?: string;
}

/**
 * The one error type of the public API: a stable `code`, a message that says what to do, and the
 * `path` of bad input.
 */
export class DashError extends Error {
  readonly code: DashErrorCode;
  readonly path: string | undefined;

  constructor(code: DashErrorCode, message: string, options: DashErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DashError';
    this.code = code;
    this.path = options.path;
  }
}

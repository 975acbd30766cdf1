import { DashError, type DashErrorCode } from '../model/errors.js';

const MESSAGES: Readonly<Partial<Record<DashErrorCode, string>>> = {
  'storage-quota': 'The browser has no room left for this site. Free some, then save again.',
  'storage-blocked': 'Another tab holds an older version. Close it, then try again.',
  'storage-closed': 'The browser closed the stored dashboards. Try again.',
  'storage-unavailable':
    'The stored dashboards can’t be reached now. This is tried again by itself.',
  'storage-unsupported': 'This browser offers no storage here: a private window, or blocked data.',
  'storage-failed': 'The stored dashboards could not be read or written. Try again.',
  'load-failed': 'Part of this application could not be loaded. Check the network, then try again.',
  'newer-schema': 'A newer version of this application stored this. Reload the page.',
};

/** A {@link DashError} with the message of its code. */
export function storageError(code: DashErrorCode, cause?: unknown): DashError {
  return new DashError(code, MESSAGES[code] ?? code, { cause });
}

/** A fault in an open database, as the one error type that adapters reject with. */
export function toStorageError(cause: unknown): DashError {
  return typed(cause, 'storage-failed', {
    QuotaExceededError: 'storage-quota',
    InvalidStateError: 'storage-closed',
    AbortError: 'storage-closed',
  });
}

/** A fault of opening a database. */
export function toOpenError(cause: unknown): DashError {
  return typed(cause, 'storage-unavailable', {
    // A private window may have an `indexedDB` that refuses every call.
    SecurityError: 'storage-unsupported',
    InvalidStateError: 'storage-unsupported',
    NotSupportedError: 'storage-unsupported',
    QuotaExceededError: 'storage-quota',
    VersionError: 'newer-schema',
  });
}

/** A fault of loading code of ours. */
export function toLoadError(cause: unknown): DashError {
  return typed(cause, 'load-failed');
}

function typed(
  cause: unknown,
  otherwise: DashErrorCode,
  codes: Readonly<Record<string, DashErrorCode>> = {},
): DashError {
  return cause instanceof DashError
    ? cause
    : storageError(codes[errorName(cause) ?? ''] ?? otherwise, cause);
}

/** True if the storage can't be reached at the moment; the stored data itself has no fault. */
export function isUnreachable({ code }: DashError): boolean {
  return ['storage-unavailable', 'storage-blocked', 'storage-closed'].includes(code);
}

/** The name of a DOM exception, which may be no `Error` of this realm. */
export function errorName(cause: unknown): string | undefined {
  return (cause as { name?: string } | null | undefined)?.name;
}

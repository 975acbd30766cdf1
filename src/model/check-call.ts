import { DashError } from './errors.js';

// The arguments of calls by widgets, which have no types at run time.

function refuse(call: string, expected: string): never {
  throw new DashError('invalid-value', `${call} takes ${expected}.`);
}

/** @throws DashError `invalid-value` if a call is given something of another type. */
export function checkType(call: string, value: unknown, type: 'string' | 'function'): void {
  if (typeof value !== type) {
    refuse(call, `a ${type}`);
  }
}

/** @throws DashError `invalid-value` for an argument that is no query of data. */
export function checkQuery(call: string, query: unknown): void {
  const { source } = Object(query) as { readonly source?: unknown };
  if (typeof source !== 'string' || !source) {
    refuse(call, 'a query with a source');
  }
}

/** @throws DashError `invalid-value` for options with a signal that is none. */
export function checkOptions(call: string, options: unknown): void {
  const { signal } = Object(options) as { readonly signal?: unknown };
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    refuse(call, 'an AbortSignal as signal');
  }
}

/** @throws DashError `invalid-value` for arguments that `observe` of data can't use. */
export function checkObserve(query: unknown, listener: unknown, options: unknown): void {
  checkQuery('observe', query);
  checkType('observe', listener, 'function');
  checkOptions('observe', options);
}

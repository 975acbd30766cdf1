import { DashError } from '../../model/errors.js';
import type { DataQuery } from '../types.js';

function fail(call: string, expected: string): never {
  throw new DashError('invalid-value', `${call} takes ${expected}.`);
}

/** @throws DashError `invalid-value` if the argument of a call of a data client is no query. */
export function checkQuery(call: string, query: unknown): asserts query is DataQuery {
  const { source } = Object(query) as Partial<DataQuery>;
  if (typeof source !== 'string' || !source) {
    fail(call, 'a query such as { source: "sales" }');
  }
}

/** @throws DashError `invalid-value` for another argument of `observe` that is wrong. */
export function checkObserver(listener: unknown, options: unknown): void {
  if (typeof listener !== 'function') {
    fail('observe', 'a function as its second argument');
  }
  checkOptions('observe', options);
}

/** @throws DashError `invalid-value` if the options of a call are wrong. */
export function checkOptions(call: string, options: unknown): void {
  const { signal } = Object(options) as { readonly signal?: unknown };
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    fail(call, 'options whose signal is an AbortSignal');
  }
}

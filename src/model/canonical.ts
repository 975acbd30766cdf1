import { DashError } from './errors.js';
import type { Dashboard } from './types.js';
import { MAX_DEPTH } from './constants.js';

/**
 * JSON with sorted keys: two values are equal exactly when these texts are. Object entries that are
 * `undefined` are left out, as in `JSON.stringify`.
 *
 * @throws DashError `invalid-document` for values that JSON can't hold: NaN, functions, dates,
 *     cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  // The value may contain a whole document, so the limit is higher than that of documents.
  if (typeof value === 'object' && depth < 2 * MAX_DEPTH) {
    if (Array.isArray(value)) {
      // A list may have holes, which `map` would skip.
      return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
    }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      const record = value as Readonly<Record<string, unknown>>;
      const entries = presentKeys(record)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${write(record[key], depth + 1)}`);
      return `{${entries.join(',')}}`;
    }
  }
  throw new DashError('invalid-document', `${describe(value)} has no place in JSON.`);
}

function describe(value: unknown): string {
  return typeof value === 'object' ? 'A cyclic, too deep or special object' : String(value);
}

function presentKeys(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

/**
 * True if two JSON values have the same canonical form. Parts that are the same object cost
 * nothing.
 */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => equalJson(item, b[index]))
    );
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = presentKeys(left);
  return (
    keys.length === presentKeys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  );
}

/** The fields that storage stamps, which equality ignores. */
const UNSTAMPED = { revision: undefined, createdAt: undefined, updatedAt: undefined };

function unstamped<T extends object>(value: T): object {
  return { ...value, ...UNSTAMPED };
}

/** True if two dashboards have the same content, whatever their revision and times. */
export function equalDashboards(a: Dashboard, b: Dashboard): boolean {
  if (a === b) {
    return true;
  }
  const ids = Object.keys(a.widgets);
  return (
    ids.length === Object.keys(b.widgets).length &&
    equalJson({ ...unstamped(a), widgets: null }, { ...unstamped(b), widgets: null }) &&
    ids.every((id) => {
      const left = a.widgets[id];
      const right = Object.hasOwn(b.widgets, id) ? b.widgets[id] : undefined;
      return (
        left === right ||
        (left !== undefined && right !== undefined && equalJson(unstamped(left), unstamped(right)))
      );
    })
  );
}

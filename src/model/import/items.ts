import { MAX_POSITION, MAX_SIZE } from '../constants.js';
import type { JsonObject, JsonValue } from '../json.js';
import { refuse } from '../parse/json.js';
import { isName } from '../parse/fields.js';
import { own } from '../record.js';
import type { WidgetId } from '../types.js';

const CODE = 'invalid-document';

interface Range {
  readonly min: number;
  readonly max: number;
  /** True to allow whole numbers only. */
  readonly whole?: true;
  readonly fallback?: number;
}

export const POSITION: Range = { min: 0, max: MAX_POSITION, whole: true };
export const SIZE: Range = { min: 1, max: MAX_SIZE, whole: true };

/**
 * Reads a number of a foreign document: `fallback` if it is missing; an error if it is none or out
 * of range.
 */
export function readNumber(source: JsonObject, key: string, path: string, range: Range): number {
  const { min, max, whole, fallback } = range;
  const value = own(source, key) ?? fallback;
  if (
    typeof value !== 'number' ||
    value < min ||
    value > max ||
    (whole && !Number.isInteger(value))
  ) {
    const kind = whole ? 'whole number' : 'number';
    return refuse(CODE, `${path}/${key}`, `must be a ${kind} from ${min} to ${max}.`);
  }
  return value;
}

/** Reads an id, which may be a number in foreign documents. `undefined` if there is none. */
export function readId(
  source: JsonObject,
  key: string,
  path: string,
  taken: Readonly<Record<WidgetId, unknown>>,
): WidgetId | undefined {
  const value = own(source, key);
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || !isName(id)) {
    return refuse(CODE, `${path}/${key}`, 'is no id that can be used.');
  }
  if (Object.hasOwn(taken, id)) {
    refuse(CODE, `${path}/${key}`, `is the id of another widget too.`);
  }
  return id;
}

/**
 * A deterministic id for a widget that has none: the same for the same input, and unlike all
 * others.
 */
export function makeId(prefix: string, number: number, taken: ReadonlySet<string>): WidgetId {
  let id = `${prefix}-${number}`;
  while (taken.has(id)) {
    id += '-';
  }
  return id;
}

/** The rest of an object without the keys that were read; `undefined` if it is empty. */
export function restOf(source: JsonObject, read: readonly string[]): JsonObject | undefined {
  const rest = Object.entries(source).filter(([key]) => !read.includes(key));
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** The entry `key: value`, or no entry without a value. */
export function optional(key: string, value: JsonValue | undefined): JsonObject {
  return value === undefined || value === null ? {} : { [key]: value };
}

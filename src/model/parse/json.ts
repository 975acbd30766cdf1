import { MAX_DEPTH, MAX_VALUES } from '../constants.js';
import { DashError, type DashErrorCode } from '../errors.js';
import { formatPointer, isUnsafeKey } from '../format-pointer.js';
import type { JsonObject, JsonValue } from '../json.js';
import { emptyRecord } from '../record.js';

/** Throws an error for an input; `path` is the place of the fault in it. */
export function refuse(code: DashErrorCode, path: string, message: string): never {
  throw new DashError(code, `${path === '' ? 'The input' : path}: ${message}`, { path });
}

/**
 * Returns a deep copy of any input as pure JSON, so that the caller's objects are neither kept nor
 * frozen. Refuses values that JSON can't hold, cycles, too much depth, and keys that could reach a
 * prototype. Object entries that are `undefined` are left out.
 *
 * @param base Pointer of the input itself, for the paths of errors.
 */
export function readJson(
  input: unknown,
  code: DashErrorCode,
  base = '',
  maxDepth = MAX_DEPTH,
): JsonValue {
  const keys: string[] = [];
  const parents: object[] = [];
  let count = 0;
  const bad = (message: string): never => refuse(code, base + formatPointer(keys), message);

  const read = (value: unknown): JsonValue => {
    if (++count > MAX_VALUES) {
      return bad('holds too many values.');
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') {
      return value;
    }
    if (typeof value === 'number') {
      // `+ 0` turns -0, which is 0 in JSON, into 0.
      return Number.isFinite(value) ? value + 0 : bad('must be a finite number.');
    }
    if (typeof value !== 'object') {
      return bad(`must be JSON, not ${typeof value}.`);
    }
    if (parents.includes(value)) {
      return bad('must not contain itself.');
    }
    if (parents.length >= maxDepth) {
      return bad(`is nested deeper than ${maxDepth} levels.`);
    }
    parents.push(value);
    const copy = Array.isArray(value) ? readArray(value) : readObject(value);
    parents.pop();
    return copy;
  };

  const readArray = (value: readonly unknown[]): JsonValue[] => {
    const copy: JsonValue[] = [];
    for (let index = 0; index < value.length; index++) {
      keys.push(String(index));
      copy.push(read(value[index]));
      keys.pop();
    }
    return copy;
  };

  const readObject = (value: object): JsonObject => {
    // The second test is slower, and accepts objects of other windows.
    if (
      Object.getPrototypeOf(value) !== Object.prototype &&
      Object.prototype.toString.call(value) !== '[object Object]'
    ) {
      return bad('must be a plain object.');
    }
    const source = value as Readonly<Record<string, unknown>>;
    const names = Object.keys(source);
    const copy = emptyRecord<JsonValue>(names.length);
    for (const key of names) {
      const part = source[key];
      if (part === undefined) {
        continue;
      }
      if (typeof part === 'string' && !isUnsafeKey(key) && ++count <= MAX_VALUES) {
        // Primitive values are most of a document.
        copy[key] = part;
        continue;
      }
      keys.push(key);
      if (isUnsafeKey(key)) {
        return bad('is a key that no document may have.');
      }
      copy[key] = read(part);
      keys.pop();
    }
    return copy;
  };

  return read(input);
}

/** True if `value`, at `level` levels below a document's root, would nest it too deeply. */
export function isTooDeep(value: JsonValue, level: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return level > MAX_DEPTH;
  }
  return level >= MAX_DEPTH || Object.values(value).some((part) => isTooDeep(part, level + 1));
}

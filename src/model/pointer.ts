import { DashError } from './errors.js';
import type { JsonObject, JsonPointer, JsonValue } from './json.js';
import { equalJson } from './canonical.js';
import { isUnsafeKey } from './format-pointer.js';
import { isJsonObject, own, without } from './record.js';

/**
 * The keys of a pointer; none for the empty pointer.
 *
 * @throws DashError `invalid-change` when it is no JSON Pointer or names an unsafe key.
 */
export function parsePointer(pointer: JsonPointer): string[] {
  if (pointer === '') {
    return [];
  }
  if (pointer[0] !== '/' || /~(?![01])/.test(pointer)) {
    throw new DashError('invalid-change', `"${pointer}" is no JSON Pointer.`, { path: pointer });
  }
  const segments = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (segments.some(isUnsafeKey)) {
    throw new DashError('invalid-change', `"${pointer}" names an unsafe key.`, { path: pointer });
  }
  return segments;
}

/** The value at a pointer, or `undefined` when there is none. Reads into objects and arrays. */
export function getPointer(value: JsonValue, pointer: JsonPointer): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const key of parsePointer(pointer)) {
    if (typeof at !== 'object' || at === null) {
      return undefined;
    }
    if (Array.isArray(at) && key === 'length') {
      return undefined;
    }
    at = own(at as JsonObject, key);
  }
  return at;
}

/**
 * Returns a copy with `next` at the pointer, or without that key if `next` is `undefined`.
 * Unchanged parts are shared, and an unchanged value is the same object. Missing objects along the
 * pointer are created.
 *
 * @throws DashError `invalid-change` if the pointer leads through a value that is no object: arrays
 *     are atomic.
 */
export function setPointer(
  target: JsonObject,
  pointer: JsonPointer,
  next: JsonValue | undefined,
): JsonObject {
  const write = (at: JsonObject, segments: readonly string[]): JsonObject => {
    const [key, ...rest] = segments;
    if (key === undefined) {
      return at;
    }
    const before = own(at, key);
    let after = next;
    if (rest.length > 0) {
      if (before === undefined && next === undefined) {
        return at;
      }
      if (before !== undefined && !isJsonObject(before)) {
        throw new DashError('invalid-change', `"${key}" in "${pointer}" is no object.`, {
          path: pointer,
        });
      }
      after = write(before ?? {}, rest);
    }
    if (after === undefined) {
      return before === undefined ? at : without(at, key);
    }
    return before !== undefined && equalJson(before, after) ? at : { ...at, [key]: after };
  };
  return write(target, parsePointer(pointer));
}

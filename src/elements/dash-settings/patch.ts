import { equalJson, formatPointer, setPointer } from '../../model/index.js';
import type { JsonObject, JsonPointer, JsonValue } from '../../model/json.js';
import { isJsonObject, own } from '../../model/record.js';

/** Values to write and to delete, by JSON Pointer. */
export interface JsonPatch {
  readonly set: Readonly<Record<JsonPointer, JsonValue>>;
  readonly unset: readonly JsonPointer[];
}

/** Returns the patch from one object to another, down to the single value; lists are one value. */
export function patchOf(before: JsonObject, after: JsonObject): JsonPatch {
  const set: Record<JsonPointer, JsonValue> = {};
  const unset: JsonPointer[] = [];
  const walk = (old: JsonObject, next: JsonObject, parents: readonly string[]): void => {
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      const was = own(old, key);
      const value = own(next, key);
      const path = [...parents, key];
      if (equalJson(was, value)) {
        continue;
      }
      if (value === undefined) {
        unset.push(formatPointer(path));
      } else if (isJsonObject(was) && isJsonObject(value)) {
        walk(was, value, path);
      } else {
        set[formatPointer(path)] = value;
      }
    }
  };
  walk(before, after, []);
  return { set, unset };
}

export function isEmptyPatch({ set, unset }: JsonPatch): boolean {
  return Object.keys(set).length + unset.length === 0;
}

/**
 * Returns the object with the patch applied. Pointers through a value that is no object any more
 * are skipped.
 */
export function applyPatch(target: JsonObject, { set, unset }: JsonPatch): JsonObject {
  const entries: [JsonPointer, JsonValue | undefined][] = [
    ...unset.map((pointer): [JsonPointer, undefined] => [pointer, undefined]),
    ...Object.entries(set),
  ];
  return entries.reduce((object, [pointer, value]) => {
    try {
      return setPointer(object, pointer, value);
    } catch {
      return object;
    }
  }, target);
}

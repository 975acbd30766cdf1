import type { JsonObject, JsonValue } from './json.js';

/** The record's own value: a name like `toString` never finds an inherited member. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Entries from which the JavaScript engine keeps an object as a hash table. */
const MANY = 100;

/**
 * An empty record for `size` entries. A large one starts as a hash table, which fills five times as
 * fast as an object that is converted to one on the way. It behaves like any other object.
 */
export function emptyRecord<T>(size: number): Record<string, T> {
  return size > MANY ? Object.setPrototypeOf(Object.create(null), Object.prototype) : {};
}

/** A copy of the record. */
export function copyRecord<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  const keys = Object.keys(record);
  if (keys.length <= MANY) {
    return { ...record };
  }
  const copy = emptyRecord<T>(keys.length);
  for (const key of keys) {
    copy[key] = record[key] as T;
  }
  return copy;
}

/** A copy with one entry added or replaced. */
export function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Record<string, T> {
  const copy = copyRecord(record);
  copy[key] = value;
  return copy;
}

/** A copy without one key. `delete` is not used: it makes a small object slow for good. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const keys = Object.keys(record);
  if (keys.length <= MANY) {
    const { [key]: _, ...rest } = record;
    return rest;
  }
  const copy = emptyRecord<T>(keys.length);
  for (const other of keys) {
    if (other !== key) {
      copy[other] = record[other] as T;
    }
  }
  return copy;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { JsonObject, JsonValue } from './json.js';

/** The record's own value: a name like `toString` never finds what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** From so many entries on, the engine keeps an object as a hash table. */
const MANY = 100;

/**
 * An empty record that is about to get `size` entries. One that begins as a hash table is filled
 * five times as fast as one that the engine turns into one on the way; it is an object like any
 * other.
 */
export function emptyRecord<T>(size: number): Record<string, T> {
  return size > MANY ? Object.setPrototypeOf(Object.create(null), Object.prototype) : {};
}

/** A copy. */
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

/** A copy with one more entry, or another value for it. */
export function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Record<string, T> {
  const copy = copyRecord(record);
  copy[key] = value;
  return copy;
}

/** A copy without one key; not by `delete`, which makes a small object slow for good. */
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

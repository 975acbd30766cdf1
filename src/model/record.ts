import type { JsonObject, JsonValue } from './json.js';

/** The record's own value: a name like `toString` never finds what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A copy without one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const copy: Record<string, T> = {};
  // Not by `delete`, which makes an object slow for good.
  for (const other of Object.keys(record)) {
    if (other !== key) copy[other] = record[other] as T;
  }
  return copy;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';

/** A text; ids of a backend may be numbers. */
export function readText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

export function readObject(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The entries that have a value: `null` is none. */
export function present<T extends Readonly<Record<string, unknown>>>(entries: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>;
}

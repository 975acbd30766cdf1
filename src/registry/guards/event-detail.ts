import type { JsonValue } from '../../model/json.js';

/** The JSON part of an event's detail; elements, functions and cycles are left out. */
export function eventDetail(event: Event): JsonValue | undefined {
  // The detail of a click is a count, which is of no use here.
  const detail: unknown = event instanceof UIEvent ? undefined : (event as CustomEvent).detail;
  if (detail === undefined || detail === null) {
    return undefined;
  }
  return toJson(detail, []) ?? null;
}

function toJson(value: unknown, inside: readonly unknown[]): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : null;
  }
  if (typeof value === 'bigint') {
    return String(value);
  }
  if (typeof value !== 'object' || inside.includes(value)) {
    return undefined;
  }
  const { toJSON } = value as { toJSON?: () => unknown };
  const path = [...inside, value];
  if (typeof toJSON === 'function') {
    return toJson(toJSON.call(value), path);
  }
  if (value instanceof Node || value instanceof Event || value === window) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((part) => toJson(part, path) ?? null);
  }
  const parts = Object.entries(value).map(([key, part]) => [key, toJson(part, path)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as JsonValue;
}

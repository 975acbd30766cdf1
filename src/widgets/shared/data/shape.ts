import { DashError } from '../../../model/errors.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Array.isArray that keeps the element type of a read-only JSON array. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isNumber(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')}, …` : names.join(', ');
}

/** Describes a value in a few words for messages. */
export function describe(value: JsonValue | undefined): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (value === null) {
    return 'null';
  }
  if (isList(value)) {
    if (value.length === 0) {
      return 'an empty list';
    }
    return `a list that starts with ${describe(value[0])}`;
  }
  if (isObject(value)) {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty object' : `an object with ${listed(keys)}`;
  }
  if (typeof value === 'string') {
    return `the text "${value.length > 24 ? `${value.slice(0, 24)}…` : value}"`;
  }
  return `the ${typeof value} ${String(value)}`;
}

/** Makes the error for an answer of the wrong shape, with the expected and the actual one. */
export function unexpectedShape(
  expected: string,
  actual: JsonValue | undefined,
  path = '',
): DashError {
  const where = path === '' ? '' : ` at ${path}`;
  return new DashError(
    'unexpected-shape',
    `Expected ${expected}${where}, but got ${describe(actual)}. ` +
      'Change the request, or select the right part of the answer.',
    { path },
  );
}

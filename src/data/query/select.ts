import type { JsonPointer, JsonValue } from '../../model/json.js';
import { DashError } from '../../model/errors.js';

/**
 * Returns the part of an answer at a JSON Pointer.
 *
 * @throws DashError `unexpected-shape` that names the first missing key, and the existing ones.
 */
export function select(data: JsonValue, pointer: JsonPointer): JsonValue {
  if (pointer && !pointer.startsWith('/')) {
    const text = `select must be a JSON Pointer, such as "/items/0", and is "${pointer}".`;
    throw new DashError('unexpected-shape', text, { path: pointer });
  }
  let at = data;
  let done = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
    const next = child(at, key);
    if (next === undefined) {
      const text = `The answer has nothing at "${done}/${step}", which "${pointer}" selects: ${describe(at, done)}.`;
      throw new DashError('unexpected-shape', text, { path: `${done}/${step}` });
    }
    done += `/${step}`;
    at = next;
  }
  return at;
}

function child(value: JsonValue, key: string): JsonValue | undefined {
  // Only own properties count, so that `/length` or `/constructor` select nothing by accident.
  const known = Array.isArray(value) ? /^(0|[1-9]\d*)$/.test(key) : isObject(value);
  return known && Object.hasOwn(value as object, key)
    ? (value as Readonly<Record<string, JsonValue>>)[key]
    : undefined;
}

function isObject(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null;
}

function describe(value: JsonValue, at: string): string {
  const where = at ? `"${at}"` : 'it';
  if (Array.isArray(value)) {
    return `${where} is a list of ${value.length}`;
  }
  if (!isObject(value)) {
    return `${where} is ${value === null ? 'null' : `a ${typeof value}`}`;
  }
  const keys = Object.keys(value as object);
  const some = keys.slice(0, 10).join(', ') + (keys.length > 10 ? ', …' : '');
  return `${where} has ${some || 'no keys'}`;
}

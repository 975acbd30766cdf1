import type { JsonValue } from '../../../model/json.js';

/** Deeper than any answer that a widget reads, and less deep than one that contains itself. */
const DEEPEST = 60;

/** The JSON that stands for a value; the value itself if it is JSON. */
function replace(value: object | bigint): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString();
  }
  if (value instanceof Map) {
    return Object.fromEntries(value);
  }
  const isList = value instanceof Set || (ArrayBuffer.isView(value) && Symbol.iterator in value);
  return isList ? [...(value as Iterable<unknown>)] : value;
}

function convert(given: unknown, depth: number): unknown {
  if ((typeof given !== 'object' && typeof given !== 'bigint') || given === null) {
    return given;
  }
  const value = replace(given);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) {
    return value;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => convert(item, depth + 1));
    return items.some((item, index) => !Object.is(item, value[index])) ? items : value;
  }
  const entries = Object.entries(value);
  const converted = entries.map(([key, field]): [string, unknown] => [
    key,
    convert(field, depth + 1),
  ]);
  return converted.some(([, field], index) => !Object.is(field, entries[index]?.[1]))
    ? Object.fromEntries(converted)
    : value;
}

/** True if there is nothing to replace: by far the most answers, also long ones, are JSON. */
function isJson(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value !== 'bigint';
  }
  if (depth > DEEPEST) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.every((item) => isJson(item, depth + 1));
  }
  if (replace(value) !== value) {
    return false;
  }
  for (const key in value) {
    if (!isJson((value as Record<string, unknown>)[key], depth + 1)) {
      return false;
    }
  }
  return true;
}

/**
 * Makes JSON of what a function of the page may answer: dates become ISO texts and dates that are
 * none null, big integers become numbers or, if they have more digits, texts, maps become objects,
 * sets and typed arrays become lists. An answer that is JSON already is returned as it is.
 */
export function toJson(answer: JsonValue): JsonValue {
  return isJson(answer, 0) ? answer : (convert(answer, 0) as JsonValue);
}

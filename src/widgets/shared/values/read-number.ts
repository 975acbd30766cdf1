import type { JsonValue } from '../../../model/json.js';
import { unexpectedShape } from '../data/shape.js';

/** A plain decimal number, as database drivers send NUMERIC, bigint and counts. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Texts by which databases send the numbers that JSON cannot hold. */
const NOT_FINITE = /^(?:NaN|[+-]?Infinity)$/;

/**
 * True if a value stands for none: `null`, `undefined`, NaN, an infinite number, or a blank text.
 * All widgets show such a value as a gap, or leave it out.
 */
export function isNoValue(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' || NOT_FINITE.test(text);
  }
  return (
    value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value))
  );
}

/**
 * The number that a value is or spells: a finite number, or a text that is a plain decimal number,
 * such as `'-5'`, `'9.50'`, `'1e3'` or `' 12 '`. Undefined for all else, also for texts with a
 * hexadecimal number or with grouped digits, and for booleans.
 *
 * A text with more digits than a number holds becomes the nearest number.
 */
export function parseNumber(value: JsonValue | undefined): number | undefined {
  const isText = typeof value === 'string';
  if (typeof value !== 'number' && !(isText && DECIMAL.test(value.trim()))) {
    return undefined;
  }
  const number = Number(value);
  // The sum turns -0 into 0, which would be written "-0".
  return Number.isFinite(number) ? number + 0 : undefined;
}

/**
 * Reads a number of an answer. Undefined means that there is no value.
 * @throws DashError `unexpected-shape`, with the path, for anything but a number or no value
 */
export function readNumber(
  value: JsonValue | undefined,
  path: string,
  expected = 'a number',
): number | undefined {
  if (isNoValue(value)) {
    return undefined;
  }
  const number = parseNumber(value);
  if (number === undefined && !isTooLarge(value)) {
    throw unexpectedShape(expected, value, path);
  }
  return number;
}

/** True for a decimal text such as `1e999`: an infinite number, which is no value. */
function isTooLarge(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && DECIMAL.test(value.trim());
}

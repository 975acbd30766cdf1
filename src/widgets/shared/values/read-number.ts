import type { JsonValue } from '../../../model/json.js';
import { unexpectedShape } from '../data/shape.js';

/** A plain decimal number, as database drivers send NUMERIC, bigint and counts. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const COUNT = 'a number from 0 on';

/** Texts by which databases send the numbers that JSON cannot hold. */
const NOT_FINITE = /^(?:NaN|[+-]?Infinity)$/;

/**
 * True if a value stands for none: `null`, `undefined`, NaN, an infinite number, or a blank text.
 * All widgets show such a value as a gap, or leave it out.
 */
export function isNoValue(value: JsonValue | undefined): boolean {
  return typeof value === 'string'
    ? value.trim() === ''
    : value === undefined ||
        value === null ||
        (typeof value === 'number' && !Number.isFinite(value));
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
  if (number === undefined && !isNotFinite(value)) {
    throw unexpectedShape(expected, value, path);
  }
  return number;
}

/**
 * Reads a number that is not negative, such as a count. Undefined means that there is no value.
 * @throws DashError `unexpected-shape`
 */
export function readCount(value: JsonValue | undefined, path: string): number | undefined {
  const count = readNumber(value, path, COUNT);
  if (count !== undefined && count < 0) {
    throw unexpectedShape(COUNT, value, path);
  }
  return count;
}

/** True for the text of a number that is not finite, such as `NaN` or `1e999`: no value. */
function isNotFinite(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && (NOT_FINITE.test(value.trim()) || DECIMAL.test(value.trim()));
}

/** True if a value can be read where a number is wanted, and is one. */
export function isNumeric(value: JsonValue | undefined): boolean {
  return parseNumber(value) !== undefined;
}

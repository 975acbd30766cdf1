import type { JsonObject, JsonValue } from '../../model/json.js';
import { isObject } from '../shared/data/shape.js';
import { decimalsFor, SCIENTIFIC_BELOW, significantDigits } from '../shared/format/decimals.js';
import { precisionOf, type Precision } from '../shared/format/moments.js';
import { toneOf } from '../shared/tiles/status.js';
import { isNoValue, parseNumber } from '../shared/values/read-number.js';
import { fieldOf } from '../shared/values/read-rows.js';
import { isIsoTime, isLikelyTime, readTime } from '../shared/values/read-time.js';
import { linkOf } from './cell-link.js';

export type ColumnType = 'text' | 'number' | 'date' | 'boolean' | 'status' | 'link';

export const TYPES: readonly string[] = ['text', 'number', 'date', 'boolean', 'status', 'link'];
/** Fields that may hold the status of a row, the likeliest first. */
export const STATUS_KEYS: readonly string[] = ['status', 'state', 'severity', 'health'];

/** Fields whose large numbers are moments. */
const TIME_KEY = /(?:time|date|stamp|since|until|seen|[_a-z]at|^at|^ts)$/i;

/** The number of rows from which the type of a column is found. */
const SAMPLE = 50;

/** The decimals that numbers may have without a need to choose. */
const FEW_DECIMALS = 2;
/** The most decimals of a column. */
const MOST_DECIMALS = 15;

/** The fraction from which rounding may reach the next whole number. */
const NEARLY_WHOLE = 0.9;
/** The relative distance of numbers that differ only by the noise of binary fractions. */
const NOISE = 1e-12;

function valuesOf(key: string, rows: readonly JsonObject[]): readonly JsonValue[] {
  const values: JsonValue[] = [];
  for (const row of rows) {
    const value = fieldOf(row, key);
    if (value !== undefined && !isNoValue(value)) {
      values.push(value);
    }
  }
  return values;
}

/** The numbers of a column, in ascending order. */
function numbersOf(key: string, rows: readonly JsonObject[]): Float64Array {
  const numbers: number[] = [];
  for (const value of valuesOf(key, rows)) {
    const number = parseNumber(value);
    if (number !== undefined) {
      numbers.push(number);
    }
  }
  return Float64Array.from(numbers).sort();
}

/** The type of a column that nobody declares. Numbers in texts may be ids, so they stay texts. */
export function inferType(key: string, rows: readonly JsonObject[]): ColumnType {
  const values = valuesOf(key, rows.slice(0, SAMPLE));
  if (values.length === 0) {
    return 'text';
  }
  if (values.every((value) => typeof value === 'number')) {
    return TIME_KEY.test(key) && values.every(isLikelyTime) ? 'date' : 'number';
  }
  if (values.every((value) => typeof value === 'boolean')) {
    return 'boolean';
  }
  if (values.every((value) => isObject(value) && linkOf(value))) {
    return 'link';
  }
  if (!values.every((value) => typeof value === 'string')) {
    return 'text';
  }
  if (values.every((value) => /^https?:\/\//i.test(value))) {
    return 'link';
  }
  if (values.every(isIsoTime)) {
    return 'date';
  }
  const isStatus = STATUS_KEYS.includes(key.toLowerCase());
  return isStatus && values.some((value) => toneOf(value) !== undefined) ? 'status' : 'text';
}

/** The decimals that a number is given with. */
function placesOf(value: number): number {
  const [, decimals = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

/** The most decimals that the numbers are given with, of those that count. */
function givenDecimals(numbers: Float64Array): number {
  let given = 0;
  for (const number of numbers) {
    if (!Number.isInteger(number) && !isTiny(number)) {
      given = Math.max(given, placesOf(number));
    }
    if (given >= MOST_DECIMALS) {
      return MOST_DECIMALS;
    }
  }
  return given;
}

function isTiny(number: number): boolean {
  return number !== 0 && Math.abs(number) < SCIENTIFIC_BELOW;
}

/**
 * The decimals of all numbers of a column, so that they line up: as many as tell them apart and
 * show the small ones, but no more than are given.
 */
export function columnDecimals(key: string, rows: readonly JsonObject[]): number {
  const numbers = numbersOf(key, rows);
  const given = givenDecimals(numbers);
  if (given <= FEW_DECIMALS) {
    return given;
  }
  let useful = FEW_DECIMALS;
  let smallest = 1;
  let distance = Infinity;
  let last: number | undefined;
  for (const number of numbers) {
    if (isTiny(number)) {
      continue;
    }
    const size = Math.abs(number);
    const away = last === undefined ? Infinity : number - last;
    if (away > NOISE * size) {
      distance = Math.min(distance, away);
    }
    if (size > 0) {
      smallest = Math.min(smallest, size);
    }
    if (size % 1 > NEARLY_WHOLE) {
      useful = Math.max(useful, decimalsFor(number));
    }
    last = number;
  }
  const apart = distance < 1 ? decimalsFor(0, [distance]) : 0;
  return Math.min(MOST_DECIMALS, given, Math.max(useful, decimalsFor(smallest), apart));
}

/** The digits that tell the numbers of a column apart that are in scientific notation. */
export function columnDigits(key: string, rows: readonly JsonObject[]): number {
  const tiny = numbersOf(key, rows).filter(isTiny);
  let digits = 0;
  tiny.forEach((number, index) => {
    const before = [...tiny.subarray(Math.max(0, index - 1), index)];
    digits = Math.max(digits, significantDigits(number, before));
  });
  return digits;
}

/** The unit in which the moments of a column differ. */
export function columnPrecision(
  key: string,
  rows: readonly JsonObject[],
  timeZone: string,
): Precision {
  const times: number[] = [];
  for (const value of valuesOf(key, rows)) {
    const time = readTime(value, timeZone);
    if (time?.kind === 'time') {
      times.push(time.at);
    }
  }
  return precisionOf(times);
}

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

/** The relative distance of numbers that differ only by the noise of binary fractions. */
const NOISE = 1e-12;

function valuesOf(key: string, rows: readonly JsonObject[]): readonly JsonValue[] {
  return rows.flatMap((row) => {
    const value = fieldOf(row, key);
    return value === undefined || isNoValue(value) ? [] : [value];
  });
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
  if (Number.isInteger(value)) {
    return 0;
  }
  const [, decimals = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((greatest, number) => Math.max(greatest, number), 0);
}

/**
 * The decimals of all numbers of a column, so that they line up: as many as tell them apart and
 * show the small ones, but no more than are given.
 */
export function columnDecimals(key: string, rows: readonly JsonObject[]): number {
  const numbers = valuesOf(key, rows)
    .flatMap((value) => parseNumber(value) ?? [])
    .filter((value) => value === 0 || Math.abs(value) >= SCIENTIFIC_BELOW);
  const given = most(numbers.map(placesOf));
  if (given <= FEW_DECIMALS) {
    return given;
  }
  const sorted = numbers.sort((a, b) => a - b);
  const useful = sorted.map((value, index) =>
    decimalsFor(
      value,
      sorted
        .slice(Math.max(0, index - 1), index)
        .filter((other) => Math.abs(value - other) > NOISE * Math.abs(value)),
    ),
  );
  return Math.min(MOST_DECIMALS, given, Math.max(FEW_DECIMALS, most(useful)));
}

/** The digits that tell the numbers of a column apart that are in scientific notation. */
export function columnDigits(key: string, rows: readonly JsonObject[]): number {
  const tiny = valuesOf(key, rows)
    .flatMap((value) => parseNumber(value) ?? [])
    .filter((value) => value !== 0 && Math.abs(value) < SCIENTIFIC_BELOW)
    .sort((a, b) => a - b);
  return most(
    tiny.map((value, index) => significantDigits(value, tiny.slice(Math.max(0, index - 1), index))),
  );
}

/** The unit in which the moments of a column differ. */
export function columnPrecision(
  key: string,
  rows: readonly JsonObject[],
  timeZone: string,
): Precision {
  const times = valuesOf(key, rows).flatMap((value) => {
    const time = readTime(value, timeZone);
    return time?.kind === 'time' ? [time.at] : [];
  });
  return precisionOf(times);
}

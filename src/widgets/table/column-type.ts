import type { JsonObject, JsonValue } from '../../model/json.js';
import { isObject } from '../shared/data/shape.js';
import { decimalsFor } from '../shared/format/decimals.js';
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

/** The number of rows from which a column is described. */
const SAMPLE = 50;

/** The most decimals of a column; single numbers have more if they would be written as 0. */
const MOST_DECIMALS = 6;

function sampleOf(key: string, rows: readonly JsonObject[]): readonly JsonValue[] {
  return rows.slice(0, SAMPLE).flatMap((row) => {
    const value = fieldOf(row, key);
    return value === undefined || isNoValue(value) ? [] : [value];
  });
}

/** The type of a column that nobody declares. Numbers in texts may be ids, so they stay texts. */
export function inferType(key: string, rows: readonly JsonObject[]): ColumnType {
  const values = sampleOf(key, rows);
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

/**
 * The decimals of all numbers of a column, so that they line up: as many as tell them apart and
 * show the small ones, but no more than are given.
 */
export function columnDecimals(key: string, rows: readonly JsonObject[]): number {
  const numbers = sampleOf(key, rows)
    .flatMap((value) => parseNumber(value) ?? [])
    .sort((a, b) => a - b);
  const given = Math.max(0, ...numbers.map(placesOf));
  const useful = numbers.map((value, index) =>
    decimalsFor(value, numbers.slice(Math.max(0, index - 1), index)),
  );
  return Math.min(MOST_DECIMALS, given, Math.max(2, ...useful));
}

/** The unit in which the moments of a column differ. */
export function columnPrecision(
  key: string,
  rows: readonly JsonObject[],
  timeZone: string,
): Precision {
  const times = sampleOf(key, rows).flatMap((value) => {
    const time = readTime(value, timeZone);
    return time?.kind === 'time' ? [time.at] : [];
  });
  return precisionOf(times);
}

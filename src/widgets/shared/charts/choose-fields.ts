import type { JsonObject, JsonValue } from '../../../model/json.js';
import { unexpectedShape } from '../data/shape.js';
import { isNoValue, isNumeric } from '../values/read-number.js';
import { fieldOf, type Row } from '../values/read-rows.js';
import { FIRST_MILLISECONDS, isIsoTime, isLikelyTime } from '../values/read-time.js';

/** The fields of rows to draw, and the series to keep. */
export interface SeriesFields {
  readonly x?: string;
  readonly y?: string | readonly string[];
  readonly by?: string;
  /** The names of the series, in drawing order; an empty list means all. */
  readonly series?: readonly string[];
}

export interface ChosenFields {
  readonly x: string;
  readonly y: readonly string[];
}

/** The number of rows, and of values of a field, from which its kind is detected. */
const SAMPLE = 50;

/** The first values of a field, without those that are none. */
function sampleOf(rows: readonly Row[], key: string): readonly JsonValue[] {
  const values: JsonValue[] = [];
  for (const { row } of rows) {
    const value = fieldOf(row, key);
    if (value !== undefined && !isNoValue(value)) {
      values.push(value);
      if (values.length === SAMPLE) {
        break;
      }
    }
  }
  return values;
}

function isMilliseconds(value: JsonValue): boolean {
  return typeof value === 'number' && value >= FIRST_MILLISECONDS && isLikelyTime(value);
}

function isWord(value: JsonValue): boolean {
  return typeof value === 'string' && !isNumeric(value);
}

/**
 * Chooses fields that the config does not name: x is the first field of times, else of texts, and y
 * all fields of numbers. Undefined if no field has a value to draw.
 * @throws DashError `unexpected-shape`
 */
export function chooseFields(
  rows: readonly Row[],
  fields: SeriesFields,
  at: string,
): ChosenFields | undefined {
  const keys = [...new Set(rows.slice(0, SAMPLE).flatMap(({ row }) => Object.keys(row)))];
  const free = keys.filter((key) => key !== fields.by);
  const samples = new Map(free.map((key) => [key, sampleOf(rows, key)]));
  const isAll = (key: string, test: (value: JsonValue) => boolean): boolean => {
    const values = samples.get(key) ?? [];
    return values.length > 0 && values.every(test);
  };
  const x =
    fields.x ??
    free.find((key) => isAll(key, isIsoTime)) ??
    free.find((key) => isAll(key, isMilliseconds)) ??
    free.find((key) => isAll(key, isWord)) ??
    free.find((key) => isAll(key, (value) => typeof value === 'string')) ??
    free[0];
  const named = typeof fields.y === 'string' ? [fields.y] : (fields.y ?? []);
  const others = free.filter((key) => key !== x);
  const y = named.length > 0 ? named : others.filter((key) => isAll(key, isNumeric));
  const wanted = [x, ...y, fields.by].filter((key) => key !== undefined);
  const missing = wanted.find(
    (key) => !keys.includes(key) && !rows.some(({ row }) => Object.hasOwn(row, key)),
  );
  const first: JsonObject | undefined = rows[0]?.row;
  if (missing !== undefined) {
    throw unexpectedShape(`rows with the field ${missing}`, first, `${at}/0`);
  }
  if (x !== undefined && y.length > 0) {
    return { x, y };
  }
  if (others.some((key) => samples.get(key)?.length === 0)) {
    return undefined;
  }
  throw unexpectedShape('rows with a number to draw', first, `${at}/0`);
}

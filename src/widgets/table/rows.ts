import type { JsonObject, JsonValue } from '../../model/json.js';
import { humanize, parseDate } from '../shared/format/format.js';
import { isList, isObject, unexpectedShape } from '../shared/data/shape.js';
import { toneOf } from '../shared/tiles/status.js';
import { linkOf } from './cell-link.js';

type ColumnType = 'text' | 'number' | 'date' | 'boolean' | 'status' | 'link';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly align: 'start' | 'center' | 'end';
  /** The decimal places of all numbers in the column, so that they line up. */
  readonly decimals: number;
}

/** The value of a row under a key; inherited properties such as `constructor` don't count. */
export function cellOf(row: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

export interface TableData {
  readonly rows: readonly JsonObject[];
  readonly columns: readonly Column[];
  /** The number of rows that the source has, if it gives only some of them and says so. */
  readonly total?: number;
}

const EXPECTED = 'a list of objects or {rows, columns?, total?}';
const TYPES: readonly string[] = ['text', 'number', 'date', 'boolean', 'status', 'link'];
/** Fields that may hold the status of a row, the likeliest first. */
export const STATUS_KEYS: readonly string[] = ['status', 'state', 'severity', 'health'];

/** The number of rows from which the type of a column is detected. */
const SAMPLE = 50;

function inferType(key: string, rows: readonly JsonObject[]): ColumnType {
  const values = rows
    .slice(0, SAMPLE)
    .map((row) => cellOf(row, key))
    .filter((value) => value !== undefined && value !== null && value !== '');
  if (values.length === 0) {
    return 'text';
  }
  if (values.every((value) => typeof value === 'number')) {
    return 'number';
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
  if (values.every((value) => parseDate(value) !== undefined)) {
    return 'date';
  }
  const isStatus = STATUS_KEYS.includes(key.toLowerCase());
  return isStatus && values.some((value) => toneOf(value) !== undefined) ? 'status' : 'text';
}

const MOST_DECIMALS = 2;

function decimalsOf(key: string, rows: readonly JsonObject[]): number {
  const places = rows.slice(0, SAMPLE).map((row) => {
    const value = cellOf(row, key);
    return typeof value === 'number' ? (String(value).split('.')[1]?.length ?? 0) : 0;
  });
  return Math.min(MOST_DECIMALS, Math.max(0, ...places));
}

function readColumn(description: JsonValue, rows: readonly JsonObject[], path: string): Column {
  const given: JsonObject | undefined =
    typeof description === 'string'
      ? { key: description }
      : isObject(description)
        ? description
        : undefined;
  const key = given?.['key'];
  if (!given || typeof key !== 'string') {
    throw unexpectedShape('a column: {key, label?, type?, align?}', description, path);
  }
  const { label, type, align } = given;
  const known =
    typeof type === 'string' && TYPES.includes(type) ? (type as ColumnType) : inferType(key, rows);
  return {
    key,
    label: typeof label === 'string' ? label : humanize(key),
    type: known,
    decimals: known === 'number' ? decimalsOf(key, rows) : 0,
    align:
      align === 'start' || align === 'center' || align === 'end'
        ? align
        : known === 'number'
          ? 'end'
          : 'start',
  };
}

function keysOf(rows: readonly JsonObject[]): readonly string[] {
  return [...new Set(rows.slice(0, SAMPLE).flatMap((row) => Object.keys(row)))];
}

/**
 * Reads an answer: a list of objects, or `{rows, columns?, total?}`. Columns come from the config,
 * else from the answer, else from the fields of the rows. Undefined if there are no rows, or only
 * empty ones.
 */
export function parseTable(
  answer: JsonValue,
  configured: readonly JsonValue[] = [],
): TableData | undefined {
  const rows = isObject(answer) ? answer['rows'] : answer;
  const path = isObject(answer) && 'rows' in answer ? '/rows' : '';
  if (!isList(rows)) {
    throw path === '' ? unexpectedShape(EXPECTED, answer) : unexpectedShape('a list', rows, path);
  }
  const wrong = rows.findIndex((row) => !isObject(row));
  if (wrong >= 0) {
    throw unexpectedShape('an object', rows[wrong], `${path}/${wrong}`);
  }
  if (rows.length === 0) {
    return undefined;
  }
  const records = rows as readonly JsonObject[];
  const offered = isObject(answer) ? answer['columns'] : undefined;
  if (offered !== undefined && offered !== null && !isList(offered)) {
    throw unexpectedShape('a list of columns', offered, '/columns');
  }
  const descriptions = describeColumns(configured, offered ?? [], records);
  if (descriptions.length === 0) {
    return undefined;
  }
  const total = isObject(answer) ? answer['total'] : undefined;
  return {
    rows: records,
    columns: descriptions.map((column, index) => readColumn(column, records, `/columns/${index}`)),
    ...(typeof total === 'number' && { total }),
  };
}

function describeColumns(
  configured: readonly JsonValue[],
  offered: readonly JsonValue[],
  rows: readonly JsonObject[],
): readonly JsonValue[] {
  if (configured.length === 0) {
    return offered.length > 0 ? offered : keysOf(rows);
  }
  // A column that the config only names gets the label and type that the answer gives it.
  return configured.map((column) =>
    typeof column === 'string'
      ? (offered.find((other) => isObject(other) && other['key'] === column) ?? column)
      : column,
  );
}

import type { JsonObject, JsonValue } from '../../model/json.js';
import { isList, isObject, unexpectedShape } from '../shared/data/shape.js';
import { humanize } from '../shared/format/format.js';
import type { Precision } from '../shared/format/moments.js';
import { strings } from '../shared/strings.js';
import { readNumber } from '../shared/values/read-number.js';
import { readRows } from '../shared/values/read-rows.js';
import {
  columnDecimals,
  columnDigits,
  columnPrecision,
  inferType,
  TYPES,
  type ColumnType,
} from './column-type.js';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly align: 'start' | 'center' | 'end';
  /** The decimal places of all numbers in the column, so that they line up. */
  readonly decimals: number;
  /** The significant digits of its numbers that are in scientific notation. */
  readonly digits: number;
  /** The unit in which the moments of the column differ. */
  readonly precision: Precision;
}

export interface TableData {
  readonly rows: readonly JsonObject[];
  readonly columns: readonly Column[];
  /** The number of rows that the source has, if it gives only some of them and says so. */
  readonly total?: number;
}

const EXPECTED = 'a list of objects or {rows, columns?, total?}';
/** The number of rows from which columns are found. */
const SAMPLE = 50;

function readColumn(
  description: JsonValue,
  rows: readonly JsonObject[],
  timeZone: string,
  index: number,
): Column {
  const given: JsonObject | undefined =
    typeof description === 'string'
      ? { key: description }
      : isObject(description)
        ? description
        : undefined;
  const key = given?.['key'];
  if (!given || typeof key !== 'string') {
    throw unexpectedShape(
      'a column: {key, label?, type?, align?}',
      description,
      `/columns/${index}`,
    );
  }
  const { label, type, align } = given;
  const known =
    typeof type === 'string' && TYPES.includes(type) ? (type as ColumnType) : inferType(key, rows);
  return {
    key,
    label:
      [typeof label === 'string' ? label : '', humanize(key)].find((text) => text.trim() !== '') ??
      strings.columnNumber(index + 1),
    type: known,
    decimals: known === 'number' ? columnDecimals(key, rows) : 0,
    digits: known === 'number' ? columnDigits(key, rows) : 0,
    precision: known === 'date' ? columnPrecision(key, rows, timeZone) : 'minute',
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
 * empty ones. Times without a zone are read in `timeZone`.
 */
export function parseTable(
  answer: JsonValue,
  configured: readonly JsonValue[] = [],
  timeZone = 'UTC',
): TableData | undefined {
  const rows = isObject(answer) ? answer['rows'] : answer;
  const path = isObject(answer) && 'rows' in answer ? '/rows' : '';
  if (!isList(rows)) {
    throw path === '' ? unexpectedShape(EXPECTED, answer) : unexpectedShape('a list', rows, path);
  }
  const records = readRows(rows, path).map(({ row }) => row);
  if (records.length === 0) {
    return undefined;
  }
  const offered = isObject(answer) ? answer['columns'] : undefined;
  if (offered !== undefined && offered !== null && !isList(offered)) {
    throw unexpectedShape('a list of columns', offered, '/columns');
  }
  const descriptions = describeColumns(configured, offered ?? [], records);
  if (descriptions.length === 0) {
    return undefined;
  }
  const total = isObject(answer) ? readNumber(answer['total'], '/total') : undefined;
  return {
    rows: records,
    columns: descriptions.map((column, index) => readColumn(column, records, timeZone, index)),
    ...(total !== undefined && { total }),
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

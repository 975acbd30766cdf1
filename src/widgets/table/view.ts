import type { JsonObject } from '../../model/json.js';
import { numberFormat } from '../shared/format/format.js';
import { parseNumber } from '../shared/values/read-number.js';
import { fieldOf } from '../shared/values/read-rows.js';
import { searchedTexts, sortKey, type Manner, type SortKey } from './cell-text.js';
import { STATUS_KEYS } from './column-type.js';
import type { Column } from './rows.js';

export interface Sorting {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Formats a count, such as a row number. */
export function formatCount(value: number, locale: string): string {
  return numberFormat(locale).format(value);
}

/** Sorts texts that are all numbers as numbers: natural order knows no signs and fractions. */
function numeric(keys: readonly SortKey[]): readonly SortKey[] {
  const numbers = keys.map((key) => parseNumber(key));
  const areNumbers = keys.every((key, index) => key === undefined || numbers[index] !== undefined);
  return areNumbers ? numbers : keys;
}

/**
 * Returns a sorted copy. Rows without a value are last in either direction; equal rows keep their
 * order.
 */
export function sortRows(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  sorting: Sorting | undefined,
  { locale, timeZone }: Manner,
): readonly JsonObject[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!sorting || !column) {
    return rows;
  }
  const { compare } = collatorOf(locale);
  const sign = sorting.direction === 'asc' ? 1 : -1;
  // Long ids in texts may differ in digits that a number does not hold.
  const compareDigits = (a: JsonObject, b: JsonObject): number => {
    const [left, right] = [fieldOf(a, column.key), fieldOf(b, column.key)];
    const areLong = [left, right].every(
      (value) => typeof value === 'string' && !Number.isSafeInteger(Number(value)),
    );
    return areLong ? compare(String(left), String(right)) : 0;
  };
  const keys = numeric(rows.map((row) => sortKey(fieldOf(row, column.key), column, timeZone)));
  return rows
    .map((row, index) => ({ row, key: keys[index] }))
    .sort(({ row: rowA, key: a }, { row: rowB, key: b }) => {
      if (a === undefined || b === undefined) {
        return Number(a === undefined) - Number(b === undefined);
      }
      if (typeof a === 'number' && typeof b === 'number') {
        return sign * (a - b || compareDigits(rowA, rowB));
      }
      // Texts among numbers and times follow these.
      return typeof a === 'string' && typeof b === 'string'
        ? sign * compare(a, b)
        : Number(typeof a === 'string') - Number(typeof b === 'string');
    })
    .map(({ row }) => row);
}

const COLLATION: Intl.CollatorOptions = { numeric: true, sensitivity: 'base' };

function collatorOf(locale: string): Intl.Collator {
  try {
    return new Intl.Collator(locale, COLLATION);
  } catch {
    // A host may pass any text as a locale.
    return new Intl.Collator(undefined, COLLATION);
  }
}

/** Lower-cases a text in a locale, which may be invalid. */
function lowerCase(text: string, locale: string): string {
  try {
    return text.toLocaleLowerCase(locale);
  } catch {
    return text.toLowerCase();
  }
}

/** The texts of all visible cells of a row in lower case, one line for each. */
export function searchText(row: JsonObject, columns: readonly Column[], manner: Manner): string {
  const texts = columns.flatMap((column) =>
    searchedTexts(fieldOf(row, column.key), column, manner),
  );
  return lowerCase(texts.join('\n'), manner.locale);
}

/**
 * Keeps rows with the text in a visible cell, ignoring case.
 *
 * @param textOf The {@link searchText} of a row, for those who keep them.
 */
export function filterRows(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  text: string,
  manner: Manner,
  textOf = (row: JsonObject): string => searchText(row, columns, manner),
): readonly JsonObject[] {
  const wanted = lowerCase(text.trim(), manner.locale);
  return wanted === '' ? rows : rows.filter((row) => textOf(row).includes(wanted));
}

/** The field that holds the status of the rows, visible or not. */
function statusKey(rows: readonly JsonObject[], columns: readonly Column[]): string {
  const shown = columns.find(({ type }) => type === 'status')?.key;
  return shown ?? STATUS_KEYS.find((key) => rows[0] && Object.hasOwn(rows[0], key)) ?? 'status';
}

/** Keeps rows of one status. */
export function filterByStatus(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  status: string,
): readonly JsonObject[] {
  const wanted = status.trim().toLowerCase();
  if (wanted === '') {
    return rows;
  }
  const key = statusKey(rows, columns);
  return rows.filter((row) => {
    const own = fieldOf(row, key);
    return typeof own === 'string' && own.trim().toLowerCase() === wanted;
  });
}

import type { JsonObject, JsonValue } from '../../model/json.js';
import { formatDate, numberFormat } from '../shared/format/format.js';
import { strings } from '../shared/strings.js';
import { linkOf } from './cell-link.js';
import { cellOf, STATUS_KEYS, type Column } from './rows.js';

export interface Sorting {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

export interface Manner {
  readonly locale: string;
  readonly timeZone: string;
}

/** Formats the value of a cell. */
export function formatCell(value: JsonValue | undefined, column: Column, manner: Manner): string {
  // A data source in the page may pass NaN, which is not JSON.
  if (value === undefined || value === null || Number.isNaN(value)) {
    return '';
  }
  if (typeof value === 'number') {
    return numberFormat(manner.locale, {
      minimumFractionDigits: column.decimals,
      maximumFractionDigits: Math.max(column.decimals, 2),
    }).format(value);
  }
  if (column.type === 'link') {
    const link = linkOf(value);
    if (link) {
      return link.text;
    }
  }
  if (typeof value === 'boolean') {
    return value ? strings.yes : strings.no;
  }
  if (typeof value === 'string') {
    return column.type === 'date' ? formatDate(value, manner.locale, manner.timeZone) : value;
  }
  return JSON.stringify(value);
}

/** Formats a count, such as a row number. */
export function formatCount(value: number, locale: string): string {
  return numberFormat(locale).format(value);
}

function isMissing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** The value that a row is sorted by, computed once a row; undefined if it is missing. */
type SortKey = number | string | undefined;

function sortKey(value: JsonValue | undefined, column: Column): SortKey {
  if (value === undefined || isMissing(value)) {
    return undefined;
  }
  if (typeof value === 'number') {
    return value;
  }
  if (column.type === 'date') {
    const time = Date.parse(String(value));
    return Number.isNaN(time) ? undefined : time;
  }
  if (column.type === 'link') {
    return linkOf(value)?.text ?? '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Returns a sorted copy. Rows without a value are last in either direction; equal rows keep their
 * order.
 */
export function sortRows(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  sorting: Sorting | undefined,
  locale: string,
): readonly JsonObject[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!sorting || !column) {
    return rows;
  }
  const { compare } = collatorOf(locale);
  const sign = sorting.direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: sortKey(cellOf(row, column.key), column) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) {
        return Number(a === undefined) - Number(b === undefined);
      }
      const isNumeric = typeof a === 'number' && typeof b === 'number';
      return sign * (isNumeric ? a - b : compare(String(a), String(b)));
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

/** The text of all visible cells of a row in lower case, one line for each cell. */
export function searchText(row: JsonObject, columns: readonly Column[], manner: Manner): string {
  const cells = columns.map((column) => formatCell(cellOf(row, column.key), column, manner));
  return lowerCase(cells.join('\n'), manner.locale);
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
    const own = cellOf(row, key);
    return typeof own === 'string' && own.trim().toLowerCase() === wanted;
  });
}

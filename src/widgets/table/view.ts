import type { JsonObject, JsonValue } from '../../model/json.js';
import { formatDate, numberFormat } from '../shared/format.js';
import { strings } from '../shared/strings.js';
import type { Column } from './rows.js';

export interface Sorting {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

export interface Manner {
  readonly locale: string;
  readonly timeZone: string;
}

/** What a cell shows. */
export function formatCell(value: JsonValue | undefined, column: Column, manner: Manner): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') {
    return numberFormat(manner.locale, {
      minimumFractionDigits: column.decimals,
      maximumFractionDigits: Math.max(column.decimals, 2),
    }).format(value);
  }
  if (typeof value === 'boolean') return value ? strings.yes : strings.no;
  if (typeof value === 'string') {
    return column.type === 'date' ? formatDate(value, manner.locale, manner.timeZone) : value;
  }
  return JSON.stringify(value);
}

/** Formats a count, such as a row number. */
export const formatCount = (value: number, locale: string): string =>
  numberFormat(locale).format(value);

const isMissing = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || value === '';

function comparer(column: Column, locale: string): (a: JsonValue, b: JsonValue) => number {
  if (column.type === 'date') {
    return (a, b) => Date.parse(String(a)) - Date.parse(String(b));
  }
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Sorts a copy; rows without a value come last in either direction, equal ones keep their order. */
export function sortRows(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  sorting: Sorting | undefined,
  locale: string,
): readonly JsonObject[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!sorting || !column) return rows;
  const compare = comparer(column, locale);
  const sign = sorting.direction === 'asc' ? 1 : -1;
  return [...rows].sort((first, second) => {
    const a = first[column.key];
    const b = second[column.key];
    const aMissing = isMissing(a);
    const bMissing = isMissing(b);
    if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
    return sign * compare(a ?? null, b ?? null);
  });
}

/** Keeps rows in which some shown cell holds the text, upper and lower case alike. */
export function filterRows(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  text: string,
  manner: Manner,
): readonly JsonObject[] {
  const wanted = text.trim().toLocaleLowerCase(manner.locale);
  if (wanted === '') return rows;
  return rows.filter((row) =>
    columns.some((column) =>
      formatCell(row[column.key], column, manner).toLocaleLowerCase(manner.locale).includes(wanted),
    ),
  );
}

/** Keeps rows of one status; the key is the first that holds a status, else `status`. */
export function filterByStatus(
  rows: readonly JsonObject[],
  columns: readonly Column[],
  status: string,
): readonly JsonObject[] {
  const wanted = status.trim().toLowerCase();
  if (wanted === '') return rows;
  const key = columns.find(({ type }) => type === 'status')?.key ?? 'status';
  return rows.filter((row) => String(row[key] ?? '').toLowerCase() === wanted);
}

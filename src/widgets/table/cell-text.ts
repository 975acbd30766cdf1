import type { JsonValue } from '../../model/json.js';
import { isObject } from '../shared/data/shape.js';
import { precise } from '../shared/format/decimals.js';
import { formatDate, numberFormat } from '../shared/format/format.js';
import { strings } from '../shared/strings.js';
import { toLocal } from '../shared/values/local-time.js';
import { isNoValue, parseNumber } from '../shared/values/read-number.js';
import { momentOf, readTime } from '../shared/values/read-time.js';
import { linkOf } from './cell-link.js';
import type { Column } from './rows.js';

export interface Manner {
  readonly locale: string;
  readonly timeZone: string;
}

/** The words and digits by which databases send truth values. */
const TRUTH: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  t: true,
  f: false,
  '1': true,
  '0': false,
};

/** Reads a truth value; undefined for anything else. */
function truthOf(value: JsonValue): boolean | undefined {
  const word = isObject(value) ? '' : String(value).trim().toLowerCase();
  return Object.hasOwn(TRUTH, word) ? TRUTH[word] : undefined;
}

function formatNumberCell(value: JsonValue, { decimals, digits }: Column, locale: string): string {
  const number = parseNumber(value);
  if (number === undefined) {
    return typed(value);
  }
  const options = precise(number, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const isShort = options.notation === 'scientific' && Math.abs(number) < 1;
  const format = numberFormat(locale, {
    ...options,
    ...(isShort && { maximumSignificantDigits: digits }),
  });
  // A text may have more digits than a number holds.
  return typeof value === 'string' && !Number.isSafeInteger(number) && /^-?\d+$/.test(value.trim())
    ? format.format(BigInt(value.trim()))
    : format.format(number);
}

/** A value as it was typed. */
function typed(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Formats a cell as its column's type says. A value of another type is shown as it was typed; one
 * that is none leaves the cell empty.
 */
export function formatCell(value: JsonValue | undefined, column: Column, manner: Manner): string {
  if (value === undefined || isNoValue(value)) {
    return '';
  }
  switch (column.type) {
    case 'number':
      return formatNumberCell(value, column, manner.locale);
    case 'date':
      return typeof value === 'object'
        ? typed(value)
        : formatDate(value, manner.locale, manner.timeZone, column.precision);
    case 'boolean': {
      const truth = truthOf(value);
      return truth === undefined ? typed(value) : truth ? strings.yes : strings.no;
    }
    case 'link':
      return linkOf(value)?.text ?? typed(value);
    default:
      return typed(value);
  }
}

/**
 * The texts by which a cell is found: as it is shown, as it was typed, and a moment also as local
 * time in ISO 8601.
 */
export function searchedTexts(
  value: JsonValue | undefined,
  column: Column,
  manner: Manner,
): readonly string[] {
  if (value === undefined || isNoValue(value)) {
    return [];
  }
  const texts = [formatCell(value, column, manner)];
  if (column.type === 'link') {
    texts.push(linkOf(value)?.url ?? '');
  } else if (typeof value !== 'object') {
    texts.push(String(value));
  }
  const time = column.type === 'date' ? readTime(value, manner.timeZone) : undefined;
  if (time) {
    const local = toLocal(momentOf(time, manner.timeZone), manner.timeZone);
    texts.push(new Date(local).toISOString().slice(0, 16).replace('T', ' '));
  }
  return [...new Set(texts)];
}

/** The value that a row is sorted by, computed once a row; undefined if it is missing. */
export type SortKey = number | string | undefined;

export function sortKey(value: JsonValue | undefined, column: Column, timeZone: string): SortKey {
  if (value === undefined || isNoValue(value)) {
    return undefined;
  }
  switch (column.type) {
    case 'number':
      return parseNumber(value) ?? typed(value);
    case 'date': {
      const time = readTime(value, timeZone);
      return time ? momentOf(time, timeZone) : typed(value);
    }
    case 'boolean': {
      const truth = truthOf(value);
      return truth === undefined ? typed(value) : Number(truth);
    }
    case 'link':
      return linkOf(value)?.text ?? typed(value);
    default:
      return typed(value);
  }
}

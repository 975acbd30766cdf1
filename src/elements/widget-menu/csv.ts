import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';

/** Without it, spreadsheet programs read UTF-8 as the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A text that spreadsheet programs take for a formula; some count the wide forms as the narrow
 * ones.
 */
const FORMULA = /^[\s\u0000]*[=+\-@＝＋－＠|]|^[\t\r\n]/u;
/** A signed number is no formula. */
const NUMBER = /^\s*[+-]?(\d+([.,]\d+)*|\.\d+)(e[+-]?\d+)?\s*%?\s*$/i;
const LONGEST_NAME = 100;

function textOf(value: JsonValue | undefined): string {
  return value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

function cell(value: JsonValue | undefined): string {
  const text = textOf(value);
  // Text from a data source must not become a command on the machine that opens the file.
  const isUnsafe = typeof value !== 'number' && FORMULA.test(text) && !NUMBER.test(text);
  const safe = isUnsafe ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Returns a table as CSV (RFC 4180): comma, CRLF, UTF-8 with its mark. Rows are filled up to the
 * number of columns.
 */
export function toCsv({ columns, rows }: WidgetTable): string {
  const line = (cells: readonly JsonValue[]) =>
    Array.from({ length: Math.max(columns.length, cells.length) }, (_, index) =>
      cell(cells[index]),
    ).join(',');
  return `${BYTE_ORDER_MARK}${[columns, ...rows].map(line).join('\r\n')}\r\n`;
}

/** Returns a file name that every system takes, from a title that may hold anything. */
export function fileNameOf(title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    // Characters that some system forbids in names, control characters, and marks that change the
    // direction of the text.
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+/, '');
  const short = Array.from(name)
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/[\s.]+$/, '');
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return `${isReserved ? '_' : ''}${short || 'widget'}.${extension}`;
}

import type { JsonValue } from '../../../model/json.js';
import { readTime } from '../values/read-time.js';
import { precise } from './decimals.js';
import { dateFormat, numberFormat } from './formatters.js';
import { formatDay, formatMoment, type Precision } from './moments.js';

export { dateFormat, numberFormat };

/**
 * Formats a number with useful decimals: none from 10,000 on, two from 1 on, three significant
 * digits below, and as many as tell it from its neighbours in a series. Only 0 is written as 0.
 */
export function formatNumber(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
  neighbours: readonly number[] = [],
): string {
  // A negative zero is written as zero.
  return numberFormat(locale, precise(value, options, neighbours)).format(value || 0);
}

/**
 * A number with its unit. The unit is isolated, because Arabic or Hebrew text would reverse `°C`.
 */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : `${number} \u2068${unit}\u2069`;
}

/**
 * Formats a value that is a time in the locale: a day without a time as it is, a moment in the
 * zone. Other texts stay as they are.
 */
export function formatDate(
  value: JsonValue,
  locale: string,
  timeZone: string,
  precision: Precision = 'minute',
): string {
  const time = readTime(value, timeZone);
  if (!time) {
    return String(value);
  }
  return time.kind === 'date'
    ? formatDay(time.at, locale)
    : formatMoment(time.at, locale, timeZone, precision);
}

/** Turns `last_seen` or `lastSeen` into "Last seen". */
export function humanize(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(
      /([a-z\d])([A-Z])/g,
      (_match, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    )
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

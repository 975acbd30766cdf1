import type { JsonValue } from '../../model/json.js';

/** A time range is a length up to now, such as `24h`, or two dates; null is no limit. */
export interface FixedTimeRange {
  /** RFC 3339 date or date-time. */
  readonly from: string;
  readonly to: string;
}

/** The lengths that the bar offers by default. */
export const DEFAULT_TIME_RANGES: readonly string[] = ['1h', '24h', '7d', '30d', '90d'];

const UNITS: Readonly<Record<string, string>> = {
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  y: 'year',
};

export function isFixed(range: JsonValue | undefined): range is JsonValue & FixedTimeRange {
  return typeof range === 'object' && range !== null && 'from' in range && 'to' in range;
}

/** Returns a length in words: `7d` is “7 days”. Another text is returned as it is. */
export function formatLength(range: string, locale: string): string {
  const match = /^(\d+)([mhdwy])$/.exec(range);
  const unit = match && UNITS[match[2]!];
  if (!unit) {
    return range;
  }
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Number(match[1]));
}

/** Returns the date part of a date or date-time, for a date field. */
export function dateOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
}

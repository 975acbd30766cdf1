import type { JsonValue } from '../../../model/json.js';
import { fromLocal, utcOf } from './local-time.js';
import { parseNumber } from './read-number.js';

/** A time that was read. */
export interface Time {
  /** `date` is a day without a time, which has no time zone; `time` is a moment. */
  readonly kind: 'date' | 'time';
  /** Milliseconds since 1970; of a day, to its start in UTC. */
  readonly at: number;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:T| +)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|([+-])(\d{2})(?::?(\d{2}))?)?)?$/i;

/** Numbers from here on are milliseconds; smaller ones are seconds, up to the year 5138. */
export const FIRST_MILLISECONDS = 100_000_000_000;
/** Numbers from here on are seconds, since March 1973; years and counts are smaller. */
const FIRST_SECONDS = 100_000_000;

/** The range in which a number that nobody declared a time is taken for seconds: 2000 to 2100. */
const LIKELY_SECONDS = [946_684_800, 4_102_444_800] as const;

/** The greatest distance from 1970 that a date may have, in milliseconds. */
const FARTHEST = 8.64e15;

const SECOND = 1000;
const MINUTE = 60_000;

function partsOf(match: RegExpExecArray, from: number, to: number): number[] {
  return match.slice(from, to).map((part) => Number(part ?? 0));
}

/** Reads an ISO 8601 date, or date and time; undefined for any other text. */
function readText(text: string, timeZone: string): Time | undefined {
  const match = ISO.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = partsOf(match, 1, 7);
  const start = utcOf(year, month, day);
  const isDay = new Date(start).getUTCMonth() === month - 1 && day > 0;
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  if (!isDay || (hour > 23 && !isMidnight) || minute > 59 || second > 60) {
    return undefined;
  }
  if (match[4] === undefined) {
    return { kind: 'date', at: start };
  }
  const [, , , , , , , fraction = '', zone, sign] = match;
  const [zoneHours = 0, zoneMinutes = 0] = partsOf(match, 10, 12);
  if (zoneHours > 23 || zoneMinutes > 59) {
    return undefined;
  }
  const local = start + ((hour * 60 + minute) * 60 + second) * SECOND;
  const offset = (sign === '-' ? -1 : 1) * (zoneHours * 60 + zoneMinutes) * MINUTE;
  const whole = zone === undefined ? fromLocal(local, timeZone) : local - offset;
  return { kind: 'time', at: whole + Math.round(Number(`0.${fraction}0`) * 1e6) / 1000 };
}

/**
 * Reads a time where one is wanted:
 *
 * - an ISO 8601 date such as `2024-03-10`, which is a day without a time;
 * - an ISO 8601 date and time, with `T` or a space, with or without seconds and their fractions,
 *   with `Z`, `+00`, `+0000` or `+00:00`; without a zone it is local time in `timeZone`;
 * - a number, also in a text: milliseconds since 1970 from 100,000,000,000 on, seconds from
 *   100,000,000 on; smaller ones, such as a year or a count, are no times.
 *
 * A leap second is the one after it. Undefined for all else.
 */
export function readTime(value: JsonValue | undefined, timeZone: string): Time | undefined {
  const number = parseNumber(value);
  if (number === undefined) {
    return typeof value === 'string' ? readText(value, timeZone) : undefined;
  }
  const at = Math.abs(number) >= FIRST_MILLISECONDS ? number : number * 1000;
  const isTime = Math.abs(number) >= FIRST_SECONDS && Math.abs(at) <= FARTHEST;
  return isTime ? { kind: 'time', at } : undefined;
}

/** True if a value is an ISO 8601 date, or date and time. */
export function isIsoTime(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && readText(value, 'UTC') !== undefined;
}

/**
 * True if a value is a time without being declared as one: an ISO 8601 text, or a number as large
 * as milliseconds since 1973 or as seconds from 2000 to 2100. Long numbers in texts may be ids.
 */
export function isLikelyTime(value: JsonValue | undefined): boolean {
  if (typeof value !== 'number') {
    return isIsoTime(value);
  }
  const [first, last] = LIKELY_SECONDS;
  return value >= FIRST_MILLISECONDS ? value <= FARTHEST : value >= first && value < last;
}

/** The moment of a time; a day is its start in the zone. */
export function momentOf({ kind, at }: Time, timeZone: string): number {
  return kind === 'date' ? fromLocal(at, timeZone) : at;
}

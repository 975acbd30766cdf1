import { dateFormat } from '../format/formatters.js';

const SECOND = 1000;
export const DAY = 24 * 60 * 60 * SECOND;

/** The start of the year 1, before which calendars count backwards. */
const FIRST = -62_135_596_800_000;

/** A cache of the offsets at the start of days: by zone, then by day since 1970 in UTC. */
const offsets = new Map<string, Map<number, number>>();
const MOST_DAYS = 20_000;

/** Milliseconds of a calendar date and time as if it were in UTC; years below 100 stay so. */
export function utcOf(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  if (year >= 100) {
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}

function measureOffset(given: number, timeZone: string): number {
  const time = Math.max(FIRST + DAY, given);
  const parts = dateFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const part = (type: string): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = utcOf(
    part('year'),
    part('month'),
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(time / SECOND) * SECOND;
}

function offsetOfDay(day: number, timeZone: string): number {
  let days = offsets.get(timeZone);
  if (!days || days.size > MOST_DAYS) {
    days = new Map();
    offsets.set(timeZone, days);
  }
  let offset = days.get(day);
  if (offset === undefined) {
    offset = measureOffset(day * DAY, timeZone);
    days.set(day, offset);
  }
  return offset;
}

/** The offset of local time from UTC at a moment, in milliseconds. */
export function offsetAt(time: number, timeZone: string): number {
  if (timeZone === 'UTC') {
    return 0;
  }
  const day = Math.floor(time / DAY);
  const before = offsetOfDay(day, timeZone);
  // Only on days on which clocks change does the offset have to be measured, which is slow.
  return before === offsetOfDay(day + 1, timeZone) ? before : measureOffset(time, timeZone);
}

/** The local time that clocks in the zone show at a moment, as if it were in UTC. */
export function toLocal(time: number, timeZone: string): number {
  return time + offsetAt(time, timeZone);
}

/** The moments at which clocks in the zone show a local time: one, two in order, or none. */
function momentsAt(local: number, timeZone: string): readonly number[] {
  const before = offsetAt(local - DAY, timeZone);
  const after = offsetAt(local + DAY, timeZone);
  if (before === after) {
    return [local - before];
  }
  return [local - before, local - after]
    .filter((moment) => toLocal(moment, timeZone) === local)
    .sort((a, b) => a - b);
}

/** True if clocks in the zone show the same time at another moment, too. */
export function existsTwice(time: number, timeZone: string): boolean {
  return momentsAt(toLocal(time, timeZone), timeZone).length > 1;
}

/**
 * The moment at which clocks in the zone show a local time, which is given as if it were in UTC.
 *
 * It resolves as `compatible` of Temporal does: a local time that exists twice is the earlier
 * moment; one that clocks skip is read with the offset before the change, so it moves on by the
 * length of the gap.
 */
export function fromLocal(local: number, timeZone: string): number {
  const [first] = momentsAt(local, timeZone);
  return first ?? local - offsetAt(local - DAY, timeZone);
}

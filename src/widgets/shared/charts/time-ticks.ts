import { dateFormat } from '../format/format.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

const LONGEST_STEP = 14 * DAY;

/** Steps of a fixed length; a day is one of local time, so it may have 23 or 25 hours. */
const STEPS = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  LONGEST_STEP,
];

/** Steps in months, from one month to a hundred years. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** A Monday, from which steps of weeks are counted. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);

export interface TimeTicks {
  readonly values: readonly number[];
  readonly format: (time: number) => string;
}

/** The offset of local time from UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  if (timeZone === 'UTC') {
    return 0;
  }
  const parts = dateFormat('en-US', {
    timeZone,
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
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(time / SECOND) * SECOND;
}

/** The moment at which clocks in the time zone show this local time. */
function fromLocal(local: number, timeZone: string): number {
  const guess = local - offsetAt(local, timeZone);
  return local - offsetAt(guess, timeZone);
}

function fixedTicks(low: number, high: number, step: number): number[] {
  const start = step >= 7 * DAY ? FIRST_MONDAY : 0;
  const ticks: number[] = [];
  for (let at = start + Math.ceil((low - start) / step) * step; at <= high; at += step) {
    ticks.push(at);
  }
  return ticks;
}

function monthTicks(low: number, high: number, months: number): number[] {
  const first = new Date(low);
  const ticks: number[] = [];
  let index = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (;;) {
    const at = Date.UTC(Math.floor(index / 12), index % 12);
    if (at > high) {
      return ticks;
    }
    if (at >= low) {
      ticks.push(at);
    }
    index += months;
  }
}

function formatterFor(
  step: number,
  locale: string,
  timeZone: string,
  spansYears: boolean,
): (time: number) => string {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    dateFormat(locale, { ...options, timeZone });
  if (step >= 12 * MONTH) {
    const year = format({ year: 'numeric' });
    return (time) => year.format(time);
  }
  if (step >= MONTH) {
    const month = format(spansYears ? { month: 'short', year: 'numeric' } : { month: 'short' });
    return (time) => month.format(time);
  }
  const day = format({ day: 'numeric', month: 'short' });
  if (step >= DAY) {
    return (time) => day.format(time);
  }
  const clock = format({ timeStyle: step < MINUTE ? 'medium' : 'short' });
  // A tick at midnight shows the date instead of the time.
  return (time) =>
    (time + offsetAt(time, timeZone)) % DAY === 0 ? day.format(time) : clock.format(time);
}

/**
 * Finds about `count` round moments between two times, in local time of the zone, and the format
 * that suits their distance.
 */
export function timeTicks(
  low: number,
  high: number,
  count: number,
  locale: string,
  timeZone: string,
): TimeTicks {
  const span = Math.max(1, high - low);
  const wanted = span / Math.max(1, count);
  const step = STEPS.find((candidate) => candidate >= wanted);
  const localLow = low + offsetAt(low, timeZone);
  const localHigh = high + offsetAt(high, timeZone);
  const spansYears = new Date(localLow).getUTCFullYear() !== new Date(localHigh).getUTCFullYear();
  const fitting = MONTH_STEPS.findIndex((candidate) => candidate * MONTH >= wanted);
  // If a long step leaves a single tick, the next shorter step is used.
  let at = fitting < 0 ? MONTH_STEPS.length - 1 : fitting;
  const monthsAt = (): number[] => monthTicks(localLow, localHigh, MONTH_STEPS[at] ?? 1);
  while (step === undefined && at >= 0 && monthsAt().length < 2) {
    at -= 1;
  }
  const fixed = step ?? (at < 0 ? LONGEST_STEP : undefined);
  const local = fixed === undefined ? monthsAt() : fixedTicks(localLow, localHigh, fixed);
  return {
    values: local.map((tick) => fromLocal(tick, timeZone)),
    format: formatterFor(fixed ?? (MONTH_STEPS[at] ?? 1) * MONTH, locale, timeZone, spansYears),
  };
}

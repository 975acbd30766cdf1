import { dateFormat } from '../format/formatters.js';
import { clockOptions, writeMoment } from '../format/moments.js';
import { DAY, fromLocal, offsetAt, toLocal, utcOf } from '../values/local-time.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MONTH = 30 * DAY;

/** Steps of a fixed length; a day is one of local time, so it may have 23 or 25 hours. */
const STEPS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
];

/** The factor by which a step up to a day may be shorter than wanted, rather than too long. */
const NEAR = Math.SQRT2;

/** Steps in months, from one month to a thousand years. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];

/** A Monday, from which steps of weeks are counted. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);

export interface TimeTicks {
  readonly values: readonly number[];
  readonly format: (time: number) => string;
}

/**
 * The moment of a local time: the first one if clocks show it twice, and none if they skip it. Each
 * day has a first moment, whether it starts at midnight or not.
 */
function momentOf(local: number, timeZone: string): number | undefined {
  const time = fromLocal(local, timeZone);
  return local % DAY === 0 || toLocal(time, timeZone) === local ? time : undefined;
}

function fixedTicks(low: number, high: number, step: number): readonly number[] {
  const start = step >= 7 * DAY ? FIRST_MONDAY : 0;
  const first = Math.ceil((low - start) / step);
  const last = Math.floor((high - start) / step);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_tick, index) => start + (first + index) * step,
  );
}

function monthTicks(low: number, high: number, months: number): readonly number[] {
  const first = new Date(low);
  const ticks: number[] = [];
  let index = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (;;) {
    const at = utcOf(Math.floor(index / 12), (index % 12) + 1, 1);
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
  days: ReadonlySet<number>,
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
  const clock = format(
    step < SECOND ? clockOptions('millisecond') : { timeStyle: step < MINUTE ? 'medium' : 'short' },
  );
  // A tick at the start of a day shows the date instead of the time.
  return (time) => (step >= DAY || days.has(time) ? day : clock).format(time);
}

interface Step {
  /** The approximate length, in milliseconds. */
  readonly length: number;
  readonly ticks: (low: number, high: number) => readonly number[];
}

const ALL_STEPS: readonly Step[] = [
  ...STEPS.map((length) => ({
    length,
    ticks: (low: number, high: number) => fixedTicks(low, high, length),
  })),
  ...MONTH_STEPS.map((months) => ({
    length: months * MONTH,
    ticks: (low: number, high: number) => monthTicks(low, high, months),
  })),
];

interface Tick {
  readonly time: number;
  readonly isDay: boolean;
}

/** The moments of a step in a range, in ascending order. */
function ticksIn(low: number, high: number, step: Step, timeZone: string): readonly Tick[] {
  const offsets = [offsetAt(low, timeZone), offsetAt(high, timeZone)];
  // A day without a midnight starts later, so the round times begin at the day before.
  const before = step.length >= HOUR ? DAY : 0;
  const local = step.ticks(low + Math.min(...offsets) - before, high + Math.max(...offsets));
  const found = new Map<number, Tick>();
  for (const at of local) {
    const time = momentOf(at, timeZone);
    if (time !== undefined && time >= low && time <= high) {
      found.set(time, { time, isDay: at % DAY === 0 });
    }
  }
  return [...found.values()].sort((a, b) => a.time - b.time);
}

/**
 * Finds about `count` round moments between two times, in local time of the zone, and the format
 * that suits their distance. The moments ascend, and each day has one first moment. With `areDays`,
 * there is none between days.
 */
export function timeTicks(
  low: number,
  high: number,
  count: number,
  locale: string,
  timeZone: string,
  { areDays = false } = {},
): TimeTicks {
  const least = areDays ? STEPS.indexOf(DAY) : 0;
  const wanted = Math.max(areDays ? DAY : 1, (high - low) / Math.max(1, count));
  const fitting = ALL_STEPS.findIndex(
    ({ length }) => (length <= DAY ? length * NEAR : length) >= wanted,
  );
  let at = fitting < 0 ? ALL_STEPS.length - 1 : fitting;
  const ticksAt = (): readonly Tick[] => {
    const step = ALL_STEPS[at];
    return step ? ticksIn(low, high, step, timeZone) : [];
  };
  let ticks = ticksAt();
  // If a long step leaves a single tick, the next shorter step is used.
  while (ticks.length < 2 && at > least) {
    at -= 1;
    ticks = ticksAt();
  }
  if (ticks.length < 2 && !areDays && high > low) {
    // Within a millisecond there is no round moment.
    const clock = dateFormat(locale, { ...clockOptions('microsecond'), timeZone });
    const format = (time: number): string => writeMoment(time, clock, locale, 'microsecond');
    return { values: [low, high], format };
  }
  const days = new Set(ticks.filter(({ isDay }) => isDay).map(({ time }) => time));
  const yearOf = (time: number): number => new Date(toLocal(time, timeZone)).getUTCFullYear();
  const spansYears = yearOf(low) !== yearOf(high);
  const length = ALL_STEPS[at]?.length ?? SECOND;
  return {
    values: ticks.map(({ time }) => time),
    format: formatterFor(length, locale, timeZone, spansYears, days),
  };
}

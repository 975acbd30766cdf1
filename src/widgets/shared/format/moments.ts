import { existsTwice } from '../values/local-time.js';
import { dateFormat, numberFormat } from './formatters.js';

/** The smallest unit of a moment that is written. */
export type Precision = 'minute' | 'second' | 'millisecond' | 'microsecond';

/** The units, from coarse to fine. */
const PRECISIONS: readonly Precision[] = ['minute', 'second', 'millisecond', 'microsecond'];

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function isSame(unit: number, a: number, b: number): boolean {
  return Math.floor(a / unit) === Math.floor(b / unit);
}

/** The unit in which a moment differs from its neighbours in a series: a minute at least. */
export function precisionAmong(time: number, neighbours: readonly number[]): Precision {
  const others = neighbours.filter((other) => other !== time);
  if (others.some((other) => isSame(1, time, other))) {
    return 'microsecond';
  }
  if (others.some((other) => isSame(SECOND, time, other))) {
    return 'millisecond';
  }
  return others.some((other) => isSame(MINUTE, time, other)) ? 'second' : 'minute';
}

/** The unit in which the moments of a list differ. */
export function precisionOf(times: readonly number[]): Precision {
  const sorted = Float64Array.from(times).sort();
  let finest = 0;
  for (let index = 1; index < sorted.length; index += 1) {
    const [before = 0, time = 0] = [sorted[index - 1], sorted[index]];
    if (time - before < MINUTE) {
      finest = Math.max(finest, PRECISIONS.indexOf(precisionAmong(time, [before])));
    }
  }
  return PRECISIONS[finest] ?? 'minute';
}

/** The options of a clock that is written to a unit. */
export function clockOptions(precision: Precision): Intl.DateTimeFormatOptions {
  const isFine = precision === 'millisecond' || precision === 'microsecond';
  return {
    hour: 'numeric',
    minute: '2-digit',
    ...(precision !== 'minute' && { second: '2-digit' }),
    ...(isFine && { fractionalSecondDigits: 3 }),
  };
}

/** Formats a moment to the unit; a format by itself writes milliseconds at most. */
export function writeMoment(
  time: number,
  format: Intl.DateTimeFormat,
  locale: string,
  precision: Precision,
): string {
  const whole = Math.floor(time);
  if (precision !== 'microsecond') {
    return format.format(whole);
  }
  const digits = numberFormat(locale, { minimumIntegerDigits: 3, useGrouping: false });
  const rest = digits.format(Math.min(999, Math.round((time - whole) * 1000)));
  return format
    .formatToParts(whole)
    .map(({ type, value }) => (type === 'fractionalSecond' ? value + rest : value))
    .join('');
}

/** Formats a day, given as milliseconds to its start in UTC. */
export function formatDay(at: number, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/**
 * Formats a moment in the zone. Where clocks show its time twice, because they are put back, the
 * name of the zone's time is added.
 */
export function formatMoment(
  time: number,
  locale: string,
  timeZone: string,
  precision: Precision = 'minute',
): string {
  const isTwice = existsTwice(time, timeZone);
  if (!isTwice && (precision === 'minute' || precision === 'second')) {
    const timeStyle = precision === 'minute' ? 'short' : 'medium';
    return dateFormat(locale, { dateStyle: 'medium', timeStyle, timeZone }).format(time);
  }
  // Styles cannot be combined with fractions and names of zones.
  const format = dateFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...clockOptions(precision),
    ...(isTwice && { timeZoneName: 'short' }),
    timeZone,
  });
  return writeMoment(time, format, locale, precision);
}

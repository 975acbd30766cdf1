import { existsTwice } from '../values/local-time.js';
import { dateFormat } from './formatters.js';

/** The smallest unit of a moment that is written. */
export type Precision = 'minute' | 'second' | 'millisecond';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function isSame(unit: number, a: number, b: number): boolean {
  return Math.floor(a / unit) === Math.floor(b / unit);
}

/** The unit in which a moment differs from its neighbours in a series: a minute at least. */
export function precisionAmong(time: number, neighbours: readonly number[]): Precision {
  const others = neighbours.filter((other) => other !== time);
  if (others.some((other) => isSame(SECOND, time, other))) {
    return 'millisecond';
  }
  return others.some((other) => isSame(MINUTE, time, other)) ? 'second' : 'minute';
}

/** The unit in which the moments of a list differ. */
export function precisionOf(times: readonly number[]): Precision {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  let precision: Precision = 'minute';
  for (const [index, time] of sorted.entries()) {
    const here = precisionAmong(time, sorted.slice(Math.max(0, index - 1), index));
    if (here === 'millisecond') {
      return here;
    }
    precision = here === 'second' ? here : precision;
  }
  return precision;
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
  if (!isTwice && precision !== 'millisecond') {
    const timeStyle = precision === 'minute' ? 'short' : 'medium';
    return dateFormat(locale, { dateStyle: 'medium', timeStyle, timeZone }).format(time);
  }
  // Styles cannot be combined with fractions and names of zones.
  return dateFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(precision !== 'minute' && { second: '2-digit' }),
    ...(precision === 'millisecond' && { fractionalSecondDigits: 3 }),
    ...(isTwice && { timeZoneName: 'short' }),
    timeZone,
  }).format(time);
}

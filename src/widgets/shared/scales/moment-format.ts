import { dateFormat } from '../format/format.js';
import { momentsAt, offsetAt } from './local-time.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const LONG_SPAN = 300 * DAY;

type Format = (time: number) => string;

/** The parts of a time of day that tell neighbours of this distance apart. */
function clockOf(distance: number): Intl.DateTimeFormatOptions {
  return {
    hour: 'numeric',
    minute: '2-digit',
    ...(distance < MINUTE && { second: '2-digit' }),
    ...(distance < SECOND && { fractionalSecondDigits: 3 }),
  };
}

/** The smallest distance of neighbours among ascending times; Infinity if there is only one. */
function leastDistance(times: readonly number[]): number {
  let least = Infinity;
  for (let index = 1; index < times.length; index += 1) {
    const distance = (times[index] ?? 0) - (times[index - 1] ?? 0);
    if (distance > 0) {
      least = Math.min(least, distance);
    }
  }
  return least;
}

/** Names the zone's abbreviation of times that clocks show twice, when they are put back. */
function unambiguous(
  options: Intl.DateTimeFormatOptions,
  locale: string,
  timeZone: string,
): Format {
  const plain = dateFormat(locale, { ...options, timeZone });
  const zoned = dateFormat(locale, { ...options, timeZone, timeZoneName: 'short' });
  return (time) => {
    const isTwice = momentsAt(time + offsetAt(time, timeZone), timeZone).length > 1;
    return (isTwice ? zoned : plain).format(time);
  };
}

/** The format of moments in full, with the seconds if some are closer than a minute. */
export function momentFormat(times: readonly number[], locale: string, timeZone: string): Format {
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  return unambiguous({ ...date, ...clockOf(leastDistance(times)) }, locale, timeZone);
}

/**
 * The format of ascending moments as labels: only the parts that tell them apart. Days have no time
 * of day.
 */
export function momentLabels(
  times: readonly number[],
  locale: string,
  timeZone: string,
  areDays: boolean,
): Format {
  const days = times.map((time) => Math.floor((time + offsetAt(time, timeZone)) / DAY));
  const [first = 0] = days;
  const last = days[days.length - 1] ?? first;
  const isLong = (last - first) * DAY >= LONG_SPAN || times.length === 1;
  const date: Intl.DateTimeFormatOptions = {
    ...(isLong && { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
  };
  const sharesDay = days.some((day, index) => index > 0 && day === days[index - 1]);
  if (areDays || (!sharesDay && times.length > 1)) {
    const format = dateFormat(locale, { ...date, timeZone });
    return (time) => format.format(time);
  }
  const isOneDay = first === last && times.length > 1;
  const options = { ...(!isOneDay && date), ...clockOf(leastDistance(times)) };
  return unambiguous(options, locale, timeZone);
}

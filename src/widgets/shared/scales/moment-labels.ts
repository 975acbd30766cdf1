import { dateFormat } from '../format/formatters.js';
import { clockOptions, precisionOf, writeMoment } from '../format/moments.js';
import { DAY, existsTwice, toLocal } from '../values/local-time.js';

/** From this length on, labels have their year. */
const LONG_SPAN = 300 * DAY;

/**
 * The format of ascending moments as labels: only the parts that tell them apart. Days have no time
 * of day.
 */
export function momentLabels(
  times: readonly number[],
  locale: string,
  timeZone: string,
  areDays: boolean,
): (time: number) => string {
  const days = times.map((time) => Math.floor(toLocal(time, timeZone) / DAY));
  const [first = 0] = days;
  const last = days[days.length - 1] ?? first;
  const isSingle = times.length === 1;
  const date: Intl.DateTimeFormatOptions = {
    ...((isSingle || (last - first) * DAY >= LONG_SPAN) && { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
  };
  const sharesDay = days.some((day, index) => index > 0 && day === days[index - 1]);
  if (areDays || (!sharesDay && !isSingle)) {
    const format = dateFormat(locale, { ...date, timeZone });
    return (time) => format.format(time);
  }
  const precision = precisionOf(times);
  const isOneDay = first === last && !isSingle;
  const options = { ...(!isOneDay && date), ...clockOptions(precision), timeZone };
  const plain = dateFormat(locale, options);
  // Where clocks show a time twice, because they are put back, the zone's name is added.
  const zoned = dateFormat(locale, { ...options, timeZoneName: 'short' });
  return (time) =>
    writeMoment(time, existsTwice(time, timeZone) ? zoned : plain, locale, precision);
}

import { dateFormat } from '../format/format.js';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** The offset of local time from UTC, in milliseconds. */
export function offsetAt(time: number, timeZone: string): number {
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

/** The moments at which clocks in the time zone show this local time: none, one, or two. */
export function momentsAt(local: number, timeZone: string): readonly number[] {
  const offsets = new Set([offsetAt(local - DAY, timeZone), offsetAt(local + DAY, timeZone)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((time) => time + offsetAt(time, timeZone) === local)
    .sort((a, b) => a - b);
}

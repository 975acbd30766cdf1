/** Helpers for fixtures: numbers that look measured, and times that are always recent. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** All times count from here, so the fixtures stay consistent. */
const now = Date.now();

/** The time this many minutes ago, in RFC 3339. */
export function minutesAgo(minutes: number): string {
  return new Date(now - minutes * MINUTE).toISOString();
}

export function hoursAgo(hours: number): string {
  return minutesAgo(60 * hours);
}

/** The last `count` days until today, the oldest first, as dates. */
export function lastDays(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now - (count - 1 - index) * DAY).toISOString().slice(0, 10),
  );
}

/** Returns `count` values around `level` that rise and fall, and go up by `slope` in all. */
export function wave(
  count: number,
  { level, swing, slope = 0, phase = 0, decimals = 0 }: WaveOptions,
): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = phase + (index * 2 * Math.PI) / 7;
    const value = level + swing * (Math.sin(turn) + 0.3 * Math.sin(2.7 * turn));
    return Number((value + (slope * index) / count).toFixed(decimals));
  });
}

interface WaveOptions {
  readonly level: number;
  readonly swing: number;
  readonly slope?: number;
  readonly phase?: number;
  readonly decimals?: number;
}

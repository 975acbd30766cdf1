/** Seconds. */
export const DEFAULT_INTERVAL = 30;
export const METRIC_INTERVAL = 300;
const SHORTEST = 5;

/** The first defined interval, in milliseconds; Infinity for 0 and null, which mean never. */
export function refreshInterval(intervals: readonly (number | null | undefined)[]): number {
  const interval = intervals.find((seconds) => seconds === null || Number.isFinite(seconds));
  if (interval === null || (interval !== undefined && interval <= 0)) {
    return Infinity;
  }
  return Math.max(interval ?? DEFAULT_INTERVAL, SHORTEST) * 1000;
}

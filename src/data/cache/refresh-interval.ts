/** Seconds. */
export const DEFAULT_INTERVAL = 30;
export const METRIC_INTERVAL = 300;
const SHORTEST = 5;

/**
 * The first wish that says something, in milliseconds; 0 and null, which mean never, are Infinity.
 */
export function refreshInterval(wishes: readonly (number | null | undefined)[]): number {
  const wish = wishes.find((one) => one === null || Number.isFinite(one));
  if (wish === null || (wish !== undefined && wish <= 0)) {
    return Infinity;
  }
  return Math.max(wish ?? DEFAULT_INTERVAL, SHORTEST) * 1000;
}

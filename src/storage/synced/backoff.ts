const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * Milliseconds before the next try, with full jitter, so that many devices do not come back at the
 * same moment. The first try after a connection broke comes within a second.
 */
export function backoff(failures: number): number {
  return Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - 1));
}

import { writeFileSync } from 'node:fs';

/** Test counts. A step without counts is one test. */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** Formats counts: `3 passed, 0 failed`, and the skipped ones if there are any. */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Passes the counts of a test process to its parent. */
export function reportCounts(counts) {
  if (process.env.TEST_COUNTS) {
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  }
}

import { writeFileSync } from 'node:fs';

/** Test counts. A step that only succeeds or fails counts as one test. */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** `3 passed, 0 failed`, and what was skipped if anything was. */
export function describeCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Hands the counts of a test process to the one that started it. */
export function reportCounts(counts) {
  if (process.env.TEST_COUNTS) {
    writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  }
}

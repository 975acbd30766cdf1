import { relative } from 'node:path';
import { NONE, reportCounts } from './counts.mjs';
import { root } from './root.mjs';

function* testsOf(suite, path = []) {
  for (const test of suite.tests) {
    yield { test, name: [...path, test.name].join(' › ') };
  }
  for (const child of suite.suites) {
    yield* testsOf(child, [...path, child.name]);
  }
}

function text({ name, message, stack, expected, actual }) {
  return [
    stack?.includes(message)
      ? stack
      : [name, message].filter(Boolean).join(': ') + `\n${stack ?? ''}`,
    expected === undefined ? '' : `expected: ${expected}`,
    actual === undefined ? '' : `actual:   ${actual}`,
  ]
    .filter((line) => line.trim())
    .join('\n')
    .replace(/^/gm, '    ');
}

/** Counts the tests of one page and prints the failures. */
function report(session) {
  const counts = { ...NONE };
  const where = `${session.browser.name} ${relative(root, session.testFile)}`;
  for (const { test, name } of session.testResults ? testsOf(session.testResults) : []) {
    if (test.skipped) {
      counts.skipped++;
    } else if (test.passed) {
      counts.passed++;
    } else {
      counts.failed++;
      console.log(`✗ ${where} › ${name}\n${test.error ? text(test.error) : ''}`);
    }
  }
  // A file failed to load, or has an error outside of its tests.
  if (session.errors.length || (!session.passed && !counts.failed)) {
    counts.failed++;
    console.log(`✗ ${where}\n${session.errors.map(text).join('\n') || '    It did not finish.'}`);
  }
  if (counts.failed) {
    for (const line of session.logs) {
      console.log('    logged:', ...line);
    }
  }
  return counts;
}

/** Prints the failures only, and passes the counts to `npm test`. */
export function countingReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const total = { ...NONE };
      for (const session of sessions) {
        const counts = report(session);
        for (const key in counts) {
          total[key] += counts[key];
        }
      }
      reportCounts(total);
    },
  };
}

// Runs Node test files, two at a time, because most of a journey is spent waiting: prints the
// failures only, and hands the counts to `npm test`. Usage: node scripts/lib/node-tests.mjs <file>…
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { NONE, reportCounts } from './counts.mjs';
import { root } from './root.mjs';

const FILE_TIMEOUT = 5 * 60_000;
const files = process.argv.slice(2).map((file) => resolve(file));
const counts = { ...NONE };

function isSuite({ details }) {
  return details?.type === 'suite';
}
/**
 * True for a failure of a suite itself, such as in a hook, which counts; a suite also fails with
 * its tests.
 */
function failsByItself(data) {
  return data.details.error?.failureType !== 'subtestsFailed';
}

for await (const { type, data } of run({ files, concurrency: 2, timeout: FILE_TIMEOUT })) {
  // The runner reports each file as a test; it counts only if the file crashed.
  const isFile = files.includes(data?.name);
  if (type === 'test:pass' && !isSuite(data) && !isFile) {
    if (data.skip !== undefined || data.todo !== undefined) {
      counts.skipped++;
    } else {
      counts.passed++;
    }
  } else if (type === 'test:fail' && failsByItself(data)) {
    counts.failed++;
    const { error } = data.details;
    const cause = error?.cause ?? error;
    console.log(`✗ ${relative(root, data.file ?? '')} › ${isFile ? 'the file itself' : data.name}`);
    console.log(String(cause?.stack ?? cause).replace(/^/gm, '    '));
  } else if (type === 'test:stdout' || type === 'test:stderr') {
    process.stdout.write(data.message);
  }
}
reportCounts(counts);
process.exitCode = counts.failed ? 1 : 0;

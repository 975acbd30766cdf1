// Everything that a change must pass. On a fresh machine it installs the dependencies and finds or
// installs a browser first. The last line is the counts.
//
//   node scripts/test.mjs                        all steps
//   node scripts/test.mjs unit browser           only these, and what they need
//   node scripts/test.mjs journeys --no-build    with the dist/ that is there
//   node scripts/test.mjs browser --browser chromium --files 'src/model/**/*.test.ts'
import { parseArgs } from 'node:util';
import { describeCounts, NONE } from './lib/counts.mjs';
import { runSteps, seconds } from './lib/run-steps.mjs';
import { installDependencies, requireNode } from './lib/setup.mjs';

/** The steps to run: all, or those that were named and what they need. */
function choose(steps, groups, names, { build, browser: browsers }) {
  const named = new Set(names.flatMap((name) => groups[name] ?? name));
  const unknown = [...named].find((name) => !steps.some((step) => step.name === name));
  if (unknown) {
    const known = steps.map(({ name }) => name).join(', ');
    throw new Error(`No step “${unknown}”. The steps: ${known}.`);
  }
  // A needed step stands before those that need it.
  for (const { name, needs } of steps.toReversed()) {
    if (named.has(name) && needs && (build || needs !== 'build')) {
      named.add(needs);
    }
  }
  return steps.filter(
    ({ name, browser }) =>
      (named.size ? named.has(name) : build || name !== 'build') &&
      (!browsers || !browser || browsers.includes(browser)),
  );
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { type: 'string', multiple: true },
      files: { type: 'string', multiple: true },
      'no-build': { type: 'boolean', default: false },
    },
  });
  requireNode();
  await installDependencies();
  const { GROUPS, steps } = await import('./lib/steps.mjs');
  const build = !values['no-build'];
  return runSteps(choose(steps, GROUPS, positionals, { ...values, build }), values);
}

const started = performance.now();
let total;
try {
  total = await main();
} catch (error) {
  console.error(error.stack ?? error);
  total = { ...NONE, failed: 1 };
}
console.log(`\n${seconds(started)} in all`);
console.log(describeCounts(total));
process.exitCode = total.failed ? 1 : 0;

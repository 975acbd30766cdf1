// Everything that a change must pass. On a fresh machine it installs the dependencies and finds or
// installs a browser first. The last line is the counts.
//
//   node scripts/test.mjs                        all steps
//   node scripts/test.mjs unit browser           only these (and the build, if they need it)
//   node scripts/test.mjs journeys --no-build    with the dist/ that is there
//   node scripts/test.mjs browser --browser chromium --files 'src/model/**/*.test.ts'
import { parseArgs } from 'node:util';
import { add, describeCounts, NONE } from './lib/counts.mjs';
import { installDependencies, requireNode } from './lib/setup.mjs';

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

async function runStep({ name, start }, options) {
  const started = performance.now();
  let result;
  try {
    result = await start(options);
  } catch (error) {
    result = { failed: 1, output: error.stack ?? String(error) };
  }
  const counts = { ...NONE, ...result };
  const mark = counts.failed ? '✗' : counts.passed ? '✓' : '–';
  const output = result.output?.trim();
  console.log(`${mark} ${name} · ${describeCounts(counts)} · ${seconds(started)}`);
  if (output) console.log(output.replace(/^/gm, '  '));
  return counts;
}

/** Names that stand for several steps. */
const GROUPS = { lint: ['eslint', 'prettier', 'knip'], journey: ['journeys'] };

/** The steps to run: all, or those that were named and the build if one of them reads dist/. */
function choose(groups, { names, build }) {
  const steps = groups.flat();
  const named = new Set(names.flatMap((name) => GROUPS[name] ?? name));
  const known = new Set(steps.map(({ name }) => name));
  const unknown = [...named].find((name) => !known.has(name));
  if (unknown) throw new Error(`No step “${unknown}”. The steps: ${[...known].join(', ')}.`);
  if (named.size && build && steps.some((step) => step.needsBuild && named.has(step.name))) {
    named.add('build');
  }
  const wanted = ({ name }) => (named.size ? named.has(name) : build || name !== 'build');
  return groups.map((group) => group.filter(wanted)).filter((group) => group.length);
}

/** In place of a step that reads dist/, when there is none. */
const unbuilt = ({ name }) => ({
  name,
  start: async () => ({ failed: 1, output: 'Not run, because the build failed.' }),
});

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
  const { groups } = await import('./lib/steps.mjs');
  const chosen = choose(groups, { names: positionals, build: !values['no-build'] });
  let total = NONE;
  let isBuilt = true;
  for (const group of chosen) {
    const runnable = group.map((step) => (isBuilt || !step.needsBuild ? step : unbuilt(step)));
    const results = await Promise.all(runnable.map((step) => runStep(step, values)));
    total = results.reduce(add, total);
    if (group.some(({ name }) => name === 'build')) isBuilt = results[0].failed === 0;
  }
  return total;
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

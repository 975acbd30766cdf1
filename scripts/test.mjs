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

function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

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
  if (output) {
    console.log(output.replace(/^/gm, '  '));
  }
  return counts;
}

/** The steps to run: all, or the named ones and the build if one of them reads dist/. */
function choose(steps, groups, names, { build, browser: browsers }) {
  const named = new Set(names.flatMap((name) => groups[name] ?? name));
  const unknown = [...named].find((name) => !steps.some((step) => step.name === name));
  if (unknown) {
    const known = steps.map(({ name }) => name).join(', ');
    throw new Error(`No step “${unknown}”. The steps: ${known}.`);
  }
  if (
    named.size &&
    build &&
    steps.some(({ name, needs }) => needs === 'build' && named.has(name))
  ) {
    named.add('build');
  }
  return steps.filter(
    ({ name, browser }) =>
      (named.size ? named.has(name) : build || name !== 'build') &&
      (!browsers || !browser || browsers.includes(browser)),
  );
}

/** The result of a step that can't be run. */
function notRun({ name, needs }) {
  return {
    name,
    start: async () => ({ failed: 1, output: `Not run, because “${needs}” failed.` }),
  };
}

/** Runs the steps in their order, two at a time, each after the one that it needs. */
async function runAll(steps, options) {
  const waiting = steps.values();
  const started = new Map();
  let total = NONE;
  async function run(step) {
    const needed = await started.get(step.needs);
    return runStep(needed?.failed ? notRun(step) : step, options);
  }
  async function work() {
    for (const step of waiting) {
      const counts = run(step);
      started.set(step.name, counts);
      total = add(total, await counts);
    }
  }
  await Promise.all([work(), work()]);
  return total;
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
  return runAll(choose(steps, GROUPS, positionals, { ...values, build }), values);
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

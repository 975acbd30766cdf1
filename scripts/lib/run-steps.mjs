import { add, describeCounts, NONE } from './counts.mjs';

export function seconds(from) {
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

/** More at a time make gestures of the tests miss their time limits on two cores. */
const AT_ONCE = 2;

/** In place of a step that can't be run. */
function notRun({ name, needs }) {
  return {
    name,
    start: async () => ({ failed: 1, output: `Not run, because “${needs}” failed.` }),
  };
}

/**
 * Runs the steps in their order, some at a time, each after the one that it needs, and resolves
 * with the counts of all. A step that needs one that failed fails too.
 */
export async function runSteps(steps, options) {
  const waiting = steps.values();
  const started = new Map();
  async function run(step) {
    const needed = await started.get(step.needs);
    return runStep(needed?.failed ? notRun(step) : step, options);
  }
  async function work() {
    for (const step of waiting) {
      started.set(step.name, run(step));
      await started.get(step.name);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (await Promise.all(started.values())).reduce(add, NONE);
}

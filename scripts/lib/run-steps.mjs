import { availableParallelism } from 'node:os';
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

/** More at a time make gestures of the tests miss their time limits. */
const AT_ONCE = Math.max(2, availableParallelism());

/** In place of a step that can't be run. */
function notRun({ name, needs }) {
  return {
    name,
    start: async () => ({ failed: 1, output: `Not run, because “${needs}” failed.` }),
  };
}

/**
 * Runs the steps, `atOnce` at a time, and resolves with the counts of all. The next one is the
 * first in the list whose needed step has ended; if that one failed, it fails too.
 */
export async function runSteps(steps, options, atOnce = AT_ONCE) {
  const waiting = new Map(steps.map((step) => [step.name, step]));
  const running = new Map();
  const ended = new Map();
  function isReady({ needs }) {
    return !waiting.has(needs) && !running.has(needs);
  }
  async function run(step) {
    const runnable = ended.get(step.needs)?.failed ? notRun(step) : step;
    ended.set(step.name, await runStep(runnable, options));
    running.delete(step.name);
  }
  while (waiting.size + running.size > 0) {
    for (const step of waiting.values()) {
      if (running.size < atOnce && isReady(step)) {
        waiting.delete(step.name);
        running.set(step.name, run(step));
      }
    }
    await Promise.race(running.values());
  }
  return [...ended.values()].reduce(add, NONE);
}

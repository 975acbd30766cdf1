import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { runSteps } from '../../scripts/lib/run-steps.mjs';

/** Steps that note when they start, and end some turns later with what they are given. */
function steps(list) {
  const log = [];
  let running = 0;
  let most = 0;
  const made = list.map(({ name, needs, turns = 1, result = { passed: 1 } }) => ({
    name,
    needs,
    async start() {
      log.push(name);
      most = Math.max(most, ++running);
      for (let count = 0; count < turns; count++) {
        await turn();
      }
      running--;
      return result;
    },
  }));
  return { made, log, most: () => most };
}

test('steps run at a time, and the counts of all are added up', async (context) => {
  context.mock.method(console, 'log', () => {});
  const { made, log, most } = steps([
    { name: 'long', turns: 20, result: { passed: 100 } },
    { name: 'a', result: { passed: 10, failed: 1 } },
    { name: 'b', result: { passed: 1, skipped: 1 } },
    { name: 'c', turns: 3, result: { passed: 1000 } },
    { name: 'd', turns: 3, result: { passed: 1000 } },
    { name: 'e', result: { passed: 1000 } },
  ]);
  assert.deepEqual(await runSteps(made, {}, 2), { passed: 3111, failed: 1, skipped: 1 });
  assert.deepEqual(log, ['long', 'a', 'b', 'c', 'd', 'e']);
  assert.equal(most(), 2);
});

test('a step waits for the one that it needs, and fails without it', async (context) => {
  context.mock.method(console, 'log', () => {});
  const list = [
    { name: 'build', turns: 20, result: { failed: 1 } },
    { name: 'size', needs: 'build' },
    { name: 'exports', needs: 'build' },
    { name: 'readme', needs: 'build' },
    { name: 'lint', needs: 'absent' },
  ];
  const { made, log } = steps(list);
  assert.deepEqual(await runSteps(made, {}, 2), { passed: 1, failed: 4, skipped: 0 });
  assert.deepEqual(log, ['build', 'lint']);
});

test('a step that waits for another lets those behind it go first', async (context) => {
  context.mock.method(console, 'log', () => {});
  const needs = 'build';
  const { made, log } = steps([
    { name: 'build', turns: 20 },
    { name: 'size', needs },
    { name: 'exports', needs },
    { name: 'readme', needs },
    { name: 'lint' },
  ]);
  await runSteps(made, {}, 2);
  assert.deepEqual(log, ['build', 'lint', 'size', 'exports', 'readme']);
});

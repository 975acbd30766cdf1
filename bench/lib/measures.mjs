import { PITCH, layout } from '../pages/scenario.js';
import { gesture } from './gestures.mjs';
import { longestTask } from './trace.mjs';

const WHEEL_STEP = 400;
const OPERATIONS = 10;
const LAYOUTS = 3;
/** Milliseconds until all deferred work is done: the pause before it, and some idle callbacks. */
const AT_REST = 3000;
const WIDTHS = [1180, 1150, 1110, 1060, 1000, 1060, 1110, 1150, 1180, 1200];
const POINTER = { x: 640, y: 400 };

function sleep(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/**
 * Takes all measurements of one rival at one size on one page, in a fixed order. `record` takes
 * each figure.
 */
export async function measureAll(session, { size, only, isTraced }, record) {
  const wants = (group) => only.includes(group);

  await load(session, size, wants('load') ? record : () => {});
  if (wants('heap')) {
    record('heap', { task: (await session.heap()) / 2 ** 20 });
  }
  if (wants('scroll')) {
    await scroll(session, record);
  }
  if (wants('container')) {
    await resizeContainer(session, record);
  }

  const needsEditing = ['edit', 'drag', 'resize', 'tasks', 'add', 'remove'].some(wants);
  if (needsEditing) {
    const cost = await session.measure(async () => {
      await session.evaluate(() => window.bench.edit());
      await session.settle();
    });
    if (wants('edit')) {
      record('edit', cost);
    }
  }
  for (const kind of ['drag', 'resize']) {
    if (wants(kind)) {
      await gestureCost(session, kind, size, record);
    }
    if (wants('tasks') && isTraced) {
      await gestureTasks(session, kind, size, record);
    }
  }
  if (wants('add')) {
    await add(session, record);
  }
  if (wants('remove')) {
    await remove(session, record);
  }
  if (wants('apply')) {
    await apply(session, record);
  }
  if (wants('apply') && isTraced) {
    record('apply-rest', await session.measure(() => sleep(AT_REST)));
  }
}

/**
 * Prepares the data before the clock starts, in the rival's own form: a host has it from its own
 * code or its server.
 */
function stage(session, size) {
  return session.evaluate(async (count) => {
    (await import('../pages/scenario.js')).stage(count);
    window.bench.stage?.(count);
  }, size);
}

async function load(session, size, record) {
  await stage(session, size);
  const code = await session.measure(() => session.evaluate(() => window.bench.prepare()));
  const usable = await session.measure(() =>
    session.evaluate(async (count) => {
      await window.bench.mount(count);
      await window.bench.usable();
    }, size),
  );
  const rest = await session.measure(async () => {
    await session.evaluate(() => window.bench.filled());
    await session.settle();
  });
  const sum = (...parts) =>
    Object.fromEntries(
      Object.keys(code).map((key) => [key, parts.reduce((total, part) => total + part[key], 0)]),
    );
  const bodies = await countCards(session);
  if (bodies !== size) {
    throw new Error(`${bodies} of ${size} cards were filled`);
  }
  record('code', code);
  record('load-usable', sum(code, usable));
  record('load-filled', sum(code, usable, rest));
  record('load-rest', await session.measure(() => sleep(AT_REST)));
}

/** Counts the cards whose value is in the page, in every open shadow root. */
function countCards(session) {
  return session.evaluate(() => {
    let count = 0;
    const visit = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.classList.contains('value')) {
          count++;
        }
        if (element.shadowRoot) {
          visit(element.shadowRoot);
        }
      }
    };
    visit(document);
    return count;
  });
}

async function scroll(session, record) {
  const height = await session.evaluate(() => document.documentElement.scrollHeight);
  await session.move(POINTER);
  const cost = await session.measure(async () => {
    let steps = 0;
    for (let at = 0; at < height; at += WHEEL_STEP, steps++) {
      await session.wheel(POINTER, WHEEL_STEP);
      await session.frames();
    }
    return steps;
  });
  const atEnd = await session.evaluate(() => ({
    bottom: Math.round(window.scrollY + window.innerHeight),
    height: document.documentElement.scrollHeight,
  }));
  if (atEnd.bottom < atEnd.height - 2) {
    throw new Error('the wheel did not reach the end');
  }
  await session.evaluate(() => window.scrollTo(0, 0));
  await session.settle();
  record('scroll', cost);
}

async function resizeContainer(session, record) {
  const cost = await session.measure(async () => {
    await session.evaluate(async (widths) => {
      for (const width of widths) {
        window.bench.resizeContainer(width);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }, WIDTHS);
    await session.settle();
  }, WIDTHS.length);
  record('container', cost);
}

async function gestureCost(session, kind, size, record) {
  let cost;
  const { drop, moved } = await gesture(session, kind, size, async (moves) => {
    cost = await session.measure(moves);
  });
  record(kind, { ...cost, moved });
  record(kind === 'drag' ? 'drop' : 'release', drop);
}

async function gestureTasks(session, kind, size, record) {
  let task;
  await gesture(session, kind, size, async (moves) => {
    task = await longestTask(session.client, moves);
  });
  record(`${kind}-task`, { task: task.cpu, wall: task.wall });
}

async function add(session, record) {
  const before = await countCards(session);
  const cost = await session.measure(async () => {
    await session.evaluate(async (operations) => {
      for (let operation = 0; operation < operations; operation++) {
        await window.bench.add();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
      await window.bench.filled();
    }, OPERATIONS);
    await session.settle();
  }, OPERATIONS);
  const added = (await countCards(session)) - before;
  if (added !== OPERATIONS) {
    throw new Error(`${added} of ${OPERATIONS} cards were added`);
  }
  record('add', cost);
}

async function remove(session, record) {
  const before = await session.evaluate(() => structuredClone(window.bench.layout()));
  const ids = Object.keys(before)
    .sort((a, b) => before[a].y - before[b].y || before[a].x - before[b].x)
    .slice(3, 3 + OPERATIONS);
  const cost = await session.measure(async () => {
    await session.evaluate(async (list) => {
      for (const id of list) {
        await window.bench.remove(id);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }, ids);
    await session.settle();
  }, OPERATIONS);
  const left = await session.evaluate(() => Object.keys(window.bench.layout()).length);
  if (left !== Object.keys(before).length - OPERATIONS) {
    throw new Error('not every card was removed');
  }
  record('remove', cost);
}

/** Applies new layouts to the present cards, whatever was added and removed before. */
async function apply(session, record) {
  const ids = await session.evaluate(() => Object.keys(window.bench.layout()).sort());
  const layouts = Array.from({ length: LAYOUTS }, (_, index) => {
    const rects = Object.values(layout(ids.length, index + 1));
    return Object.fromEntries(ids.map((id, at) => [id, rects[at]]));
  });
  const cost = await session.measure(async () => {
    for (const next of layouts) {
      await session.evaluate(async (rects) => {
        await window.bench.applyLayout(rects);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }, next);
      await session.settle();
    }
  }, LAYOUTS);
  const shown = await session.evaluate(() => structuredClone(window.bench.layout()));
  const wrong = ids.filter(
    (id) => JSON.stringify(place(shown[id])) !== JSON.stringify(place(layouts.at(-1)[id])),
  );
  if (wrong.length > 0) {
    throw new Error(`${wrong.length} cards are not where the layout puts them`);
  }
  record('apply', cost);
}

function place({ x, y, w, h }) {
  return [x, y * PITCH, w, h];
}

/** Measures draws of each chart on one board of charts. */
export async function measureDraws(session, { size }, record) {
  await session.evaluate(async (count) => {
    await window.bench.prepare();
    await window.bench.mount(count, { chart: true });
    await window.bench.filled();
  }, size);
  await session.settle();
  const { charts, draws } = await session.evaluate(() => window.bench.tally);
  if (charts !== size) {
    throw new Error(`${charts} of ${size} charts were connected`);
  }
  record('draws', { task: draws / charts });
}

/** Counts nodes and listeners left behind by `mounts` mounts, after three that fill caches. */
export async function measureLeaks(session, { size, mounts }, record) {
  const cycle = (times) =>
    session.evaluate(
      async (count, repetitions) => {
        for (let mount = 0; mount < repetitions; mount++) {
          await window.bench.mount(count);
          await window.bench.usable();
          await window.bench.filled();
          await window.bench.edit();
          await window.bench.unmount();
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }
      },
      size,
      times,
    );
  const count = async () => {
    await session.settle();
    await session.collectGarbage();
    const { Nodes, JSEventListeners } = await session.metrics();
    return { nodes: Nodes, listeners: JSEventListeners };
  };
  await session.evaluate(() => window.bench.prepare());
  await cycle(3);
  const before = await count();
  await cycle(mounts);
  const after = await count();
  record('leaked-nodes', { task: Math.max(0, after.nodes - before.nodes) });
  record('leaked-listeners', { task: Math.max(0, after.listeners - before.listeners) });
}

import { layout } from '../pages/scenario.js';

/** Milliseconds after which a gesture is cut short; its cost for each move is the result. */
const BUDGET = 4000;

/** Corners of the pointer's path from its start, and the count of moves to each. */
const PATHS = {
  drag: [
    { x: 480, y: 0, moves: 12 },
    { x: 480, y: 240, moves: 8 },
    { x: 0, y: 240, moves: 12 },
    { x: 210, y: 200, moves: 8 },
  ],
  resize: [
    { x: 240, y: 0, moves: 8 },
    { x: 240, y: 240, moves: 8 },
    { x: 0, y: 240, moves: 8 },
    { x: 0, y: 0, moves: 8 },
    { x: 210, y: 200, moves: 8 },
  ],
};

function pointsOf(kind, start) {
  const points = [];
  let from = { x: 0, y: 0 };
  for (const to of PATHS[kind]) {
    for (let move = 1; move <= to.moves; move++) {
      const part = move / to.moves;
      points.push({
        x: start.x + from.x + (to.x - from.x) * part,
        y: start.y + from.y + (to.y - from.y) * part,
      });
    }
    from = to;
  }
  return points;
}

/**
 * Chooses a card in the first screen, at the left, whose whole path stays well inside the window.
 */
function chooseCard(rects) {
  const ids = Object.keys(rects).filter((id) => {
    const { x, y, w, h } = rects[id];
    return x <= 4 && y >= 1 && y + h <= 6 && x + w <= 8;
  });
  if (ids.length === 0) {
    throw new Error('no card of the first screen suits a gesture');
  }
  return ids.sort((a, b) => rects[a].y - rects[b].y || rects[a].x - rects[b].x)[0];
}

function same(a, b) {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}

/**
 * Drags or resizes one card with real mouse events. `around` gets the moves as a function, to
 * measure or trace them. Throws if the card did not follow: figures of a gesture without effect
 * must never be printed.
 */
export async function gesture(session, kind, size, around) {
  // Every rival's gesture starts from the same board, whatever was measured before.
  await session.evaluate((rects) => window.bench.applyLayout(rects), layout(size));
  await session.settle();
  const before = await session.evaluate(() => structuredClone(window.bench.layout()));
  const id = chooseCard(before);
  const near = await session.evaluate((card, k) => window.bench.handleOf(card, k), id, kind);
  await session.move({ x: near.x - 20, y: near.y - 10 });
  await session.move(near);
  await session.frames();
  // The handle may appear, or move, only under the pointer.
  const start = await session.evaluate((card, k) => window.bench.handleOf(card, k), id, kind);
  await session.move(start);
  await session.press(start);
  await session.move({ x: start.x + 4, y: start.y }, true);
  await session.frames();

  let last = start;
  await around(async () => {
    const end = Date.now() + BUDGET;
    let moves = 0;
    for (const point of pointsOf(kind, start)) {
      await session.move(point, true);
      last = point;
      moves++;
      if (Date.now() > end) {
        break;
      }
    }
    await session.frames();
    return moves;
  });

  const drop = await session.measure(async () => {
    await session.release(last);
    await session.settle();
  });
  const after = await session.evaluate(() => structuredClone(window.bench.layout()));
  if (same(before[id], after[id])) {
    throw new Error(`the ${kind} did not change card ${id}`);
  }
  const moved = Object.keys(before).filter((card) => !same(before[card], after[card])).length;
  return { drop, moved };
}

// The demo's board under random gestures by real mouse and keys. `npm run soak` makes many more.
import { test } from 'node:test';
import { useDashboard } from '../support/journey.mjs';
import { RandomGestures } from '../support/random-gestures.mjs';

let demo;

useDashboard((opened) => ({ demo } = opened), { width: 1280, height: 900 });

const COUNT = 20;

for (const [seed, dir] of [
  [1, 'ltr'],
  [2, 'rtl'],
]) {
  test(`${COUNT} gestures of seed ${seed}, ${dir}, leave the board whole`, async () => {
    await demo.page.evaluate((wanted) => (document.documentElement.dir = wanted), dir);
    await demo.startEditing();
    await demo.settled();
    await new RandomGestures(demo, seed).run(COUNT);
  });
}

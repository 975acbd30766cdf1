import { expect } from '@open-wc/testing';
import { closeGrids, openGrid, type Rects } from '../testing/grid-fixture.js';
import { nextFrame } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

/** The texts on the console meanwhile; Lit writes each of its warnings once on a page. */
async function toldDuring(work: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const { warn, error } = console;
  console.warn = console.error = (...parts: unknown[]) => void told.push(parts.join(' '));
  try {
    await work();
  } finally {
    Object.assign(console, { warn, error });
  }
  return told;
}

describe("the console of a host's development build", () => {
  afterEach(closeGrids);

  for (const dir of ['rtl', 'ltr'] as const) {
    for (const editing of [true, false]) {
      it(`stays empty, ${dir}, ${editing ? 'edited at once' : 'viewed at first'}`, async () => {
        const told = await toldDuring(async () => {
          const grid = await openGrid({ rects, dir, editing, properties: { editButton: true } });
          grid.editing = true;
          await grid.editingReady;
          grid.parentElement!.dir = dir === 'rtl' ? 'ltr' : 'rtl';
          await nextFrame();
          await nextFrame();
          await grid.updateWidget('a', { title: 'Other' });
          grid.undo();
          grid.editing = false;
          await grid.updateComplete;
        });
        expect(told).to.deep.equal([]);
      });
    }
  }
});

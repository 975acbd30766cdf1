import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  closeGrids,
  gripOf,
  itemOf,
  itemsOf,
  openGrid,
  storedRects,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { centerOf, Mouse, nextFrame } from '../testing/mouse.js';
import { choose } from '../testing/menu.js';

const rects: Rects = { a: [6, 0, 6, 2], b: [0, 0, 6, 2], c: [0, 2, 12, 3] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 900 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

async function setWidth(grid: DashGrid, width: number): Promise<void> {
  grid.parentElement!.style.width = `${width}px`;
  const isNarrow = width < 640;
  await waitUntil(() => {
    const c = itemOf(grid, 'c').getBoundingClientRect();
    return Math.abs(c.width - (width + 10)) < 1 && isNarrow === !gripOf(grid, 'c');
  }, `the layout follows the width of ${width}`);
  await nextFrame();
  await grid.updateComplete;
}

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`a narrow grid, ${dir}`, () => {
    it('lets nothing glide when it becomes narrow or wide again', async () => {
      const grid = await openGrid({ rects, dir });
      for (const width of [400, 960]) {
        grid.parentElement!.style.width = `${width}px`;
        await waitUntil(() => grid.offsetWidth === width && !gripOf(grid, 'c') === width < 640);
        const gliding = itemsOf(grid).filter((item) => item.getAnimations().length > 0);
        expect(gliding.length, `at ${width} pixels`).to.equal(0);
      }
    });

    it('shows widgets in reading order without overlap, and stores nothing', async () => {
      const grid = await openGrid({ rects, dir, width: 400 });
      const order = itemsOf(grid).map((item) => item.dataset['widgetId']);
      expect(order).to.deep.equal(['b', 'a', 'c']);
      const boxes = itemsOf(grid).map((item) => item.getBoundingClientRect());
      const outer = grid.getBoundingClientRect();
      boxes.forEach((box, index) => {
        expect(box.left).to.be.at.least(outer.left - 6);
        expect(box.right).to.be.at.most(outer.right + 6);
        const next = boxes[index + 1];
        const isApart =
          !next ||
          next.top >= box.bottom - 0.01 ||
          next.left >= box.right - 0.01 ||
          next.right <= box.left + 0.01;
        expect(isApart, `${index} overlaps the next`).to.equal(true);
      });
      expect(storedRects(grid)).to.deep.equal(rects);
      expect(grid.canUndo).to.equal(false);
    });

    it('has no grips and no resize corners, and says why', async () => {
      const grid = await openGrid({ rects, dir, width: 400 });
      expect(itemsOf(grid).map((item) => gripOf(grid, item.dataset['widgetId']!))).to.deep.equal([
        null,
        null,
        null,
      ]);
      await mouse.move(centerOf(itemOf(grid, 'a')));
      await nextFrame();
      expect(grid.renderRoot.querySelector('.ui-resizable-handle')).to.equal(null);
      const hint = grid.renderRoot.querySelector('.toolbar .hint')!;
      expect(hint.textContent).to.equal('Too narrow to arrange');
    });

    it('can be edited when it is wide again, as if nothing had been', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      for (const width of [400, 960, 639, 640, 320, 960]) {
        await setWidth(grid, width);
      }
      expect(grid.dashboard).to.equal(before);
      expect(grid.renderRoot.querySelector('.toolbar .hint')).to.equal(null);
      await expectLayout(grid, rects);
      await mouse.drag(grid, 'c', 0, -2);
      await expectLayout(grid, { a: [6, 3, 6, 2], b: [0, 3, 6, 2], c: [0, 0, 12, 3] });
    });
  });
}

describe('a narrow grid', () => {
  it('lets widgets be removed and added, and places them in the stored layout', async () => {
    const grid = await openGrid({ rects, width: 400 });
    await choose(grid, 'Remove', 'b');
    const id = await grid.addWidget({ type: 'plain' });
    await grid.updateComplete;
    // “a” stays where it was stored: nothing there closes the gap before someone edits the layout.
    expect(storedRects(grid)).to.deep.equal({
      a: rects['a'],
      c: rects['c'],
      [id]: [0, 0, 3, 2],
    });
    await mouse.click(toolbarButton(grid, 'undo'));
    expect(grid.undo()).to.equal(true);
    expect(storedRects(grid)).to.deep.equal(rects);
  });

  it('comes after a drag that is under way, and what was dropped is stored in the wide layout', async () => {
    const grid = await openGrid({ rects });
    await mouse.grab(grid, 'b');
    await mouse.byUnits(grid, 6, 0);
    grid.parentElement!.style.width = '400px';
    await nextFrame();
    await nextFrame();
    await mouse.up();
    await setWidth(grid, 400);
    await setWidth(grid, 960);
    await expectLayout(grid, { ...rects, a: rects['b']!, b: rects['a']! });
  });
});

import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  closeGrids,
  contentOf,
  gripOf,
  itemOf,
  openGrid,
  type Rects,
} from '../testing/grid-fixture.js';
import { centerOf, Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 6, 6], b: [6, 0, 4, 2] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

describe('where the primary pointer is coarse', () => {
  const original = window.matchMedia;
  before(() => {
    window.matchMedia = (query) =>
      query === '(pointer: coarse)'
        ? ({ matches: true } as MediaQueryList)
        : original.call(window, query);
  });
  after(() => {
    window.matchMedia = original;
  });

  const corner = (grid: DashGrid, id: string) =>
    itemOf(grid, id).querySelector('.ui-resizable-handle');

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`a widget is not dragged by its content, also at first, ${dir}`, async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.move(centerOf(contentOf(grid, 'b')));
      await mouse.down();
      await mouse.by(0, 4, 1);
      await mouse.byUnits(grid, 2, 0);
      await mouse.up();
      await expectLayout(grid, rects);
      await mouse.drag(grid, 'b', 2, 0);
      await expectLayout(grid, { ...rects, b: [8, 0, 4, 2] });
    });
  }

  it('every corner is seen, also of a widget that was just added', async () => {
    const grid = await openGrid({ rects });
    expect([corner(grid, 'a'), corner(grid, 'b')]).not.to.include(null);
    const id = await grid.addWidget({ type: 'plain' });
    await grid.updateComplete;
    expect(gripOf(grid, id)).not.to.equal(null);
    expect(corner(grid, id)).not.to.equal(null);
  });
});

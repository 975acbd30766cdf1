import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { expectLayout } from '../../testing/expect-layout.js';
import {
  announced,
  closeGrids,
  gripOf,
  itemOf,
  openGrid,
  type Rects,
} from '../../testing/grid-fixture.js';
import { press } from '../../testing/keys.js';
import { centerOf, Mouse } from '../../testing/mouse.js';

/** The type allows 2 × 1 to 6 × 4. */
const rects: Rects = { a: [0, 0, 4, 3], b: [7, 0, 4, 2] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

function noteIn(grid: DashGrid): HTMLElement | null {
  return grid.renderRoot.querySelector('.size-note');
}

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`the limits of a size, ${dir}`, () => {
    // The corner is pulled beyond the board's upper edge, and no pointer leaves Firefox's window.
    const open = (): Promise<DashGrid> =>
      openGrid({ rects, dir, widget: () => ({ type: 'limited' }), style: 'margin-top: 80px' });

    it('are told beside the corner that is pulled beyond them', async () => {
      const grid = await open();
      await mouse.grabCorner(grid, 'a');
      await mouse.byUnits(grid, 1, 0);
      expect(noteIn(grid), 'inside the limits').to.equal(null);
      await mouse.byUnits(grid, 2, 0);
      expect(noteIn(grid)!.textContent).to.equal('At most 6 columns wide.');
      expect(announced(grid)).to.equal('At most 6 columns wide.');
      const corner = itemOf(grid, 'a').querySelector('.ui-resizable-handle')!;
      const handle = corner.getBoundingClientRect();
      const note = noteIn(grid)!.getBoundingClientRect();
      const across = Math.max(note.left - handle.right, handle.left - note.right);
      expect(across, 'beside it').to.be.lessThan(30);
      expect(note.top - handle.bottom, 'below it').to.be.lessThan(30);
      await mouse.byUnits(grid, 0, 2);
      expect(noteIn(grid)!.textContent).to.equal('At most 6 columns wide. At most 4 rows high.');
      await mouse.byUnits(grid, -6, -5);
      expect(noteIn(grid)!.textContent).to.equal('At least 2 columns wide. At least 1 row high.');
      await mouse.byUnits(grid, 3, 2);
      expect(noteIn(grid), 'inside the limits again').to.equal(null);
      await mouse.byUnits(grid, 7, 0);
      expect(noteIn(grid)).not.to.equal(null);
      await mouse.up();
      expect(noteIn(grid), 'afterwards').to.equal(null);
      await expectLayout(grid, { a: [0, 0, 6, 2], b: [7, 0, 4, 2] });
    });

    it('are told for the side that an edge pulls, and go at Escape', async () => {
      const grid = await open();
      await mouse.move(centerOf(itemOf(grid, 'b')));
      await mouse.pullEdge(grid, 'b', 'bottom', 0, 1);
      const edge = itemOf(grid, 'b').querySelector('.ui-resizable-s')!;
      await mouse.move(centerOf(edge));
      await mouse.down();
      await mouse.by(0, 4, 1);
      await mouse.byUnits(grid, 3, 3);
      expect(noteIn(grid)!.textContent).to.equal('At most 4 rows high.');
      await sendKeys({ press: 'Escape' });
      expect(noteIn(grid)).to.equal(null);
      await mouse.up();
      await expectLayout(grid, { ...rects, b: [7, 0, 4, 3] });
    });

    it('are shown and announced for keys', async () => {
      const grid = await open();
      const [end, start] =
        dir === 'ltr' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
      gripOf(grid, 'a').focus();
      await press(`Shift+${end}`, `Shift+${end}`);
      expect(noteIn(grid)).to.equal(null);
      await press(`Shift+${end}`);
      expect(noteIn(grid)!.textContent).to.equal('At most 6 columns wide.');
      expect(announced(grid)).to.equal('At most 6 columns wide.');
      await press(`Shift+${start}`);
      expect(noteIn(grid)).to.equal(null);
      await press('Shift+ArrowDown', 'Shift+ArrowDown');
      expect(announced(grid)).to.equal('At most 4 rows high.');
      gripOf(grid, 'b').focus();
      expect(noteIn(grid), 'the focus went on').to.equal(null);
      // The board ends before the type's maximum.
      await press(`Shift+${end}`, `Shift+${end}`, `Shift+${end}`);
      expect(announced(grid)).to.equal("Widget b can't be resized further.");
    });

    it('stay inside the window', async () => {
      const grid = await open();
      await mouse.grabCorner(grid, 'b');
      await mouse.move(dir === 'ltr' ? [1095, 690] : [5, 690]);
      const { left, right, bottom } = noteIn(grid)!.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(innerWidth);
      expect(bottom).to.be.at.most(innerHeight);
      await mouse.up();
    });
  });
}

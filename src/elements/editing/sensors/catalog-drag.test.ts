import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { expectLayout } from '../../testing/expect-layout.js';
import {
  announced,
  closeGrids,
  COLUMN,
  openGrid,
  ROW,
  shownRects,
  stillness,
  toolbarButton,
  type GridOptions,
  type Rects,
} from '../../testing/grid-fixture.js';
import { plainManifest, testRegistry } from '../../testing/manifests.js';
import { centerOf, Mouse, nextFrame, type Point } from '../../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const mouse = new Mouse();

/** The board is 960 wide, so that it keeps its width beside the panel. */
async function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  // The panel stands at the end side of the window, so the board stands at the other.
  const style = options.dir === 'rtl' ? 'margin-left: auto' : '';
  const grid = await openGrid({ rects, style, ...options });
  toolbarButton(grid, 'add').click();
  await waitUntil(() => card(grid, 'plain'), 'the catalog is open', { timeout: 8000 });
  await nextFrame();
  await nextFrame();
  await stillness(grid);
  return grid;
}

function catalogOf(grid: DashGrid) {
  return grid.renderRoot.querySelector('dash-catalog')!;
}
function card(grid: DashGrid, type: string): HTMLElement {
  return catalogOf(grid)?.renderRoot.querySelector<HTMLElement>(
    `.type[data-type="${type}"]`,
  ) as HTMLElement;
}
function placeholder(grid: DashGrid) {
  return grid.renderRoot.querySelector<HTMLElement>('.drop-placeholder');
}
function added(grid: DashGrid): string | undefined {
  return Object.keys(grid.dashboard!.widgets).find((id) => !(id in rects));
}

/** The middle of a cell of the board, counted from the start side. */
function cell(grid: DashGrid, column: number, row: number): Point {
  const { left, right, top } = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
  const across = (column + 0.5) * COLUMN;
  return [grid.matches(':dir(rtl)') ? right - across : left + across, top + (row + 0.5) * ROW];
}

async function grab(grid: DashGrid, type: string): Promise<void> {
  await mouse.move(centerOf(card(grid, type)));
  await mouse.down();
  await mouse.by(grid.matches(':dir(rtl)') ? 8 : -8, 0, 2);
}

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`dragging from the catalog, ${dir}`, () => {
    before(() => setViewport({ width: 1400, height: 700 }));
    afterEach(async () => {
      await mouse.reset();
      closeGrids();
    });

    it('shows where the widget would land while the others make room, and drops it there', async () => {
      const grid = await open({ dir });
      const before = grid.dashboard;
      await grab(grid, 'limited');
      expect(placeholder(grid)!.hidden, 'nothing yet beside the board').to.equal(true);
      // The pointer is in the middle of the first row of the four columns.
      await mouse.move(cell(grid, 1.5, 0));
      await stillness(grid);
      expect(placeholder(grid)!.hidden).to.equal(false);
      const box = placeholder(grid)!.getBoundingClientRect();
      const board = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
      expect(box.width).to.be.closeTo(board.width / 3, 1);
      expect(box.height).to.be.closeTo(2 * ROW, 1);
      const start = dir === 'rtl' ? board.right - box.right : box.left - board.left;
      expect(start).to.be.closeTo(0, 1);
      expect(shownRects(grid)['a'], 'it made room').to.deep.equal([0, 2, 4, 2]);
      expect(grid.dashboard, 'nothing is changed yet').to.equal(before);
      await mouse.up();
      await waitUntil(() => added(grid));
      const id = added(grid)!;
      expect(grid.dashboard!.widgets[id]!.type).to.equal('limited');
      await expectLayout(grid, {
        [id]: [0, 0, 4, 2],
        a: [0, 2, 4, 2],
        b: [4, 0, 4, 2],
        c: [0, 4, 6, 3],
      });
      await waitUntil(() => announced(grid) === 'Added Type limited at column 1, row 1.');
      expect(placeholder(grid)).to.equal(null);
      expect(catalogOf(grid).isConnected, 'it stays open for the next one').to.equal(true);
    });

    it('is one step to undo and redo', async () => {
      const grid = await open({ dir });
      await grab(grid, 'plain');
      await mouse.move(cell(grid, 5, 0));
      await mouse.up();
      await waitUntil(() => added(grid));
      const { layouts } = grid.dashboard!;
      grid.undo();
      await expectLayout(grid, rects);
      expect(grid.canUndo).to.equal(false);
      grid.redo();
      expect(grid.dashboard!.layouts).to.deep.equal(layouts);
    });

    it('is taken back by Escape, and the catalog stays', async () => {
      const grid = await open({ dir });
      const before = grid.dashboard;
      await grab(grid, 'plain');
      await mouse.move(cell(grid, 1, 0));
      await stillness(grid);
      expect(shownRects(grid)).not.to.deep.equal(rects);
      await sendKeys({ press: 'Escape' });
      await expectLayout(grid, rects);
      await mouse.up();
      expect(grid.dashboard).to.equal(before);
      expect(placeholder(grid)).to.equal(null);
      expect(catalogOf(grid).isConnected).to.equal(true);
      expect(announced(grid)).to.equal('Type plain was not added.');
    });

    it('adds nothing when it is dropped beside the board', async () => {
      const grid = await open({ dir });
      await grab(grid, 'plain');
      await mouse.move(cell(grid, 1, 0));
      await mouse.move(centerOf(card(grid, 'form')));
      await expectLayout(grid, rects);
      await mouse.up();
      await expectLayout(grid, rects);
      expect(added(grid)).to.equal(undefined);
    });

    it('lands below everything, and in an empty dashboard', async () => {
      const grid = await open({ dir });
      await grab(grid, 'plain');
      await mouse.move(cell(grid, 8.5, 8));
      await mouse.up();
      await waitUntil(() => added(grid));
      // Gaps close upwards.
      expect(shownRects(grid)[added(grid)!]!.slice(0, 2)).to.deep.equal([7, 2]);
      closeGrids();
      const empty = await open({ dir, rects: {} });
      await grab(empty, 'plain');
      await mouse.move(cell(empty, 4.5, 1));
      await mouse.up();
      await waitUntil(() => added(empty));
      await expectLayout(empty, { [added(empty)!]: [3, 0, 3, 2] });
    });
  });
}

describe('dragging from the catalog', () => {
  before(() => setViewport({ width: 1400, height: 700 }));
  afterEach(async () => {
    await mouse.reset();
    closeGrids();
  });

  it('keeps the exact place without compaction', async () => {
    const grid = await open({ properties: { compaction: 'none' } });
    await grab(grid, 'plain');
    await mouse.move(cell(grid, 8.5, 6));
    await mouse.up();
    await waitUntil(() => added(grid));
    await expectLayout(grid, { ...rects, [added(grid)!]: [7, 6, 3, 2] });
  });

  it('scrolls at the edge, and lands where the pointer then is', async () => {
    const tall: Rects = { a: [0, 0, 12, 40] };
    const grid = await open({ rects: tall });
    await grab(grid, 'plain');
    const [x] = cell(grid, 4.5, 0);
    await mouse.move([x, 400]);
    await mouse.move([x, 690]);
    await waitUntil(() => scrollY > 1200, 'the page scrolls', { timeout: 8000 });
    await mouse.up();
    await waitUntil(() => Object.keys(grid.dashboard!.widgets).length === 2);
    const id = Object.keys(grid.dashboard!.widgets).find((one) => one !== 'a')!;
    await expectLayout(grid, { ...tall, [id]: [3, 40, 3, 2] });
  });

  it('keeps the placeholder under the pointer when a scroller in a shadow root moves', async () => {
    let scroller!: HTMLElement;
    const grid = await open({
      place: (element, box) => {
        const root = box.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
        scroller = root.appendChild(document.createElement('div'));
        scroller.style.cssText = 'height: 260px; overflow: auto';
        scroller.append(element);
      },
    });
    await grab(grid, 'plain');
    await mouse.move(cell(grid, 1, 0));
    await stillness(grid);
    scroller.scrollTop += 2 * ROW;
    await nextFrame();
    await nextFrame();
    await stillness(grid);
    expect(shownRects(grid)['c'], 'it makes room').to.deep.equal([0, 4, 6, 3]);
    await mouse.up();
    await waitUntil(() => added(grid));
    await expectLayout(grid, { ...rects, [added(grid)!]: [0, 2, 3, 2], c: [0, 4, 6, 3] });
  });

  it('does not start for a type that is there as often as it may be', async () => {
    const registry = testRegistry([
      plainManifest('once', undefined, { name: 'Once', maxInstances: 1 }),
    ]);
    const grid = await open({ registry, widget: () => ({ type: 'once' }) });
    await grab(grid, 'once');
    await mouse.move(cell(grid, 1, 0));
    expect(placeholder(grid)).to.equal(null);
    await mouse.up();
    await expectLayout(grid, rects);
  });

  it('shows an error, and everything where it was, when the dashboard is full', async () => {
    const limits = { widgetsPerDashboard: 3, dashboardsPerUser: 20 };
    const grid = await open({ properties: { limits } });
    await grab(grid, 'plain');
    await mouse.move(cell(grid, 1, 0));
    await mouse.up();
    await waitUntil(() => grid.renderRoot.querySelector('.notice'));
    expect(grid.renderRoot.querySelector('.notice')!.textContent).to.contain('at most 3 widgets');
    await expectLayout(grid, rects);
  });

  it('makes way where there is no room beside the board', async () => {
    await setViewport({ width: 900, height: 700 });
    const grid = await open({ width: 860 });
    expect(grid.style.paddingInlineEnd).to.equal('');
    await grab(grid, 'plain');
    const { left, width, top } = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
    await mouse.move([left + 100, top + 20]);
    // Under the panel, which has made way.
    await mouse.move([left + width - 40, top + 20]);
    expect(placeholder(grid)!.hidden).to.equal(false);
    await mouse.up();
    await waitUntil(() => added(grid));
    expect(grid.dashboard!.layouts['lg']![added(grid)!]).to.include({ x: 9, y: 0 });
    expect(catalogOf(grid).isAway).to.equal(false);
    await setViewport({ width: 1400, height: 700 });
  });

  const touch = (target: EventTarget, type: string, [clientX, clientY]: Point): void => {
    const init = { clientX, clientY, pointerId: 7, pointerType: 'touch', isPrimary: true };
    target.dispatchEvent(
      new PointerEvent(type, { ...init, bubbles: true, composed: true, cancelable: true }),
    );
  };

  it('begins sideways with a finger, and leaves up and down to scrolling', async () => {
    const grid = await open();
    const from = centerOf(card(grid, 'plain'));
    touch(card(grid, 'plain'), 'pointerdown', from);
    touch(card(grid, 'plain'), 'pointermove', [from[0], from[1] + 40]);
    touch(card(grid, 'plain'), 'pointermove', [from[0] - 200, from[1] + 40]);
    expect(placeholder(grid), 'the list scrolls').to.equal(null);
    touch(card(grid, 'plain'), 'pointerup', from);

    touch(card(grid, 'plain'), 'pointerdown', from);
    touch(card(grid, 'plain'), 'pointermove', [from[0] - 30, from[1]]);
    touch(card(grid, 'plain'), 'pointermove', cell(grid, 9.5, 0));
    touch(card(grid, 'plain'), 'pointerup', cell(grid, 9.5, 0));
    await waitUntil(() => added(grid));
    await expectLayout(grid, { ...rects, [added(grid)!]: [8, 0, 3, 2] });
  });

  it('begins in any direction after a finger has rested', async () => {
    const grid = await open();
    const from = centerOf(card(grid, 'plain'));
    touch(card(grid, 'plain'), 'pointerdown', from);
    await waitUntil(() => placeholder(grid), 'it is held', { timeout: 3000 });
    touch(card(grid, 'plain'), 'pointermove', [from[0], from[1] + 40]);
    touch(card(grid, 'plain'), 'pointercancel', from);
    expect(placeholder(grid), 'the browser took the finger').to.equal(null);
    await expectLayout(grid, rects);
  });
});

import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { GridStack } from 'gridstack';
import { expectLayout } from '../testing/expect-layout.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  itemOf,
  itemsOf,
  openGrid,
  type Rects,
  controllerOf,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { centerOf, Mouse, nextFrame } from '../testing/mouse.js';
import type { DashGrid } from './dash-grid.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const mouse = new Mouse();

/** Boxes of elements, counted from the first one's corner. */
function boxesOf(elements: readonly Element[]) {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const [first] = boxes;
  return boxes.map(({ left, top, width, height }) =>
    [left - first!.left, top - first!.top, width, height].map((value) => Math.round(value * 10)),
  );
}

function boxesOfGrid(grid: DashGrid) {
  return boxesOf([
    grid,
    ...itemsOf(grid),
    ...Object.keys(rects).flatMap((id) => [
      chromeOf(grid, id),
      chromeOf(grid, id).body,
      contentOf(grid, id),
    ]),
  ]);
}

describe('a page with gridstack and styles of its own', () => {
  let style: HTMLStyleElement;
  let sheet: HTMLLinkElement;
  let own: GridStack | undefined;

  const addStyles = async () => {
    style = document.createElement('style');
    style.textContent = `
      * { box-sizing: content-box; }
      div { margin: 3px !important; }
      button, p, h2, header { letter-spacing: 3px; padding: 20px; }
      .item, .grid, .body { display: none; }`;
    sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = new URL(
      '../../../node_modules/gridstack/dist/gridstack.css',
      import.meta.url,
    ).href;
    document.head.append(style, sheet);
    await new Promise((resolve) => sheet.addEventListener('load', resolve, { once: true }));
  };

  const addOwnGrid = () => {
    const container = document.createElement('section');
    container.className = 'grid-stack';
    container.style.width = '600px';
    document.body.append(container);
    own = GridStack.init({ column: 6, cellHeight: 40, margin: 4, animate: false }, container)!;
    own.load([
      { id: '1', x: 0, y: 0, w: 2, h: 2, content: 'one' },
      { id: '2', x: 2, y: 0, w: 2, h: 2, content: 'two' },
    ]);
    return { container, grid: own };
  };

  const boxesOfOwn = (container: Element) =>
    boxesOf([container, ...container.querySelectorAll('.grid-stack-item')]);

  const placesOf = (grid: GridStack) =>
    (grid.save(false) as { id: string; x: number; y: number }[])
      .map(({ id, x, y }) => [id, x, y])
      .sort();

  before(() => setViewport({ width: 1100, height: 900 }));
  afterEach(async () => {
    await mouse.reset();
    own?.destroy();
    own = undefined;
    style.remove();
    sheet.remove();
    closeGrids();
  });

  it('looks the same with and without them, and so does the page', async () => {
    const clean = await openGrid({ rects });
    const alone = boxesOfGrid(clean);
    closeGrids();
    await addStyles();
    const { container } = addOwnGrid();
    const ownAlone = boxesOfOwn(container);

    const grid = await openGrid({ rects });
    await nextFrame();
    expect(boxesOfGrid(grid)).to.deep.equal(alone);
    expect(boxesOfOwn(container)).to.deep.equal(ownAlone);
    grid.editing = false;
    await grid.updateComplete;
    closeGrids();
    expect(boxesOfOwn(container)).to.deep.equal(ownAlone);
  });

  it('has its own grid moved by API and by mouse, and ours stands still', async () => {
    await addStyles();
    const { container, grid: page } = addOwnGrid();
    const grid = await openGrid({ rects });
    const before = boxesOfGrid(grid);
    const changes: string[] = [];
    grid.addEventListener('dash-change', () => changes.push('dash'));
    page.on('change', () => changes.push('page'));

    page.update('[gs-id="1"]', { x: 4, y: 0 });
    expect(placesOf(page)).to.deep.equal([
      ['1', 4, 0],
      ['2', 2, 0],
    ]);
    const two = container.querySelector('[gs-id="2"]');
    await mouse.move(centerOf(two!));
    await mouse.down();
    await mouse.by(0, 4, 1);
    await mouse.by(-200, 0);
    await mouse.up();
    expect(placesOf(page)).to.deep.equal([
      ['1', 4, 0],
      ['2', 0, 0],
    ]);
    expect(boxesOfGrid(grid)).to.deep.equal(before);
    expect(new Set(changes)).to.deep.equal(new Set(['page']));
  });

  it('stands still while ours is dragged, and takes none of our widgets', async () => {
    await addStyles();
    const { grid: page, container } = addOwnGrid();
    const grid = await openGrid({ rects });
    const changes: string[] = [];
    page.on('change added removed dropped', () => changes.push('page'));
    const before = boxesOfOwn(container);
    await mouse.drag(grid, 'c', 6, 0);
    await expectLayout(grid, { ...rects, c: [6, 2, 6, 3] });
    // Right over the page's grid, and let go there.
    await mouse.grab(grid, 'a');
    await mouse.move(centerOf(container));
    await mouse.up();
    expect(Object.keys(grid.dashboard!.widgets)).to.deep.equal(['a', 'b', 'c']);
    expect(itemOf(grid, 'a').isConnected).to.equal(true);
    expect(changes).to.deep.equal([]);
    expect(boxesOfOwn(container)).to.deep.equal(before);
    grid.editing = false;
    await grid.updateComplete;
    page.update('[gs-id="1"]', { x: 4, y: 0 });
    expect(placesOf(page)[0], 'it works after our session has ended').to.deep.equal(['1', 4, 0]);
  });
});

describe('a grid inside of other things', () => {
  before(() => setViewport({ width: 1100, height: 700 }));
  afterEach(async () => {
    await mouse.reset();
    closeGrids();
  });

  /** In a shadow root, in a scroller, in a shadow root, in a scroller. */
  const placeDeep = (grid: DashGrid, box: HTMLElement) => {
    let place: Element = box;
    for (let level = 0; level < 2; level++) {
      const scroller = document.createElement('div');
      scroller.className = 'scroller';
      scroller.style.cssText = `overflow: auto; height: ${400 - level * 60}px`;
      const inner = document.createElement('div');
      scroller.append(inner);
      place.append(scroller);
      place = inner;
      const root = inner.attachShadow({ mode: 'open' });
      const next = document.createElement('div');
      root.append(next);
      place = next;
    }
    place.append(grid);
  };

  const scrollerOf = (grid: DashGrid): Element =>
    (grid.getRootNode() as ShadowRoot).host.parentElement!;

  it('works in nested shadow roots and scrollers', async () => {
    const grid = await openGrid({ rects, place: placeDeep });
    await expectLayout(grid, rects);
    const heard: Event[] = [];
    const hear = (event: Event) => heard.push(event);
    document.addEventListener('dash-change', hear);
    scrollerOf(grid).scrollTop = 60;
    await nextFrame();
    await mouse.drag(grid, 'c', 6, 0);
    document.removeEventListener('dash-change', hear);
    await expectLayout(grid, { ...rects, c: [6, 2, 6, 3] });
    expect(heard.length, 'events leave all shadow roots').to.equal(1);
    await mouse.resize(grid, 'b', 2, 0);
    await expectLayout(grid, { ...rects, b: [4, 0, 6, 2], c: [6, 2, 6, 3] });
  });

  it('fills what comes near when a scroller inside of a shadow root is scrolled', async () => {
    const idle = window.requestIdleCallback as typeof requestIdleCallback | undefined;
    // Nothing is filled in idle time, so that only what is near is.
    Object.assign(window, { requestIdleCallback: () => 0 });
    try {
      const many: Rects = Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`w${index}`, [0, index * 4, 12, 4] as const]),
      );
      let opened!: DashGrid;
      // The fixture fills everything; here the grid is looked at before it does.
      const near = new Promise<string[]>((resolve) => {
        void openGrid({
          rects: many,
          editing: false,
          place: (grid, box) => {
            opened = grid;
            grid.fillAll = async () => resolve(filled(grid));
            placeDeep(grid, box);
          },
        });
      });
      const filled = (grid: DashGrid) =>
        itemsOf(grid)
          .filter((item) => item.childElementCount > 0)
          .map(({ dataset }) => dataset['widgetId']!);
      const first = await near;
      expect(first).to.include('w0').and.not.include('w59');
      expect(first.length).to.be.lessThan(30);
      const scroller = scrollerOf(opened);
      scroller.scrollTop = scroller.scrollHeight;
      await until(() => filled(opened).includes('w59'));
      expect(filled(opened)).not.to.include('w30');
      expect(opened.offsetHeight, 'what is not filled has its place').to.be.closeTo(60 * 200, 20);
    } finally {
      Object.assign(window, { requestIdleCallback: idle });
    }
  });

  it('has no width at first, and finds its place when it gets one', async () => {
    let grown = false;
    const opening = openGrid({
      rects,
      editing: false,
      place: (grid, box) => {
        box.style.width = '0px';
        box.append(grid);
        setTimeout(() => {
          grown = true;
          box.style.width = '960px';
        }, 100);
      },
    });
    const grid = await opening;
    expect(grown, 'nobody waits for a box').to.equal(false);
    await until(() => chromeOf(grid, 'a')?.state === 'ready');
    expect(grown, 'widgets do').to.equal(true);
    await expectLayout(grid, rects);
  });

  it('finds the theme and the direction that changed while it was hidden', async () => {
    const grid = await openGrid({ rects, editing: false, style: 'color-scheme: light' });
    const { shared, board } = controllerOf(grid);
    const box = grid.parentElement!;
    expect([shared.theme, board.isRtl]).to.deep.equal(['light', false]);
    box.style.display = 'none';
    await nextFrame();
    await nextFrame();
    box.style.colorScheme = 'dark';
    box.dir = 'rtl';
    await nextFrame();
    box.style.display = '';
    await until(() => board.isRtl);
    expect(shared.theme).to.equal('dark');
    await nextFrame();
    await expectLayout(grid, rects);
  });

  it('shows widgets whose rows leave them no height, hidden at first', async () => {
    let shown = false;
    const grid = await openGrid({
      rects: { a: [0, 0, 4, 1] },
      editing: false,
      properties: { rowHeight: 30, gap: 16 },
      place: (element, box) => {
        box.style.display = 'none';
        box.append(element);
        setTimeout(() => {
          shown = true;
          box.style.display = '';
        }, 100);
      },
    });
    await until(() => chromeOf(grid, 'a')?.state === 'ready');
    expect(shown).to.equal(true);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`gives a page without margins no scroll bar, ${dir}`, async () => {
      document.documentElement.dir = dir;
      try {
        const grid = await openGrid({ rects, dir, style: 'width: auto; margin: 0' });
        const { scrollWidth, clientWidth } = document.documentElement;
        expect(scrollWidth).to.equal(clientWidth);
        // Nothing is cut off: a ring round a widget at the edge lies outside of the element.
        const { width } = itemOf(grid, 'a').parentElement!.getBoundingClientRect();
        expect(width).to.equal(clientWidth + grid.gap);
        expect(getComputedStyle(grid.renderRoot.querySelector('.sheet')!).overflow).to.equal(
          'visible',
        );
      } finally {
        document.documentElement.dir = '';
      }
    });
  }
});

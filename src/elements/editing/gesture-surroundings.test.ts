import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  closeGrids,
  focused,
  gripOf,
  itemOf,
  openGrid,
  ROW,
  shownRects,
  stillness,
  storedRects,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { centerOf, Mouse, nextFrame } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2], d: [0, 2, 6, 3] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
  scrollTo(0, 0);
});

const inShadow: GridOptions['place'] = (grid, box) => {
  const outer = box.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const inner = outer.appendChild(document.createElement('section'));
  // eslint-disable-next-line wc/no-closed-shadow-root -- Hosts have them.
  inner.attachShadow({ mode: 'closed' }).append(grid);
};

/** The places of a grid, and the scale at which it is seen there. */
const places: Record<string, Partial<GridOptions> & { scale?: number }> = {
  'scaled by a transform': {
    style: 'transform: scale(0.8); transform-origin: 0 0',
    scale: 0.8,
  },
  'in a moved, scaled parent': {
    style: 'transform: translate(40px, 30px) scale(0.5); transform-origin: 0 0',
    scale: 0.5,
  },
  'in a strictly contained box': { style: 'contain: strict; height: 600px' },
  'in a box with a filter and its own layer': {
    style: 'filter: opacity(0.99); will-change: transform',
  },
  'in shadow roots': { place: inShadow },
};

for (const dir of ['ltr', 'rtl'] as const) {
  for (const [name, { scale = 1, ...options }] of Object.entries(places)) {
    describe(`a grid ${name}, ${dir}`, () => {
      it('is edited by the pointer', async () => {
        const grid = await openGrid({ rects, dir, ...options });
        await mouse.grab(grid, 'a');
        const offset = () => {
          const [x, y] = centerOf(gripOf(grid, 'a'));
          return [x, y];
        };
        const before = offset();
        await mouse.byUnits(grid, 4, 0, scale);
        const after = offset();
        const forward = dir === 'rtl' ? -1 : 1;
        expect(after[0]! - before[0]!, 'it hangs at the pointer').to.be.closeTo(
          forward * 4 * 80 * scale,
          1,
        );
        expect(after[1]! - before[1]!).to.be.closeTo(0, 1);
        await mouse.up();
        await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
        await mouse.grabCorner(grid, 'd');
        await mouse.byUnits(grid, 2, 1, scale);
        await mouse.up();
        const resized: Rects = { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2], d: [0, 2, 8, 4] };
        await expectLayout(grid, resized);
        await mouse.grab(grid, 'c');
        await mouse.byUnits(grid, -4, 3, scale);
        await sendKeys({ press: 'Escape' });
        await mouse.up();
        await expectLayout(grid, resized);
      });
    });
  }
}

/** A component that scrolls in its own shadow root, and what it shows there. */
const scrollers: Record<string, (grid: DashGrid, box: HTMLElement) => Element[]> = {
  'its own shadow root': (grid, box) => {
    const root = box.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = '<div style="height: 450px; overflow: auto"></div>';
    root.firstElementChild!.append(grid);
    return [root.firstElementChild!];
  },
  'the shadow root of a component round it, through a closed slot': (grid, box) => {
    const outer = box.appendChild(document.createElement('div'));
    // eslint-disable-next-line wc/no-closed-shadow-root -- Hosts have them.
    const root = outer.attachShadow({ mode: 'closed' });
    root.innerHTML = '<div style="height: 450px; overflow: auto"><slot></slot></div>';
    outer.append(grid);
    return [root.firstElementChild!];
  },
  'two nested scrollers in different roots': (grid, box) => {
    const outer = box.appendChild(document.createElement('div'));
    outer.style.cssText = 'height: 450px; overflow: auto';
    const root = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = `<div style="height: 600px; overflow: auto"></div>
      <div style="height: 900px"></div>`;
    root.firstElementChild!.append(grid);
    return [outer, root.firstElementChild!];
  },
};

for (const dir of ['ltr', 'rtl'] as const) {
  for (const [name, place] of Object.entries(scrollers)) {
    describe(`a board that is scrolled in ${name}, ${dir}`, () => {
      const column: Rects = Object.fromEntries(
        Array.from({ length: 10 }, (_, index) => [`w${index}`, [0, index * 2, 4, 2]] as const),
      );
      const open = async () => {
        let all: Element[] = [];
        const grid = await openGrid({
          rects: column,
          dir,
          place: (element, box) => (all = place(element, box)),
        });
        return { grid, all };
      };
      /** Scrolls each by two rows, and waits until the gesture has followed. */
      const scroll = async (all: readonly Element[], rows: number) => {
        all.forEach((scroller) => (scroller.scrollTop += rows * ROW));
        await nextFrame();
        await nextFrame();
      };

      it('keeps a dragged widget under the pointer, and drops it there', async () => {
        const { grid, all } = await open();
        await mouse.grab(grid, 'w0');
        await mouse.byUnits(grid, 0, 2);
        const before = centerOf(gripOf(grid, 'w0'));
        await scroll(all, 2);
        const after = centerOf(gripOf(grid, 'w0'));
        expect(after[0]).to.be.closeTo(before[0], 1);
        expect(after[1]).to.be.closeTo(before[1], 1);
        // The placeholder came along without a move of the pointer.
        const row = 2 + 2 * all.length;
        const area = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
        const placeholder = grid.renderRoot.querySelector('.grid-stack-placeholder')!;
        const { top } = placeholder.getBoundingClientRect();
        expect((top - area.top) / ROW).to.be.closeTo(row, 0.1);
        await mouse.up();
        await stillness(grid);
        expect(storedRects(grid)['w0']).to.deep.equal([0, row, 4, 2]);
      });

      it('keeps the pulled corner under the pointer', async () => {
        const { grid, all } = await open();
        await mouse.grabCorner(grid, 'w0');
        await mouse.byUnits(grid, 1, 1);
        const corner = () => centerOf(itemOf(grid, 'w0').querySelector('.ui-resizable-handle')!);
        const before = corner();
        const { top } = itemOf(grid, 'w0').getBoundingClientRect();
        await scroll(all, 2);
        expect(corner()[0]).to.be.closeTo(before[0], 1);
        expect(corner()[1]).to.be.closeTo(before[1], 1);
        expect(itemOf(grid, 'w0').getBoundingClientRect().top, 'it scrolls').to.be.closeTo(
          top - 2 * all.length * ROW,
          1,
        );
        await mouse.up();
        await stillness(grid);
        expect(storedRects(grid)['w0']).to.deep.equal([0, 0, 5, 3 + 2 * all.length]);
      });

      it('is back where it was at Escape', async () => {
        const { grid, all } = await open();
        await mouse.grab(grid, 'w1');
        await mouse.byUnits(grid, 1, 1);
        await scroll(all, 1);
        await sendKeys({ press: 'Escape' });
        await mouse.up();
        await expectLayout(grid, column);
      });
    });
  }
}

describe('a gesture while the page moves the board', () => {
  it('follows content that appears above', async () => {
    const grid = await openGrid({ rects });
    await mouse.grab(grid, 'd');
    await mouse.byUnits(grid, 3, 0);
    const [, before] = centerOf(gripOf(grid, 'd'));
    const banner = document.createElement('div');
    banner.style.height = '100px';
    grid.before(banner);
    await nextFrame();
    await nextFrame();
    expect(centerOf(gripOf(grid, 'd'))[1]).to.be.closeTo(before, 1);
    await mouse.up();
    await expectLayout(grid, {
      a: [0, 3, 4, 2],
      b: [4, 3, 4, 2],
      c: [8, 3, 4, 2],
      d: [3, 0, 6, 3],
    });
  });
});

describe('a grid in a closed shadow root', () => {
  it('keeps the focus on the grip after a drop', async () => {
    const grid = await openGrid({ rects, place: inShadow });
    await mouse.drag(grid, 'd', 3, 0);
    expect((grid.renderRoot as ShadowRoot).activeElement?.shadowRoot?.activeElement).to.equal(
      gripOf(grid, 'd'),
    );
    expect(focused(), 'the page sees only the outermost host').not.to.equal(gripOf(grid, 'd'));
  });
});

describe('autoscroll', () => {
  const tall: Rects = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`w${index}`, [0, index * 2, 4, 2]] as const),
  );

  const openInScroller = async (place?: 'shadow') => {
    let scroller!: HTMLElement;
    const grid = await openGrid({
      rects: tall,
      place: (element, box) => {
        scroller = document.createElement('div');
        scroller.style.cssText = 'height: 400px; overflow: auto';
        if (place) {
          box.append(scroller);
          inShadow(element, scroller);
        } else {
          const outer = box.appendChild(document.createElement('div'));
          outer.style.cssText = 'height: 500px; overflow: auto';
          outer.append(scroller);
          scroller.append(element);
        }
      },
    });
    return { grid, scroller };
  };

  /**
   * Holds the first widget at the lower edge until the scroller has moved by half of its content.
   */
  const dragToLowerEdge = async (grid: DashGrid, scroller: HTMLElement) => {
    await mouse.grab(grid, 'w0');
    const [x] = centerOf(gripOf(grid, 'w0'));
    const { bottom } = scroller.getBoundingClientRect();
    await mouse.move([x + 2, bottom - 60]);
    await mouse.move([x + 2, bottom - 8]);
    await waitUntil(() => scroller.scrollTop > 300, 'it scrolls', { timeout: 8000 });
    // Away from the edge it stops.
    await mouse.move([x + 2, bottom - 120]);
    await nextFrame();
    await nextFrame();
    return [x + 2, bottom - 120] as const;
  };

  for (const place of [undefined, 'shadow'] as const) {
    it(`moves ${place ? 'a scroller outside of the shadow root' : 'the inner of two scrollers'}, and the drop is where the pointer is`, async () => {
      const { grid, scroller } = await openInScroller(place);
      const [, y] = await dragToLowerEdge(grid, scroller);
      const rest = scroller.scrollTop;
      await nextFrame();
      await nextFrame();
      expect(scroller.scrollTop, 'at rest').to.equal(rest);
      const held = centerOf(gripOf(grid, 'w0'));
      expect(held[1], 'the widget hangs at the pointer').to.be.closeTo(y, 6);
      const board = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
      const itemTop = itemOf(grid, 'w0').getBoundingClientRect().top;
      const row = (itemTop - board.top) / ROW;
      await mouse.up();
      expect(scroller.scrollTop).to.equal(rest);
      const dropped = storedRects(grid)['w0']!;
      // Widgets are two rows high: it stands in the pair of rows that is nearest, and targets are
      // thirds of rows.
      expect(Math.abs(dropped[1] - row)).to.be.at.most(1.3);
      expect(dropped[1]).to.be.greaterThan(5);
      await stillness(grid);
      expect(shownRects(grid)).to.deep.equal(storedRects(grid));
      const landed = itemOf(grid, 'w0').getBoundingClientRect();
      expect(landed.top).to.be.closeTo(itemTop, 1.5 * ROW);
    });
  }

  it('goes on in the outer of two scrollers where the inner one ends', async () => {
    const { grid, scroller } = await openInScroller();
    const outer = scroller.parentElement!;
    const after = outer.appendChild(document.createElement('div'));
    after.style.height = '600px';
    await mouse.grab(grid, 'w0');
    const [x] = centerOf(gripOf(grid, 'w0'));
    const { bottom } = scroller.getBoundingClientRect();
    scroller.scrollTop = scroller.scrollHeight;
    const end = scroller.scrollTop;
    await mouse.move([x + 2, bottom + 40]);
    await mouse.move([x + 2, outer.getBoundingClientRect().bottom - 8]);
    await waitUntil(() => outer.scrollTop > 50, 'it scrolls', { timeout: 8000 });
    expect(scroller.scrollTop).to.equal(end);
    await sendKeys({ press: 'Escape' });
    await mouse.up();
    await expectLayout(grid, tall);
  });

  it('returns to the upper edge, and Escape reverts what was dragged while it scrolled', async () => {
    const { grid, scroller } = await openInScroller();
    await dragToLowerEdge(grid, scroller);
    const { top, left } = scroller.getBoundingClientRect();
    await mouse.move([left + 60, top + 6]);
    await waitUntil(() => scroller.scrollTop === 0, 'it scrolls back', { timeout: 8000 });
    await sendKeys({ press: 'Escape' });
    await mouse.up();
    await expectLayout(grid, tall);
  });

  it('moves the page when nothing else scrolls', async () => {
    const grid = await openGrid({ rects: tall });
    await mouse.grab(grid, 'w0');
    const [x] = centerOf(gripOf(grid, 'w0'));
    await mouse.move([x, innerHeight - 80]);
    await mouse.move([x, innerHeight - 6]);
    await waitUntil(() => scrollY > 200, 'it scrolls', { timeout: 8000 });
    await mouse.move([x, innerHeight - 200]);
    await nextFrame();
    await nextFrame();
    await mouse.up();
    await stillness(grid);
    expect(storedRects(grid)['w0']![1]).to.be.greaterThan(8);
    expect(shownRects(grid)).to.deep.equal(storedRects(grid));
    const landed = itemOf(grid, 'w0').getBoundingClientRect();
    expect(landed.top).to.be.closeTo(innerHeight - 200, 1.5 * ROW);
  });

  it('resizes along while it scrolls', async () => {
    const { grid, scroller } = await openInScroller();
    await mouse.grabCorner(grid, 'w0');
    const [x] = centerOf(itemOf(grid, 'w0').querySelector('.ui-resizable-handle')!);
    const { bottom } = scroller.getBoundingClientRect();
    await mouse.move([x, bottom - 60]);
    await mouse.move([x, bottom - 8]);
    await waitUntil(() => scroller.scrollTop > 200, 'it scrolls', { timeout: 8000 });
    await mouse.move([x, bottom - 120]);
    await nextFrame();
    await nextFrame();
    await mouse.up();
    await stillness(grid);
    const landed = itemOf(grid, 'w0').getBoundingClientRect();
    expect(landed.bottom, 'the corner is at the pointer').to.be.closeTo(bottom - 120, ROW);
    expect(storedRects(grid)['w0']!.slice(0, 3)).to.deep.equal([0, 0, 4]);
    expect(shownRects(grid)).to.deep.equal(storedRects(grid));
  });
});

import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import {
  chromeButton,
  chromeOf,
  closeGrids,
  contentOf,
  itemOf,
  openGrid,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { testRegistry } from '../testing/manifests.js';
import { centerOf, Mouse, type Point } from '../testing/mouse.js';

/** Content that reaches out of its box on every side. */
class Sprawling extends HTMLElement {
  connectedCallback(): void {
    const content = document.createElement('div');
    content.style.cssText = 'width: 900px; height: 900px; margin: -300px; background: tomato';
    this.append(content);
  }
}

/** Content that lies over its own element, which is not positioned, and above everything in it. */
class Covering extends HTMLElement {
  connectedCallback(): void {
    const content = document.createElement('div');
    content.style.cssText = 'position: absolute; inset: 0; z-index: 500; background: gold';
    this.append(content);
  }
}

/** A widget that opens a list below itself: beside it, or in the top layer. */
class Opening extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.textContent = 'Open';
    const list = document.createElement('div');
    list.className = 'list';
    list.style.cssText =
      'position: absolute; inset: 0 auto auto 0; width: 60px; height: 400px; margin: 0; padding: 0; border: 0; background: tomato';
    this.append(button, list);
  }
}

function registry() {
  const known = testRegistry();
  known.register(manifestOf({ type: 'sprawling', name: 'Sprawling', load: moduleOf(Sprawling) }));
  known.register(manifestOf({ type: 'covering', name: 'Covering', load: moduleOf(Covering) }));
  for (const overflow of ['clip', 'visible'] as const) {
    known.register(manifestOf({ type: `opening-${overflow}`, overflow, load: moduleOf(Opening) }));
  }
  return known;
}

const rects: Rects = { a: [0, 0, 4, 3], b: [4, 0, 4, 3], c: [0, 3, 4, 3] };

function open(type: string, options: Partial<GridOptions> = {}) {
  return openGrid({
    rects,
    registry: registry(),
    widget: (id) => ({ type: id === 'a' ? type : 'plain' }),
    ...options,
  });
}

/** Returns the element at a point, inside all shadow roots. */
function hitAt([x, y]: Point): Element | null {
  let hit: Element | null = null;
  let inner = document.elementFromPoint(x, y);
  while (inner && inner !== hit) {
    hit = inner;
    inner = hit.shadowRoot?.elementFromPoint(x, y) ?? null;
  }
  return hit;
}

describe('what does not fit into a widget', () => {
  const mouse = new Mouse();

  before(() => setViewport({ width: 1100, height: 700 }));
  afterEach(async () => {
    await mouse.reset();
    closeGrids();
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is cut off at its body, ${dir}`, async () => {
      const grid = await open('sprawling', { dir, editing: false });
      const content = contentOf(grid, 'a').firstElementChild!;
      const { left, right, top, bottom } = itemOf(grid, 'a').getBoundingClientRect();
      const middle: Point = [(left + right) / 2, (top + bottom) / 2 + 10];
      expect(hitAt(middle), 'inside').to.equal(content);
      for (const point of [
        [left + 1, middle[1]],
        [right - 1, middle[1]],
        [middle[0], bottom - 1],
        [middle[0], top + 1],
        centerOf(itemOf(grid, 'b')),
        centerOf(itemOf(grid, 'c')),
      ] as const) {
        expect(hitAt(point) === content, `at ${point.join()}`).to.equal(false);
      }
      const menu = chromeButton(grid, 'a', 'menu');
      expect(hitAt(centerOf(menu)) === menu, 'the menu can be reached').to.equal(true);
    });
  }

  it('is cut off at rounded corners too, where there is no padding', async () => {
    const grid = await open('sprawling', { editing: false });
    grid.style.setProperty('--dash-widget-padding', '0px');
    grid.style.setProperty('--dash-radius', '24px');
    const content = contentOf(grid, 'a').firstElementChild!;
    const { left, right, bottom } = chromeOf(grid, 'a').getBoundingClientRect();
    expect(hitAt([left + 40, bottom - 2]) === content, 'at the edge').to.equal(true);
    expect(hitAt([left + 3, bottom - 3]) === content, 'in one corner').to.equal(false);
    expect(hitAt([right - 3, bottom - 3]) === content, 'in the other').to.equal(false);
  });

  it('fills the body and not the header, when it is placed in the nearest positioned box', async () => {
    const grid = await open('covering', { editing: false });
    const content = contentOf(grid, 'a').firstElementChild!.getBoundingClientRect();
    const body = chromeOf(grid, 'a').body.getBoundingClientRect();
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(content[side], side).to.be.closeTo(body[side], 0.5);
    }
  });

  it('stays out of the row below, where rows are lower than a header', async () => {
    const low: Rects = { a: [0, 0, 4, 1], b: [0, 1, 4, 1], c: [0, 2, 4, 4] };
    const grid = await open('plain', { rects: low, properties: { rowHeight: 12 } });
    for (const id of ['a', 'b', 'c']) {
      const chrome = chromeOf(grid, id).getBoundingClientRect();
      const header = chromeOf(grid, id).renderRoot.querySelector('header')!.getBoundingClientRect();
      expect(header.bottom, `the header of ${id}`).to.be.at.most(chrome.bottom);
    }
  });

  describe('of a widget that opens a list', () => {
    const listOf = (grid: DashGrid) => contentOf(grid, 'a').querySelector<HTMLElement>('.list')!;
    /** A point in the list, over the widget below. */
    const below = (grid: DashGrid): Point => {
      const { left, top } = chromeOf(grid, 'c').getBoundingClientRect();
      return [left + 40, top + 60];
    };

    it('is cut off, if its manifest says nothing else', async () => {
      const grid = await open('opening-clip', { editing: false });
      contentOf(grid, 'a').querySelector('button')!.focus();
      expect(hitAt(below(grid)) === listOf(grid)).to.equal(false);
    });

    it('lies over its neighbours while it is used, if its manifest says so', async () => {
      const grid = await open('opening-visible', { editing: false });
      contentOf(grid, 'a').querySelector('button')!.focus();
      expect(hitAt(below(grid)) === listOf(grid)).to.equal(true);
      const menu = chromeButton(grid, 'a', 'menu');
      expect(hitAt(centerOf(menu)) === menu, 'the menu can be reached').to.equal(true);
    });

    it('is shown whole in the top layer', async () => {
      const grid = await open('opening-clip', { editing: false });
      const list = listOf(grid);
      list.popover = 'manual';
      list.style.position = 'fixed';
      const [x, y] = below(grid);
      list.style.inset = `${y - 300}px auto auto ${x - 10}px`;
      list.showPopover();
      expect(hitAt([x, y]) === list).to.equal(true);
      list.hidePopover();
    });
  });

  it('does not lie over another widget that is dragged across it', async () => {
    const grid = await open('covering');
    await mouse.grab(grid, 'b');
    await mouse.by(-80, 0);
    const { right, top } = chromeOf(grid, 'a').body.getBoundingClientRect();
    const [x, y] = [right - 10, top + 20];
    const shown = (grid.renderRoot as ShadowRoot).elementsFromPoint(x, y);
    const covering = contentOf(grid, 'a').firstElementChild!;
    expect(shown.includes(covering), 'it is there').to.equal(true);
    expect(shown.indexOf(contentOf(grid, 'b'))).to.be.lessThan(shown.indexOf(covering));
    await mouse.up();
  });
});

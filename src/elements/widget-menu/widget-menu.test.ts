import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  announced,
  chromeButton,
  chromeOf,
  closeGrids,
  contentOf,
  focused,
  gripOf,
  openGrid,
  storedRects,
  toolbarButton,
  type GridOptions,
  type Rects,
  controllerOf,
  dashboardOf,
} from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { plainManifest, testRegistry, widgetLogs } from '../testing/manifests.js';
import {
  choose,
  hasFocus,
  itemsIn,
  labels,
  menuOf,
  openMenu,
  toastOf,
  toastText,
} from '../testing/menu.js';
import { centerOf, Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2] };
const mouse = new Mouse();

function registryOf() {
  return testRegistry([plainManifest('once', undefined, { maxInstances: 1 })]);
}

/** A widget that shows what the source `count` answers. */
class Asking extends HTMLElement {
  set context({ data, signal }: WidgetContext) {
    const query = { source: 'count' };
    data.observe(query, (answer) => (this.textContent = String(answer.data)), { signal });
  }
}

function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  return openGrid({ rects, registry: registryOf(), ...options });
}

beforeEach(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

describe('the menu of a widget', () => {
  it('is in every header, named after its widget', async () => {
    const grid = await open({ editing: false });
    const button = chromeButton(grid, 'b', 'menu');
    expect(button.getAttribute('aria-label')).to.equal('Menu of Widget b');
    expect(button.getAttribute('aria-haspopup')).to.equal('menu');
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
  });

  it('offers in view mode what changes nothing, and in edit mode the rest', async () => {
    const grid = await open({ editing: false });
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal(['View full screen']);
    await press('Escape');
    grid.editing = true;
    await grid.editingReady;
    await grid.updateComplete;
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal([
      'Settings',
      'Duplicate',
      'Move or resize…',
      'View full screen',
      'Remove',
    ]);
  });

  it('offers no edits of a document that is read only, or where the user may not write', async () => {
    const seed = { ...dashboardOf({ rects }), permissions: ['dashboard.read'] };
    const grid = await open({ properties: { seed, dashboardId: seed.id } });
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal(['View full screen']);
  });

  it('offers no settings and no copy of a type that is not known, but its removal', async () => {
    const grid = await open({ widget: () => ({ type: 'nobody-knows' }) });
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal(['Move or resize…', 'View full screen', 'Remove']);
  });

  it('offers Refresh where the widget asks for data', async () => {
    let answers = 0;
    const fetch = () => Promise.resolve(++answers);
    const registry = testRegistry([plainManifest('asking', undefined, { load: moduleOf(Asking) })]);
    const grid = await open({
      editing: false,
      registry,
      widget: (id) => ({ type: id === 'a' ? 'asking' : 'plain' }),
      properties: { dataSources: { count: { fetch, refreshInterval: 0 } } },
    });
    await waitUntil(() => contentOf(grid, 'a').textContent === '1');
    await choose(grid, 'Refresh now');
    await waitUntil(() => contentOf(grid, 'a').textContent === '2');
    expect(announced(grid)).to.equal('Widget a is refreshed.');
    await hasFocus(chromeButton(grid, 'a', 'menu'), 'the button');
    await openMenu(grid, 'b');
    expect(labels(grid), 'of a widget without data').to.deep.equal(['View full screen']);
  });

  it('is gone through by keys', async () => {
    const grid = await open();
    await openMenu(grid);
    const at = () => focused()!.textContent!.trim();
    expect(at()).to.equal('Settings');
    await press('ArrowDown');
    expect(at()).to.equal('Duplicate');
    await press('End');
    expect(at()).to.equal('Remove');
    await press('ArrowDown');
    expect(at()).to.equal('Settings');
    await press('ArrowUp');
    expect(at()).to.equal('Remove');
    await press('Home');
    expect(at()).to.equal('Settings');
    await press('m');
    expect(at()).to.equal('Move or resize…');
    await press('Escape');
    expect(menuOf(grid)).to.equal(null);
    await hasFocus(chromeButton(grid, 'a', 'menu'), 'the button');
    expect(chromeButton(grid, 'a', 'menu').hasAttribute('aria-expanded')).to.equal(false);
    expect(grid.editing, 'Escape did nothing else').to.equal(true);
  });

  it('opens by Shift+F10 anywhere in the widget, and gives the focus back', async () => {
    const grid = await open();
    const before = grid.dashboard;
    gripOf(grid, 'b').focus();
    await press('Shift+F10');
    await waitUntil(() => menuOf(grid), 'open', { timeout: 8000 });
    expect(menuOf(grid)!.getAttribute('aria-label')).to.equal('Menu of Widget b');
    await press('Escape');
    await hasFocus(gripOf(grid, 'b'), 'the grip');
    // Not every driver knows this key.
    const init = { key: 'ContextMenu', bubbles: true, composed: true, cancelable: true };
    const key = new KeyboardEvent('keydown', init);
    gripOf(grid, 'b').dispatchEvent(key);
    expect(key.defaultPrevented).to.equal(true);
    await waitUntil(() => menuOf(grid));
    await press('Tab');
    await waitUntil(() => !menuOf(grid), 'Tab leaves it');
    expect(grid.dashboard).to.equal(before);
  });

  it('leaves the keys of the browser to what is typed in', async () => {
    const grid = await open({ widget: () => ({ type: 'form' }) });
    const press10 = (selector: string) => {
      const event = new KeyboardEvent('keydown', {
        key: 'F10',
        shiftKey: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      contentOf(grid, 'a').querySelector(selector)!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press10('input')).to.equal(false);
    expect(press10('.rich')).to.equal(false);
    expect(press10('button')).to.equal(true);
    await waitUntil(() => menuOf(grid), 'open', { timeout: 8000 });
  });

  it('closes by a second press of its button, and by a press elsewhere', async () => {
    const grid = await open();
    const button = chromeButton(grid, 'a', 'menu');
    await mouse.click(button);
    await waitUntil(() => menuOf(grid), 'open', { timeout: 8000 });
    await mouse.click(button);
    await waitUntil(() => !menuOf(grid), 'closed');
    await mouse.click(button);
    await waitUntil(() => menuOf(grid), 'open again');
    await mouse.move([5, 690]);
    await mouse.down();
    await mouse.up();
    await waitUntil(() => !menuOf(grid), 'closed by a press elsewhere');
    await mouse.click(chromeButton(grid, 'b', 'menu'));
    await waitUntil(() => menuOf(grid)?.getAttribute('aria-label') === 'Menu of Widget b');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`stands at its button and inside the window, ${dir}`, async () => {
      await setViewport({ width: 1000, height: 420 });
      const grid = await open({ dir, rects: { a: [0, 0, 4, 2], b: [8, 5, 4, 2] } });
      for (const id of ['a', 'b']) {
        await openMenu(grid, id);
        const menu = menuOf(grid)!.getBoundingClientRect();
        const button = chromeButton(grid, id, 'menu').getBoundingClientRect();
        expect(menu.left).to.be.at.least(0);
        expect(menu.right).to.be.at.most(1000);
        expect(menu.top).to.be.at.least(0);
        expect(menu.bottom).to.be.at.most(420);
        const side = dir === 'rtl' ? 'left' : 'right';
        const distance = Math.abs(menu[side] - button[side]);
        const edge = dir === 'rtl' ? button.left : 1000 - button.right;
        expect(distance, `${id} in line with its button`).to.be.at.most(Math.max(1, 8 - edge + 1));
        await press('Escape');
      }
    });
  }

  for (const theme of ['light', 'dark']) {
    it(`has nothing that axe finds, ${theme}`, async () => {
      const rules = { ignoredRules: ['landmark-banner-is-top-level'] };
      const grid = await open({ style: `color-scheme: ${theme}` });
      await openMenu(grid);
      await expect(grid).to.be.accessible(rules);
      itemsIn(grid).at(-1)!.click();
      await waitUntil(() => toastOf(grid));
      toastOf(grid)!
        .getAnimations()
        .forEach((animation) => animation.finish());
      await expect(grid).to.be.accessible(rules);
      await choose(grid, 'Move or resize…', 'b');
      await waitUntil(() => grid.renderRoot.querySelector('dash-move'));
      await expect(grid).to.be.accessible(rules);
    });
  }
});

describe('Remove', () => {
  it('tells, offers to undo it, and puts the focus at the neighbour', async () => {
    const grid = await open();
    await choose(grid, 'Remove', 'b');
    await waitUntil(() => toastText(grid) === 'Widget b removed.');
    expect(announced(grid)).to.equal('Widget b removed.');
    await hasFocus(gripOf(grid, 'c'), 'the neighbour');
    toastOf(grid)!.querySelector('button')!.click();
    await expectLayout(grid, rects);
    expect(toastOf(grid)).to.equal(null);
    await hasFocus(gripOf(grid, 'b'), 'what came back');
  });

  it('brings back only what was removed, after other edits', async () => {
    const grid = await open();
    await choose(grid, 'Remove', 'b');
    await waitUntil(() => toastOf(grid));
    await grid.updateWidget('a', { title: 'Renamed since' });
    toastOf(grid)!.querySelector('button')!.click();
    await waitUntil(() => grid.dashboard!.widgets['b']);
    expect(grid.dashboard!.widgets['a']!.title).to.equal('Renamed since');
    await expectLayout(grid, rects);
  });
});

describe('Duplicate', () => {
  it('adds a copy of the same size, as one step to undo, and gives it the focus', async () => {
    const grid = await open({
      widget: (id) => ({ type: 'limited', config: { name: id, deep: [1] } }),
    });
    await grid.moveWidget('a', { h: 3 });
    await choose(grid, 'Duplicate');
    await waitUntil(() => Object.keys(grid.dashboard!.widgets).length === 4);
    const [id] = Object.keys(grid.dashboard!.widgets).filter((one) => !(one in rects));
    const copy = grid.dashboard!.widgets[id!]!;
    expect(copy).to.deep.include({ type: 'limited', title: 'Widget a (copy)' });
    expect(copy.config).to.deep.equal({ name: 'a', deep: [1] });
    expect(storedRects(grid)[id!]!.slice(2)).to.deep.equal([4, 3]);
    await waitUntil(() => focused() === chromeOf(grid, id!)?.grip, 'the copy has the focus');
    expect(announced(grid)).to.contain('Added Widget a (copy) at column');
    grid.undo();
    expect(Object.keys(grid.dashboard!.widgets)).to.deep.equal(['a', 'b', 'c']);
  });

  it('is not possible when there are as many as there may be', async () => {
    const grid = await open({ widget: (id) => ({ type: id === 'a' ? 'once' : 'plain' }) });
    await openMenu(grid);
    const item = itemsIn(grid).find(({ textContent }) => textContent!.includes('Duplicate'))!;
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(item.title).to.contain('at most 1');
    item.click();
    expect(menuOf(grid), 'it stays open').not.to.equal(null);
    expect(Object.keys(grid.dashboard!.widgets).length).to.equal(3);
  });
});

describe('Move or resize', () => {
  const dialogOf = (grid: DashGrid) => grid.renderRoot.querySelector('dash-move');
  const field = (grid: DashGrid, side: string) =>
    dialogOf(grid)!.renderRoot.querySelector<HTMLInputElement>(`#${side}`)!;
  const enter = async (grid: DashGrid, values: Readonly<Record<string, string>>) => {
    for (const [side, value] of Object.entries(values)) {
      const input = field(grid, side);
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await dialogOf(grid)!.updateComplete;
  };
  const openDialog = async (options: Partial<GridOptions> = {}) => {
    const grid = await open(options);
    await choose(grid, 'Move or resize…');
    await waitUntil(() => dialogOf(grid)?.renderRoot.querySelector('#x'));
    return grid;
  };
  const textIn = (grid: DashGrid, selector: string) =>
    dialogOf(grid)!.renderRoot.querySelector(selector)?.textContent;

  it('shows on the board what comes of it, and saves it as one edit', async () => {
    const grid = await openDialog();
    const before = grid.dashboard;
    expect(['x', 'y', 'w', 'h'].map((side) => field(grid, side).value)).to.deep.equal([
      '1',
      '1',
      '4',
      '2',
    ]);
    await enter(grid, { x: '5' });
    expect(controllerOf(grid).board.layout['a']).to.deep.include({ x: 4, y: 0 });
    expect(controllerOf(grid).board.layout['b'], 'others make room').to.deep.include({ x: 0 });
    expect(textIn(grid, '.outcome')).to.contain('column 5, row 1: 4 wide, 2 high');
    await enter(grid, { h: '3' });
    expect(grid.dashboard, 'nothing is saved yet').to.equal(before);
    await press('Enter');
    await expectLayout(grid, { ...rects, a: [4, 0, 4, 3], b: [0, 0, 4, 2] });
    expect(dialogOf(grid)).to.equal(null);
    await hasFocus(chromeButton(grid, 'a', 'menu'), 'the button');
    grid.undo();
    await expectLayout(grid, rects);
    expect(grid.canUndo).to.equal(false);
  });

  it('takes everything back at Escape', async () => {
    const grid = await openDialog();
    const before = grid.dashboard;
    await enter(grid, { x: '9', h: '5' });
    await press('Escape');
    await waitUntil(() => !dialogOf(grid));
    expect(grid.dashboard).to.equal(before);
    await expectLayout(grid, rects);
    await mouse.drag(grid, 'a', 4, 0);
    await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
  });

  it('keeps the limits of the type and of the board, and says them', async () => {
    const grid = await openDialog({ widget: () => ({ type: 'limited' }) });
    const layout = controllerOf(grid).board.layout;
    for (const [side, value, fault] of [
      ['w', '7', 'from 2 to 6'],
      ['h', '0', 'from 1 to 4'],
      ['x', '13', 'from 1 to 12'],
      ['y', '1.5', 'whole number from 1'],
      ['x', '', 'from 1 to 12'],
    ] as const) {
      const valid = field(grid, side).value;
      await enter(grid, { [side]: value });
      expect(textIn(grid, '.fault'), `${side} ${value}`).to.contain(fault);
      expect(field(grid, side).getAttribute('aria-invalid')).to.equal('true');
      expect(controllerOf(grid).board.layout).to.equal(layout);
      await press('Enter');
      expect(dialogOf(grid), 'it is not saved').not.to.equal(null);
      expect(focused()).to.equal(field(grid, side));
      await enter(grid, { [side]: valid });
      expect(textIn(grid, '.fault')).to.equal(undefined);
    }
  });
});

describe('View full screen', () => {
  for (const isAllowed of [true, false]) {
    it(`${isAllowed ? 'by the browser' : 'as an overlay'} keeps the widget connected and tells its size`, async () => {
      const grid = await open({ editing: false, style: 'transform: translateX(3px)' });
      const chrome = chromeOf(grid, 'a');
      const log = widgetLogs.get('a')!;
      const { connected, disconnected } = log;
      const before = chrome.body.clientWidth;
      if (!isAllowed) {
        chrome.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
      }
      await mouse.click(chromeButton(grid, 'a', 'menu'));
      await waitUntil(() => menuOf(grid), 'open', { timeout: 8000 });
      await mouse.click(itemsIn(grid)[labels(grid).indexOf('View full screen')]!);
      await waitUntil(() => chrome.getBoundingClientRect().width >= innerWidth - 1, 'it is large', {
        timeout: 5000,
      });
      expect(chrome.getBoundingClientRect().height).to.be.closeTo(innerHeight, 1);
      expect(chrome.body.clientWidth).to.be.greaterThan(before * 2);
      await waitUntil(() => contentOf(grid, 'a').getBoundingClientRect().width > before * 2);
      await waitUntil(() => focused()?.getAttribute('aria-label') === 'Exit full screen');
      expect(announced(grid)).to.contain('fills the screen');
      chromeButton(grid, 'b', 'menu').focus();
      await waitUntil(
        () => focused()?.getAttribute('aria-label') === 'Exit full screen',
        'what is behind gets no focus',
      );
      if (isAllowed) {
        // The browser lets nothing outside of it be pressed.
        await mouse.click(chromeButton(grid, 'a', 'menu'));
        const items = () => chrome.renderRoot.querySelectorAll('.menu-popover button');
        await waitUntil(() => items().length > 0, 'the menu is inside');
        await mouse.click([...items()].at(-1)!);
      } else {
        await press('Escape');
      }
      await waitUntil(() => Math.abs(chrome.body.clientWidth - before) < 1, 'it is back');
      await hasFocus(chromeButton(grid, 'a', 'menu'), 'the button');
      expect([log.connected, log.disconnected]).to.deep.equal([connected, disconnected]);
      expect(chrome.renderRoot.querySelectorAll('header button').length).to.equal(1);
    });
  }

  it('offers the way back in the menu, and no edits meanwhile', async () => {
    const grid = await open();
    const chrome = chromeOf(grid, 'a');
    chrome.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
    await choose(grid, 'View full screen');
    await waitUntil(() => chrome.matches('.maximized'));
    expect(chrome.grip).to.equal(null);
    await openMenu(grid);
    expect(labels(grid)).to.deep.equal(['Exit full screen']);
    await press('End', 'Enter');
    await waitUntil(() => !chrome.matches('.maximized'));
    await waitUntil(() => chrome.grip);
    await expectLayout(grid, rects);
  });
});

describe('toasts', () => {
  it('go after a while, but not while they are pointed at or have the focus', async () => {
    const grid = await open();
    const { setTimeout: original } = window;
    // Their eight seconds, quicker.
    window.setTimeout = ((run: () => void, delay?: number) =>
      original(run, delay !== undefined && delay > 900 ? delay / 20 : delay)) as typeof setTimeout;
    try {
      await choose(grid, 'Remove', 'a');
      await waitUntil(() => toastOf(grid), 'shown', { timeout: 8000 });
      const toast = toastOf(grid)!;
      toast.querySelector('button')!.focus();
      await new Promise((resolve) => original(resolve, 600));
      expect(toast.isConnected, 'it has the focus').to.equal(true);
      toolbarButton(grid, 'undo').focus();
      await mouse.move(centerOf(toast));
      await new Promise((resolve) => original(resolve, 600));
      expect(toast.isConnected, 'it is pointed at').to.equal(true);
      await mouse.move([5, 5]);
      await waitUntil(() => !toast.isConnected, 'it goes', { timeout: 100_000 });
    } finally {
      window.setTimeout = original;
    }
  });
});

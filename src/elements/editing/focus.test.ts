import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  chromeButton,
  chromeOf,
  closeGrids,
  focused,
  gripOf,
  itemOf,
  itemsOf,
  openGrid,
  stillness,
  storedRects,
  toolbarButton,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';
import { choose, hasFocus } from '../testing/menu.js';
import { Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const mouse = new Mouse();

function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  return openGrid({ rects, ...options });
}

beforeEach(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

/** True if the focus is in the dashboard, at something that is shown. */
function isInside(grid: DashGrid): boolean {
  return document.activeElement === grid && (focused()?.checkVisibility() ?? false);
}

describe('the focus when the node that has it goes', () => {
  it('goes on to the neighbour when a copy is undone, and stays when it is redone', async () => {
    const grid = await open();
    await choose(grid, 'Duplicate');
    await until(() => itemsOf(grid).length === 4);
    const copy = Object.keys(grid.dashboard!.widgets).find((id) => !(id in rects))!;
    await until(() => focused() === gripOf(grid, copy));
    await press('Control+z');
    await until(() => itemsOf(grid).length === 3);
    await until(() => isInside(grid) && focused()?.classList.contains('grip'));
    await press('Control+Shift+z');
    await until(() => itemsOf(grid).length === 4);
    expect(isInside(grid), 'still in the dashboard').to.equal(true);
  });

  it('stays in a widget far from the viewport whose grip a narrow board has no use for', async () => {
    const grid = await open({ rects: { a: [0, 0, 12, 2], b: [0, 2, 12, 80], c: [0, 82, 6, 3] } });
    // Widgets far from the viewport get their grips in idle time.
    await until(() => gripOf(grid, 'c') !== null);
    gripOf(grid, 'c').focus({ preventScroll: true });
    grid.parentElement!.style.width = '600px';
    await until(() => gripOf(grid, 'c') === null);
    await until(() => isInside(grid));
  });

  it('goes by Tab to the grip of a widget that idle time has not reached yet', async () => {
    const far: Rects = { a: [0, 0, 12, 2], b: [0, 2, 12, 80], c: [0, 82, 6, 3] };
    const { requestIdleCallback } = globalThis;
    globalThis.requestIdleCallback = () => 0;
    try {
      const grid = await open({ rects: far, editing: false });
      grid.editing = true;
      await grid.editingReady;
      await until(() => gripOf(grid, 'b') !== null);
      expect(gripOf(grid, 'c')).to.equal(null);
      chromeButton(grid, 'b', 'menu').focus({ preventScroll: true });
      await press('Tab');
      expect(focused()).to.equal(gripOf(grid, 'c'));
    } finally {
      globalThis.requestIdleCallback = requestIdleCallback;
    }
  });

  it('goes on from redo when an edit leaves nothing to redo', async () => {
    const grid = await open();
    gripOf(grid, 'c').focus();
    await press('ArrowRight');
    await mouse.click(toolbarButton(grid, 'undo'));
    await until(() => focused() === toolbarButton(grid, 'redo'));
    // The corner takes no focus.
    await mouse.resize(grid, 'c', 1, 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(toolbarButton(grid, 'redo').disabled).to.equal(true);
    expect(focused()).to.equal(toolbarButton(grid, 'undo'));
  });

  it('stays on a control that there is no more room for', async () => {
    const grid = await open();
    const settings = chromeButton(grid, 'c', 'settings');
    settings.focus();
    await grid.moveWidget('c', { w: 2 });
    await stillness(grid);
    // The browser takes the focus from what is hidden within some frames.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(focused()).to.equal(settings);
    expect(settings.checkVisibility()).to.equal(true);
    await press('Tab', 'Tab');
    expect(isInside(grid)).to.equal(true);
    expect(settings.checkVisibility(), 'afterwards').to.equal(false);
  });

  it('stays in the widget whose grip a narrow board has no use for', async () => {
    const grid = await open();
    gripOf(grid, 'b').focus();
    grid.parentElement!.style.width = '600px';
    await until(() => !chromeOf(grid, 'b').grip);
    await until(() => chromeOf(grid, 'b').matches(':focus-within'));
    expect(isInside(grid)).to.equal(true);
  });

  it('goes to the neighbour when a program removes the widget, to the one before at the end', async () => {
    const grid = await open();
    gripOf(grid, 'b').focus();
    await grid.removeWidget('b');
    await hasFocus(gripOf(grid, 'c'), 'the next');
    await grid.removeWidget('c');
    await hasFocus(gripOf(grid, 'a'), 'the one before');
    await grid.removeWidget('a');
    await hasFocus(toolbarButton(grid, 'add'), 'the invitation to add one');
  });

  it('goes to the neighbour when another page removes it', async () => {
    const grid = await open();
    gripOf(grid, 'a').focus();
    const next = grid.exportDashboard();
    const { a: _gone, ...widgets } = next.widgets;
    await grid.importDashboard({ ...next, widgets });
    await until(() => !itemOf(grid, 'a'));
    await hasFocus(gripOf(grid, 'b'), 'the neighbour');
  });

  it('goes to the board when Done takes the toolbar away, and to the menu of the widget it was in', async () => {
    const grid = await open();
    toolbarButton(grid, 'done').focus();
    await press('Enter');
    await until(() => !toolbarButton(grid, 'done'));
    await hasFocus(grid.renderRoot.querySelector('.frame')!, 'the board');

    grid.editing = true;
    await until(() => gripOf(grid, 'b'));
    gripOf(grid, 'b').focus();
    grid.editing = false;
    await until(() => !gripOf(grid, 'b'));
    await hasFocus(chromeButton(grid, 'b', 'menu'), 'the menu');
  });

  it('is left alone where it is elsewhere on the page', async () => {
    const grid = await open();
    const field = document.createElement('input');
    grid.before(field);
    field.focus();
    await grid.removeWidget('b');
    grid.editing = false;
    await grid.updateComplete;
    await stillness(grid);
    expect(focused()).to.equal(field);
  });
});

describe('Ctrl+Z on the page', () => {
  it('takes a drag and a resize by mouse back, with the focus on the body', async () => {
    const grid = await open();
    for (const gesture of ['drag', 'resize'] as const) {
      await mouse[gesture](grid, 'a', 1, 1);
      await until(() => JSON.stringify(storedRects(grid)) !== JSON.stringify(rects));
      (document.activeElement as HTMLElement | null)?.blur();
      await press('Control+z');
      await until(() => JSON.stringify(storedRects(grid)) === JSON.stringify(rects));
    }
    await press('Control+Shift+z');
    expect(storedRects(grid)).not.to.deep.equal(rects);
  });

  it('works after a click on an empty part of a widget', async () => {
    const grid = await open();
    await grid.moveWidget('a', { x: 8 });
    await stillness(grid);
    await mouse.click(chromeOf(grid, 'c').querySelector(':scope > *')!);
    await press('Control+z');
    await until(() => storedRects(grid)['a']![0] === 0);
  });

  for (const [name, html, isUndone] of [
    ['a range', '<input type="range">', true],
    ['a checkbox', '<input type="checkbox">', true],
    ['a select', '<select><option>1</option></select>', true],
    ['a button', '<button>Press</button>', true],
    ['a text field', '<input>', false],
    ['a number field', '<input type="number">', false],
    ['a text area', '<textarea></textarea>', false],
    ['editable text', '<div contenteditable="true" tabindex="0">text</div>', false],
  ] as const) {
    it(`${isUndone ? 'undoes' : 'is left to the browser'} with the focus on ${name}`, async () => {
      const grid = await open();
      await grid.moveWidget('a', { x: 8 });
      const holder = document.createElement('div');
      holder.innerHTML = html;
      grid.parentElement!.append(holder);
      (holder.firstElementChild as HTMLElement).focus();
      await press('Control+z');
      await grid.updateComplete;
      expect(storedRects(grid)['a']![0]).to.equal(isUndone ? 0 : 8);
    });
  }

  it('does nothing in view mode, while a dialog is open, or after the page took the key', async () => {
    const grid = await open();
    await grid.moveWidget('a', { x: 8 });
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<button>Close</button>';
    grid.parentElement!.append(dialog);
    dialog.showModal();
    await press('Control+z');
    expect(storedRects(grid)['a']![0], 'in a dialog').to.equal(8);
    dialog.remove();

    const take = (event: Event) => event.preventDefault();
    document.addEventListener('keydown', take, { capture: true });
    await press('Control+z');
    document.removeEventListener('keydown', take, { capture: true });
    expect(storedRects(grid)['a']![0], 'taken by the page').to.equal(8);

    grid.editing = false;
    await grid.updateComplete;
    await press('Control+z');
    expect(storedRects(grid)['a']![0], 'in view mode').to.equal(8);
  });

  it('belongs to the dashboard that was used last', async () => {
    const first = await open();
    const second = await open();
    await first.moveWidget('a', { x: 8 });
    await second.moveWidget('a', { x: 8 });
    await mouse.click(chromeOf(first, 'c').querySelector(':scope > *')!);
    (document.activeElement as HTMLElement | null)?.blur();
    await press('Control+z');
    expect([storedRects(first)['a']![0], storedRects(second)['a']![0]]).to.deep.equal([0, 8]);
    gripOf(second, 'a').focus();
    await press('Control+z');
    expect([storedRects(first)['a']![0], storedRects(second)['a']![0]]).to.deep.equal([0, 0]);
  });
});

describe('the reading order', () => {
  it('is that of the document after a preview that was taken back', async () => {
    const grid = await open({
      rects: { a: [0, 0, 12, 2], b: [0, 2, 12, 2], c: [0, 4, 12, 2] },
    });
    const order = () => itemsOf(grid).map((item) => item.dataset['widgetId']);
    gripOf(grid, 'b').focus();
    // An edit, after which the order of the DOM is put right a second later.
    await press('ArrowUp');
    await choose(grid, 'Move or resize…', 'b');
    await until(() => grid.renderRoot.querySelector('dash-move'));
    const dialog = grid.renderRoot.querySelector('dash-move')!;
    await dialog.updateComplete;
    const row = dialog.renderRoot.querySelector<HTMLInputElement>('#y')!;
    row.value = '12';
    row.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await press('Escape');
    await until(() => !grid.renderRoot.querySelector('dash-move'));
    await until(() => order().join() === 'b,a,c');
  });
});

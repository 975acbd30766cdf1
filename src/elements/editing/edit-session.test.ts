import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Dashboard } from '../../model/types.js';
import { MemoryStorage } from '../../storage/memory-storage.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  announced,
  chooseType,
  chromeButton,
  closeGrids,
  contentOf,
  focused,
  gripOf,
  openGrid,
  storedRects,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { press } from '../testing/keys.js';
import { Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const moved: Rects = { ...rects, c: [3, 2, 6, 3] };
const mouse = new Mouse();

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

describe('shortcuts of edit mode', () => {
  const edited = async (): Promise<DashGrid> => {
    const grid = await openGrid({ rects });
    await grid.moveWidget('c', { x: 3 });
    await expectLayout(grid, moved);
    gripOf(grid, 'a').focus();
    return grid;
  };

  for (const control of ['Control', 'Meta']) {
    it(`undo by ${control}+Z, redo by ${control}+Shift+Z and ${control}+Y`, async () => {
      const grid = await edited();
      await press(`${control}+z`);
      await expectLayout(grid, rects);
      expect(announced(grid)).to.equal('Undone: move Widget c.');
      await press(`${control}+Shift+Z`);
      await expectLayout(grid, moved);
      expect(announced(grid)).to.equal('Redone: move Widget c.');
      await press(`${control}+z`);
      await expectLayout(grid, rects);
      await press(`${control}+y`);
      await expectLayout(grid, moved);
    });
  }

  it('work from the toolbar, too, and leave the key to the page outside edit mode', async () => {
    const grid = await edited();
    toolbarButton(grid, 'add').focus();
    await press('Control+z');
    await expectLayout(grid, rects);
    grid.redo();
    grid.editing = false;
    await grid.updateComplete;
    await press('Control+z');
    await expectLayout(grid, moved);
  });

  it('ask the host first, as the toolbar does', async () => {
    const grid = await edited();
    const asked: string[] = [];
    let isRefused = true;
    grid.addEventListener('dash-before-change', (event) => {
      asked.push(...event.changes.map(({ type }) => type));
      if (isRefused) {
        event.preventDefault();
      }
    });
    await press('Control+z');
    await mouse.click(toolbarButton(grid, 'undo'));
    await expectLayout(grid, moved);
    expect(grid.canUndo, 'it can be undone later').to.equal(true);
    isRefused = false;
    await press('Control+z');
    await expectLayout(grid, rects);
    isRefused = true;
    await press('Control+Shift+Z');
    await expectLayout(grid, rects);
    isRefused = false;
    await press('Control+y');
    await expectLayout(grid, moved);
    expect(asked).to.deep.equal(Array.from({ length: 5 }, () => 'layout.set'));
  });

  it('do not reach behind a question', async () => {
    const grid = await edited();
    await mouse.click(chromeButton(grid, 'b', 'settings'));
    const settings = () => grid.renderRoot.querySelector('dash-settings')?.shadowRoot;
    await waitUntil(() => settings()?.querySelector('#title'), 'they are open', { timeout: 8000 });
    await sendKeys({ type: 'Changed' });
    await press('Escape');
    const keep = () => settings()!.querySelector('.ask[open] [value="keep"]');
    await waitUntil(() => keep() && focused() === keep(), 'it asks whether to discard');
    await press('Control+z');
    await expectLayout(grid, moved);
  });

  it('are not heard while a widget is dragged', async () => {
    const grid = await edited();
    await mouse.grab(grid, 'a');
    await mouse.byUnits(grid, 4, 0);
    await press('Control+z', 'Delete', 'ArrowDown');
    await mouse.up();
    await expectLayout(grid, { ...moved, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
  });
});

describe('typing in a widget while it is edited', () => {
  const openForm = async () => {
    const tall: Rects = { a: [0, 0, 6, 6], c: [0, 6, 6, 3] };
    const grid = await openGrid({ rects: tall, widget: () => ({ type: 'form' }) });
    await grid.moveWidget('c', { x: 3 });
    await grid.save();
    return { grid, content: contentOf(grid, 'a'), before: grid.dashboard };
  };

  it('is not disturbed in a field', async () => {
    const { grid, content, before } = await openForm();
    const input = content.querySelector('input')!;
    await mouse.click(input);
    expect(focused()).to.equal(input);
    await press('Home', 'Delete', 'ArrowRight');
    await sendKeys({ type: 'XY' });
    expect(input.value).to.equal('eXYxt');
    await press('Control+z', 'Escape', 'r');
    expect(grid.dashboard).to.equal(before);
  });

  it('is not disturbed in an editable text', async () => {
    const { grid, content, before } = await openForm();
    const rich = content.querySelector<HTMLElement>('.rich')!;
    rich.focus();
    await press('Home', 'Delete', 'ArrowRight');
    await sendKeys({ type: 'X' });
    expect(rich.textContent).to.equal('iXch');
    await press('Control+z');
    expect(grid.dashboard).to.equal(before);
  });

  it('and its buttons can be pressed, and text selected, without a drag', async () => {
    const { grid, content, before } = await openForm();
    const button = content.querySelector('button')!;
    const clicked = oneEvent(button, 'click');
    await mouse.click(button);
    await clicked;
    const input = content.querySelector('input')!;
    const { left, top, width, height } = input.getBoundingClientRect();
    await mouse.move([left + 2, top + height / 2]);
    await mouse.down();
    await mouse.by(width - 4, 0);
    await mouse.up();
    expect(input.selectionEnd! - input.selectionStart!).to.be.greaterThan(0);
    expect(grid.dashboard).to.equal(before);
  });
});

describe('the toolbar', () => {
  it('shows what can be undone and redone', async () => {
    const grid = await openGrid({ rects });
    const states = () => ['undo', 'redo'].map((action) => !toolbarButton(grid, action).disabled);
    expect(states()).to.deep.equal([false, false]);
    await grid.moveWidget('c', { x: 3 });
    await grid.updateComplete;
    expect(states()).to.deep.equal([true, false]);
    await mouse.click(toolbarButton(grid, 'undo'));
    await grid.updateComplete;
    expect(states()).to.deep.equal([false, true]);
  });

  it('keeps the focus when the last step is undone', async () => {
    const grid = await openGrid({ rects });
    await grid.moveWidget('c', { x: 3 });
    await grid.updateComplete;
    toolbarButton(grid, 'undo').focus();
    await press('Enter');
    await expectLayout(grid, rects);
    await waitUntil(
      () => focused() === toolbarButton(grid, 'redo'),
      'the focus is at the other step',
    );
  });

  it('ends edit mode, and takes itself and all controls away', async () => {
    const grid = await openGrid({ rects });
    const event = oneEvent(grid, 'dash-editing-change');
    await mouse.click(toolbarButton(grid, 'done'));
    await event;
    await grid.updateComplete;
    expect(grid.editing).to.equal(false);
    expect(grid.renderRoot.querySelector('.toolbar')).to.equal(null);
    expect(gripOf(grid, 'a')).to.equal(null);
    expect(chromeButton(grid, 'a', 'settings')).to.equal(null);
  });

  it('tells how safe the edits are', async () => {
    const grid = await openGrid({ rects });
    await grid.moveWidget('c', { x: 3 });
    await grid.save();
    await grid.updateComplete;
    const state = grid.renderRoot.querySelector<HTMLElement>('.save-state')!;
    expect(state.dataset['state']).to.equal(grid.saveState);
    expect(state.textContent).to.equal('Kept until this page closes');
  });

  it('tells of a save only when it takes long enough to be read', async () => {
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    class SlowStorage extends MemoryStorage {
      override async create(dashboard: Dashboard): Promise<Dashboard> {
        await answered;
        return super.create(dashboard);
      }
    }
    const grid = await openGrid({ rects, properties: { storage: new SlowStorage() } });
    const told = () => grid.renderRoot.querySelector('.save-state')!.textContent;
    await grid.moveWidget('c', { x: 3 });
    await grid.updateComplete;
    expect([grid.saveState, told()]).to.deep.equal(['pending', '']);
    await waitUntil(() => told() === 'Saving…');
    answer();
    await waitUntil(() => told() === 'Kept until this page closes');
  });

  it('tells of a slow save that follows a quick one at once', async () => {
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    let writes = 0;
    class SlowStorage extends MemoryStorage {
      override async apply(...write: Parameters<MemoryStorage['apply']>) {
        if (++writes === 2) {
          await answered;
        }
        return super.apply(...write);
      }
    }
    const grid = await openGrid({ rects, properties: { storage: new SlowStorage() } });
    const told = () => grid.renderRoot.querySelector('.save-state')!.textContent;
    await grid.moveWidget('c', { x: 3 });
    await grid.updateComplete;
    await grid.save();
    await grid.moveWidget('c', { x: 4 });
    await grid.updateComplete;
    expect([grid.saveState, told()]).to.deep.equal(['pending', 'Kept until this page closes']);
    await waitUntil(() => told() === 'Saving…');
    answer();
    await waitUntil(() => told() === 'Kept until this page closes');
  });
});

describe('the dialogs', () => {
  it('add nothing when the catalog is closed by Escape, and the focus returns', async () => {
    const grid = await openGrid({ rects });
    toolbarButton(grid, 'add').focus();
    await press('Enter');
    await chooseType(grid, 'Type plain');
    await press('Escape');
    await waitUntil(() => !grid.renderRoot.querySelector('dash-catalog'));
    expect(focused()).to.equal(toolbarButton(grid, 'add'));
    await expectLayout(grid, rects);
  });

  it('add a widget by keyboard', async () => {
    const grid = await openGrid({ rects });
    toolbarButton(grid, 'add').focus();
    await press('Enter');
    const card = await chooseType(grid, 'Type limited');
    await sendKeys({ type: 'limited' });
    await press('ArrowDown', 'Enter');
    await waitUntil(() => Object.keys(storedRects(grid)).length === 4);
    const id = Object.keys(storedRects(grid)).find((one) => !(one in rects))!;
    expect(grid.dashboard!.widgets[id]!.type).to.equal('limited');
    await waitUntil(() => focused() === card, 'the catalog stays open for the next one');
    await press('Escape');
    await waitUntil(() => focused() === toolbarButton(grid, 'add'), 'the focus is back');
  });

  it('change the title of a widget, as one step to undo, and the focus returns', async () => {
    const grid = await openGrid({ rects });
    const settings = chromeButton(grid, 'b', 'settings');
    settings.focus();
    await press('Enter');
    const dialog = () => grid.renderRoot.querySelector('dash-settings');
    await waitUntil(
      () => dialog()?.shadowRoot?.querySelector('#title'),
      'its code has been loaded',
      { timeout: 8000 },
    );
    await press('Control+a');
    await sendKeys({ type: 'New title' });
    await press('Enter');
    await waitUntil(() => grid.dashboard!.widgets['b']!.title === 'New title');
    expect(dialog()).to.equal(null);
    expect(focused()).to.equal(chromeButton(grid, 'b', 'settings'));
    await press('Control+z');
    expect(grid.dashboard!.widgets['b']!.title).to.equal('Widget b');
  });
});

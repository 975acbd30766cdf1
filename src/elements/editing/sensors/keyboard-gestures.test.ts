import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { expectLayout } from '../../testing/expect-layout.js';
import {
  announced,
  closeGrids,
  focused,
  gripOf,
  itemsOf,
  openGrid,
  type Rects,
} from '../../testing/grid-fixture.js';
import { press } from '../../testing/keys.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(closeGrids);

function stepsToUndo(grid: DashGrid): number {
  let steps = 0;
  while (grid.undo()) {
    steps++;
  }
  return steps;
}

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`keyboard gestures, ${dir}`, () => {
    /** The arrow that points to the end of a line, and the one to its start. */
    const [end, start] =
      dir === 'ltr'
        ? (['ArrowRight', 'ArrowLeft'] as const)
        : (['ArrowLeft', 'ArrowRight'] as const);

    it('move a widget by arrows', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'c').focus();
      await press(end);
      await expectLayout(grid, { ...rects, c: [1, 2, 6, 3] });
      expect(announced(grid)).to.equal('Widget c moved to column 2, row 3.');
      await press(end, start, start);
      await expectLayout(grid, rects);
    });

    it('push the widget beside it down', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'a').focus();
      await press(end, end, end, end);
      await expectLayout(grid, { a: [4, 0, 4, 2], b: [4, 2, 4, 2], c: [0, 4, 6, 3] });
      expect(focused()).to.equal(gripOf(grid, 'a'));
    });

    it('move a widget below the next one with one press, because gaps close', async () => {
      const columns: Rects = { a: [0, 0, 4, 2], b: [0, 2, 4, 3] };
      const grid = await openGrid({ rects: columns, dir });
      gripOf(grid, 'a').focus();
      await press('ArrowDown');
      await expectLayout(grid, { a: [0, 3, 4, 2], b: [0, 0, 4, 3] });
      await press('ArrowUp');
      await expectLayout(grid, columns);
    });

    it('resize a widget by Shift and arrows', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'c').focus();
      await press(`Shift+${end}`, 'Shift+ArrowDown');
      await expectLayout(grid, { ...rects, c: [0, 2, 7, 4] });
      expect(announced(grid)).to.equal('Widget c resized to 7 columns by 4 rows.');
      await press(`Shift+${start}`, `Shift+${start}`, 'Shift+ArrowUp');
      await expectLayout(grid, { ...rects, c: [0, 2, 5, 3] });
    });

    it('stop at the edges and say so', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      gripOf(grid, 'a').focus();
      await press(start);
      expect(announced(grid)).to.equal("Widget a can't move further.");
      await press('ArrowUp');
      await expectLayout(grid, rects);
      expect(grid.dashboard).to.equal(before);
    });

    it('keep the size limits of the manifest', async () => {
      const one: Rects = { a: [0, 0, 5, 2] };
      const grid = await openGrid({ rects: one, dir, widget: () => ({ type: 'limited' }) });
      gripOf(grid, 'a').focus();
      await press(...Array.from({ length: 3 }, () => `Shift+${end}`));
      await press(...Array.from({ length: 3 }, () => 'Shift+ArrowDown'));
      await expectLayout(grid, { a: [0, 0, 6, 4] });
      await press(...Array.from({ length: 5 }, () => `Shift+${start}`));
      await press(...Array.from({ length: 4 }, () => 'Shift+ArrowUp'));
      await expectLayout(grid, { a: [0, 0, 2, 1] });
    });

    it('take a whole run back at Escape', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'a').focus();
      await press(end, end, 'ArrowDown', `Shift+${end}`, 'Shift+ArrowDown');
      await press('Escape');
      await expectLayout(grid, rects);
      expect(announced(grid)).to.equal('Widget a is back where it was.');
      expect(focused()).to.equal(gripOf(grid, 'a'));
      expect(stepsToUndo(grid)).to.equal(0);
    });

    it('take only themselves back at Escape, and no other edit that came since', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'a').focus();
      await press(end, end);
      await grid.updateWidget('c', { title: 'New title' });
      await grid.save();
      await press('Escape');
      await expectLayout(grid, rects);
      expect(grid.dashboard!.widgets['c']!.title).to.equal('New title');
      expect(announced(grid)).to.equal('Widget a is back where it was.');
    });

    it('are one step to undo for a run, and another for the next', async () => {
      const grid = await openGrid({ rects, dir });
      gripOf(grid, 'c').focus();
      await press(end, end);
      gripOf(grid, 'a').focus();
      gripOf(grid, 'c').focus();
      await press(end);
      await expectLayout(grid, { ...rects, c: [3, 2, 6, 3] });
      expect(grid.undo()).to.equal(true);
      await expectLayout(grid, { ...rects, c: [2, 2, 6, 3] });
      expect(grid.undo()).to.equal(true);
      await expectLayout(grid, rects);
      expect(stepsToUndo(grid)).to.equal(0);
    });
  });
}

describe('keyboard gestures', () => {
  it('revert only the run that the focus is in', async () => {
    const grid = await openGrid({ rects });
    gripOf(grid, 'c').focus();
    await press('ArrowRight');
    gripOf(grid, 'a').focus();
    gripOf(grid, 'c').focus();
    await press('Escape');
    await expectLayout(grid, { ...rects, c: [1, 2, 6, 3] });
  });

  it('remove a widget by Backspace as by Delete, but not with a modifier', async () => {
    const grid = await openGrid({ rects });
    gripOf(grid, 'b').focus();
    await press('Control+Backspace', 'Alt+Backspace');
    await expectLayout(grid, rects);
    await press('Backspace');
    await grid.updateComplete;
    await expectLayout(grid, { a: [0, 0, 4, 2], c: [0, 2, 6, 3] });
    expect(announced(grid)).to.equal('Widget b removed.');
    expect(focused()).to.equal(gripOf(grid, 'c'));
  });

  it('remove a widget by Delete, and the focus goes to a neighbour', async () => {
    const grid = await openGrid({ rects });
    gripOf(grid, 'b').focus();
    await press('Delete');
    await grid.updateComplete;
    await expectLayout(grid, { a: [0, 0, 4, 2], c: [0, 2, 6, 3] });
    expect(announced(grid)).to.equal('Widget b removed.');
    expect(focused()).to.equal(gripOf(grid, 'c'));
    await press('Delete');
    await grid.updateComplete;
    expect(focused(), 'the last one has only one before it').to.equal(gripOf(grid, 'a'));
    await press('Delete');
    await grid.updateComplete;
    expect(itemsOf(grid)).to.deep.equal([]);
    expect((focused() as HTMLElement).dataset['action']).to.equal('add');
    expect(stepsToUndo(grid)).to.equal(3);
    await expectLayout(grid, rects);
  });

  it('do not scroll the page, and leave other keys alone', async () => {
    const grid = await openGrid({ rects });
    const left: string[] = [];
    const listen = (event: KeyboardEvent) => left.push(event.key);
    document.addEventListener('keydown', listen);
    gripOf(grid, 'a').focus();
    await press('ArrowRight', 'ArrowDown', 'a', 'Home', 'Control+ArrowRight');
    document.removeEventListener('keydown', listen);
    expect(left).to.deep.equal(['a', 'Home', 'Control', 'ArrowRight']);
  });

  it('do nothing on other controls of a widget', async () => {
    const grid = await openGrid({ rects });
    const before = grid.dashboard;
    const chrome = gripOf(grid, 'a').closest('header')!;
    chrome.querySelector<HTMLElement>('[data-action="settings"]')!.focus();
    await press('ArrowRight', 'Delete');
    expect(grid.dashboard).to.equal(before);
  });

  it('follow the order of reading after a move, with Tab at once', async () => {
    const grid = await openGrid({ rects });
    gripOf(grid, 'b').focus();
    await press('ArrowDown');
    expect(focused()).to.equal(gripOf(grid, 'b'));
    // Menu and settings of the one before.
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    expect(focused()).to.equal(gripOf(grid, 'c'));
  });

  it('put the DOM in the order of reading a moment after the last move', async () => {
    const grid = await openGrid({ rects });
    gripOf(grid, 'b').focus();
    await press('ArrowDown');
    await waitUntil(
      () =>
        itemsOf(grid)
          .map((item) => item.dataset['widgetId'])
          .join('') === 'acb',
      'the order',
      { timeout: 5000 },
    );
    expect(focused()).to.equal(gripOf(grid, 'b'));
  });
});

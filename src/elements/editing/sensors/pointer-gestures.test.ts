import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { expectLayout } from '../../testing/expect-layout.js';
import {
  announced,
  chooseType,
  chromeOf,
  closeGrids,
  contentOf,
  focused,
  gripOf,
  itemOf,
  openGrid,
  shownRects,
  stillness,
  toolbarButton,
  type Rects,
} from '../../testing/grid-fixture.js';
import { centerOf, Mouse } from '../../testing/mouse.js';
import { choose } from '../../testing/menu.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2], d: [0, 2, 6, 3] };
const mouse = new Mouse();

function boxOf(element: Element): number[] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left, top, width, height];
}
function titleOf(grid: DashGrid, id: string): Element {
  return chromeOf(grid, id).renderRoot.querySelector('h2')!;
}
function placeholderOf(grid: DashGrid) {
  return grid.renderRoot.querySelector('.grid-stack-placeholder');
}

before(() => setViewport({ width: 1100, height: 700 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

for (const dir of ['ltr', 'rtl'] as const) {
  describe(`pointer gestures, ${dir}`, () => {
    it('drags a widget by its grip, and the others make room', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.drag(grid, 'a', 4, 0);
      await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
      expect(announced(grid)).to.equal('Widget a moved to column 5, row 1.');
    });

    it('drags a widget by its header, and its grip has the focus', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.move(centerOf(titleOf(grid, 'a')));
      await mouse.down();
      await mouse.by(0, 4, 1);
      await mouse.byUnits(grid, 4, 0);
      await mouse.up();
      const moved: Rects = { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] };
      await expectLayout(grid, moved);
      expect(focused()).to.equal(gripOf(grid, 'a'));
      // One row high, with the small header.
      await mouse.resize(grid, 'a', 0, -1);
      await mouse.move(centerOf(titleOf(grid, 'a')));
      await mouse.down();
      await mouse.by(0, 4, 1);
      await mouse.byUnits(grid, -4, 0);
      await mouse.up();
      expect(shownRects(grid)['a']).to.deep.equal([0, 0, 4, 1]);
    });

    it('does nothing at a click on the title but give the grip the focus', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      const clicks: EventTarget[] = [];
      grid.renderRoot.addEventListener('click', (event) => clicks.push(event.composedPath()[0]!));
      await mouse.click(titleOf(grid, 'b'));
      expect(clicks).to.deep.equal([titleOf(grid, 'b')]);
      expect(focused()).to.equal(gripOf(grid, 'b'));
      expect(grid.dashboard).to.equal(before);
      expect(itemOf(grid, 'b').className).not.to.contain('dragging');
      expect(getSelection()!.toString()).to.equal('');
      await expectLayout(grid, rects);
    });

    it('resizes a widget at its lower edge and at the edge of its end', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.pullEdge(grid, 'd', 'end', 2, 1);
      await expectLayout(grid, { ...rects, d: [0, 2, 8, 3] });
      await mouse.pullEdge(grid, 'd', 'bottom', 2, 1);
      await expectLayout(grid, { ...rects, d: [0, 2, 8, 4] });
      await mouse.pullEdge(grid, 'd', 'end', -3, 0);
      await expectLayout(grid, { ...rects, d: [0, 2, 5, 4] });
    });

    it('drags a widget down, and what was below closes the gap', async () => {
      const columns: Rects = { a: [0, 0, 4, 2], b: [0, 2, 4, 3], c: [4, 0, 4, 2] };
      const grid = await openGrid({ rects: columns, dir });
      await mouse.drag(grid, 'a', 0, 3);
      await expectLayout(grid, { a: [0, 3, 4, 2], b: [0, 0, 4, 3], c: [4, 0, 4, 2] });
    });

    it('resizes a widget at its corner', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.resize(grid, 'a', 2, 1);
      await expectLayout(grid, { ...rects, a: [0, 0, 6, 3], b: [4, 3, 4, 2], d: [0, 5, 6, 3] });
      expect(announced(grid)).to.equal('Widget a resized to 6 columns by 3 rows.');
    });

    it('makes a widget smaller', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.resize(grid, 'd', -3, -1);
      await expectLayout(grid, { ...rects, d: [0, 2, 3, 2] });
    });

    it('keeps the size limits of the manifest', async () => {
      const one: Rects = { a: [0, 0, 4, 2] };
      const grid = await openGrid({ rects: one, dir, widget: () => ({ type: 'limited' }) });
      await mouse.resize(grid, 'a', 4, 5);
      await expectLayout(grid, { a: [0, 0, 6, 4] });
      await mouse.resize(grid, 'a', -5, -3);
      await expectLayout(grid, { a: [0, 0, 2, 1] });
    });

    it('takes a drag back at Escape', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 2);
      await waitUntil(
        () => String(shownRects(grid)['d']) !== String(rects['d']),
        'others make room meanwhile',
      );
      await sendKeys({ press: 'Escape' });
      await expectLayout(grid, rects);
      await mouse.byUnits(grid, 2, 0);
      await mouse.up();
      await expectLayout(grid, rects);
      expect(grid.dashboard).to.equal(before);
      expect(grid.canUndo).to.equal(false);
      expect(focused()).to.equal(gripOf(grid, 'a'));
    });

    it('takes a resize back at Escape', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      await mouse.grabCorner(grid, 'a');
      await mouse.byUnits(grid, 3, 2);
      await sendKeys({ press: 'Escape' });
      await expectLayout(grid, rects);
      await mouse.up();
      await expectLayout(grid, rects);
      expect(grid.dashboard).to.equal(before);
    });

    it('can be used again after Escape', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 0);
      await sendKeys({ press: 'Escape' });
      await mouse.up();
      await mouse.drag(grid, 'a', 4, 0);
      await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
      await mouse.resize(grid, 'd', 1, 0);
      await expectLayout(grid, {
        ...rects,
        a: [4, 0, 4, 2],
        b: [0, 0, 4, 2],
        d: [0, 2, 7, 3],
      });
    });

    it('stores nothing when a widget is dropped where it was', async () => {
      const grid = await openGrid({ rects, dir });
      const before = grid.dashboard;
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 0);
      await mouse.byUnits(grid, -4, 0);
      await mouse.up();
      expect(grid.dashboard).to.equal(before);
      await expectLayout(grid, rects);
    });

    it('stays inside the columns when it is dragged beyond them', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.drag(grid, 'd', 11, 0);
      await expectLayout(grid, { ...rects, d: [6, 2, 6, 3] });
    });

    it('undoes and redoes drag, resize and removal by the toolbar', async () => {
      const grid = await openGrid({ rects, dir });
      const dragged: Rects = { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] };
      const resized: Rects = { ...dragged, d: [0, 2, 8, 4] };
      const { a: _, ...removed } = resized;
      await mouse.drag(grid, 'a', 4, 0);
      await mouse.resize(grid, 'd', 2, 1);
      await expectLayout(grid, resized);
      await choose(grid, 'Remove', 'a');
      await expectLayout(grid, removed);
      for (const [action, layouts] of [
        ['undo', [resized, dragged, rects]],
        ['redo', [dragged, resized, removed]],
      ] as const) {
        for (const layout of layouts) {
          await mouse.click(toolbarButton(grid, action));
          await expectLayout(grid, layout);
        }
        expect(toolbarButton(grid, action).disabled, `nothing more to ${action}`).to.equal(true);
      }
    });

    it('adds a widget from the catalog, and takes it back', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.click(toolbarButton(grid, 'add'));
      await mouse.click(await chooseType(grid, 'Type limited'));
      await waitUntil(() => Object.keys(grid.dashboard!.widgets).length === 5);
      const id = Object.keys(grid.dashboard!.widgets).find((one) => !(one in rects))!;
      const added: Rects = { ...rects, [id]: [6, 2, 4, 2] };
      await expectLayout(grid, added);
      await waitUntil(() => announced(grid) === 'Added Type limited at column 7, row 3.');
      grid.renderRoot.querySelector('dash-catalog')!.close();
      await mouse.click(toolbarButton(grid, 'undo'));
      await expectLayout(grid, rects);
      await mouse.click(toolbarButton(grid, 'redo'));
      await expectLayout(grid, added);
      await mouse.drag(grid, id, 2, 0);
      await expectLayout(grid, { ...rects, [id]: [8, 2, 4, 2] });
    });

    it('shows where the widget will land', async () => {
      const grid = await openGrid({ rects, dir });
      expect(placeholderOf(grid) === null, 'before').to.equal(true);
      await mouse.grab(grid, 'a');
      // Not a whole number of units: the widget follows the pointer, the placeholder the grid.
      await mouse.byUnits(grid, 4.3, 0.2);
      const wanted = boxOf(placeholderOf(grid)!);
      const [left] = boxOf(itemOf(grid, 'a'));
      expect(left, 'the widget hangs at the pointer').not.to.be.closeTo(wanted[0]!, 5);
      await mouse.up();
      await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
      expect(boxOf(itemOf(grid, 'a'))).to.deep.equal(wanted);
      expect(placeholderOf(grid) === null, 'afterwards').to.equal(true);
    });

    it('shows where a widget of one unit will land', async () => {
      const one: Rects = { a: [0, 0, 1, 1], b: [1, 0, 4, 2] };
      const grid = await openGrid({ rects: one, dir });
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 6, 0);
      const wanted = boxOf(placeholderOf(grid)!);
      await mouse.up();
      await expectLayout(grid, { ...one, a: [6, 0, 1, 1] });
      expect(boxOf(itemOf(grid, 'a'))).to.deep.equal(wanted);
    });

    it('offers no corner of a widget that an edit moves under a resting pointer', async () => {
      const column: Rects = { a: [0, 0, 4, 2], b: [0, 2, 4, 2] };
      const grid = await openGrid({ rects: column, dir });
      const corner = (id: string) => itemOf(grid, id).querySelector('.ui-resizable-handle');
      await mouse.move(centerOf(itemOf(grid, 'a')));
      await waitUntil(() => corner('a'));
      await grid.removeWidget('a');
      await waitUntil(() => shownRects(grid)['b']?.[1] === 0);
      // The browser tells within some frames what stands under the pointer now.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(corner('b') === null, 'at rest').to.equal(true);
      await mouse.by(6, 6);
      await waitUntil(() => corner('b'), 'when the pointer moves');
    });

    it('shows the size that the widget will have', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.grabCorner(grid, 'd');
      await mouse.byUnits(grid, 1.8, 0.7);
      const wanted = boxOf(placeholderOf(grid)!);
      await mouse.up();
      await expectLayout(grid, { ...rects, d: [0, 2, 8, 4] });
      expect(boxOf(itemOf(grid, 'd'))).to.deep.equal(wanted);
    });

    it('keeps the focus on the grip after a drop', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.drag(grid, 'd', 3, 0);
      await expectLayout(grid, { ...rects, d: [3, 2, 6, 3] });
      expect(focused()).to.equal(gripOf(grid, 'd'));
      // Also when the drop changes the reading order, and with it the DOM.
      await mouse.drag(grid, 'a', 8, 3);
      expect(focused()).to.equal(gripOf(grid, 'a'));
      await waitUntil(() => Object.keys(shownRects(grid)).join('') !== 'abcd', 'the order', {
        timeout: 5000,
      });
      expect(focused()).to.equal(gripOf(grid, 'a'));
    });

    it('does not turn a widget when R is pressed while it is dragged', async () => {
      const grid = await openGrid({ rects, dir });
      await mouse.grab(grid, 'd');
      await mouse.byUnits(grid, 3, 0);
      await sendKeys({ press: 'r' });
      await mouse.byUnits(grid, 1, 0);
      await mouse.up();
      await expectLayout(grid, { ...rects, d: [4, 2, 6, 3] });
    });

    it('drags in the columns that were set during a drag which Escape ended', async () => {
      const two: Rects = { a: [0, 0, 2, 2], b: [2, 0, 2, 2] };
      const grid = await openGrid({ rects: two, dir });
      await mouse.grab(grid, 'b');
      await mouse.byUnits(grid, 2, 0);
      grid.columns = 6;
      await grid.updateComplete;
      await sendKeys({ press: 'Escape' });
      await mouse.up();
      await expectLayout(grid, two);
      await mouse.grab(grid, 'b');
      // A column is twice as wide now.
      await mouse.byUnits(grid, 2, 0);
      await mouse.up();
      await expectLayout(grid, { ...two, b: [3, 0, 2, 2] });
    });

    it('keeps gaps where the grid is told so', async () => {
      const grid = await openGrid({ rects, dir, properties: { compaction: 'none' } });
      await mouse.drag(grid, 'd', 6, 4);
      await expectLayout(grid, { ...rects, d: [6, 6, 6, 3] });
    });
  });
}

describe('pointer gestures', () => {
  it('make one change event each, and none while they last', async () => {
    const grid = await openGrid({ rects });
    const changes: string[] = [];
    grid.addEventListener('dash-change', (event) =>
      changes.push(...event.changes.map(({ type }) => type)),
    );
    await mouse.grab(grid, 'a');
    await mouse.byUnits(grid, 4, 0);
    expect(changes).to.deep.equal([]);
    await mouse.up();
    expect(changes).to.deep.equal(['layout.set']);
  });

  it('are taken back when the host refuses the change', async () => {
    const grid = await openGrid({ rects });
    grid.addEventListener('dash-before-change', (event) => event.preventDefault());
    await mouse.drag(grid, 'a', 4, 0);
    await expectLayout(grid, rects);
  });

  it('do not begin on the content, on a control of the header, or outside edit mode', async () => {
    const grid = await openGrid({ rects });
    const menu = chromeOf(grid, 'a').renderRoot.querySelector('[part="menu"]')!;
    for (const target of [itemOf(grid, 'a'), menu]) {
      await mouse.move(centerOf(target));
      await mouse.down();
      await mouse.by(4 * 80, 0);
      await mouse.up();
    }
    await expectLayout(grid, rects);
    grid.editing = false;
    await grid.updateComplete;
    expect(gripOf(grid, 'a')).to.equal(null);
    expect(grid.renderRoot.querySelector('.ui-resizable-handle')).to.equal(null);
    await mouse.move(centerOf(titleOf(grid, 'a')));
    await mouse.down();
    await mouse.by(4 * 80, 0);
    await mouse.up();
    await expectLayout(grid, rects);
  });

  it('begin on a new grip, and not on the header while there is none', async () => {
    const grid = await openGrid({ rects });
    const chrome = chromeOf(grid, 'a');
    await mouse.move(centerOf(gripOf(grid, 'a')));
    await waitUntil(() => itemOf(grid, 'a').querySelector('.ui-resizable-handle'));
    // Full screen is without the controls of edit mode.
    const { controls } = chrome;
    chrome.controls = undefined;
    await chrome.updateComplete;
    await mouse.move(centerOf(titleOf(grid, 'a')));
    await mouse.down();
    await mouse.by(4 * 80, 0);
    await mouse.up();
    await expectLayout(grid, rects);
    chrome.controls = controls;
    await chrome.updateComplete;
    await mouse.drag(grid, 'a', 4, 0);
    await expectLayout(grid, { ...rects, a: [4, 0, 4, 2], b: [0, 0, 4, 2] });
  });

  it('select no text, whatever is under the pointer', async () => {
    const grid = await openGrid({ rects });
    const text = document.createElement('p');
    text.textContent = 'Text of the page';
    grid.before(text);
    getSelection()!.selectAllChildren(text);
    await mouse.move(centerOf(titleOf(grid, 'd')));
    await mouse.down();
    await mouse.by(100, 60);
    await mouse.move(centerOf(text));
    const box = itemOf(grid, 'd').getBoundingClientRect();
    expect(box.left, 'it follows the mouse').to.be.greaterThan(-200);
    await mouse.up();
    expect(getSelection()!.toString().replace('Text of the page', '').trim()).to.equal('');
    await stillness(grid);
    await mouse.move(centerOf(titleOf(grid, 'a')));
    await mouse.down();
    await mouse.by(0, 150);
    await mouse.up();
    expect(getSelection()!.toString().replace('Text of the page', '').trim()).to.equal('');
    text.remove();
  });

  it('leave the text of the content to be selected', async () => {
    const grid = await openGrid({ rects });
    const { left, top } = contentOf(grid, 'd').getBoundingClientRect();
    await mouse.move([left + 1, top + 8]);
    await mouse.down();
    await mouse.by(120, 0);
    await mouse.up();
    expect(getSelection()!.toString()).to.equal('d');
    getSelection()!.removeAllRanges();
  });

  it('leave nothing of gridstack behind', async () => {
    const grid = await openGrid({ rects, editing: false });
    const attributes = (element: Element) =>
      [...element.attributes]
        .map(({ name, value }) => `${name}=${value.split(/; ?/).sort().join('; ')}`)
        .filter((attribute) => attribute !== 'style=');
    const markup = () => [...grid.renderRoot.querySelectorAll('.grid, .item')].map(attributes);
    const before = markup();
    grid.editing = true;
    await grid.updateComplete;
    await grid.editingReady;
    await mouse.drag(grid, 'a', 4, 0);
    await mouse.resize(grid, 'd', 2, 0);
    expect(grid.undo() && grid.undo()).to.equal(true);
    grid.editing = false;
    await expectLayout(grid, rects);
    expect(markup()).to.deep.equal(before);
  });
});

import { aTimeout, expect, nextFrame, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { MemoryStorage } from '../../storage/index.js';
import {
  closeGrids,
  dashboardOf,
  focused,
  itemsOf,
  openGrid,
  toolbarButton,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { noticesOf } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';
import { Mouse } from '../testing/mouse.js';

const rects: Rects = { a: [0, 0, 6, 4], b: [6, 0, 6, 4], c: [0, 4, 12, 6], d: [0, 10, 12, 6] };
const mouse = new Mouse();
/** The headers of widgets count as banners where nothing sections the page. */
const rules = { ignoredRules: ['landmark-banner-is-top-level'] };

function editButton(grid: DashGrid): HTMLButtonElement | null {
  return grid.renderRoot.querySelector('.title-bar [data-action="edit"]');
}

function nameOf(grid: DashGrid): string | undefined {
  return grid.renderRoot.querySelector('.name')?.textContent ?? undefined;
}

async function titled(
  properties: Partial<DashGrid> = {},
  options: Partial<GridOptions> = {},
): Promise<DashGrid> {
  const grid = await openGrid({
    rects,
    editing: false,
    ...options,
    properties: { editButton: true, ...properties },
  });
  await waitUntil(() => nameOf(grid), 'the name is shown', { timeout: 8000 });
  return grid;
}

/** The start corners of the widgets, of their titles, and of the text after the grid. */
function places(grid: DashGrid): number[][] {
  const titles = itemsOf(grid).map((item) =>
    item.querySelector('dash-widget')!.renderRoot.querySelector('h2')!,
  );
  const after = document.querySelector('.after');
  return [grid, ...itemsOf(grid), ...titles, ...(after ? [after] : [])].map((element) => {
    const { left, right, top } = element.getBoundingClientRect();
    return [grid.matches(':dir(rtl)') ? right : left, top];
  });
}

/** Tells if some of an element can be seen: in the window, and not under something else. */
function isSeen(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + x * (right - left), top + y * (bottom - top)] as const),
  );
  return points.some(([x, y]) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot?.elementFromPoint(x, y) && found !== element) {
      const inner: Element = found.shadowRoot.elementFromPoint(x, y)!;
      if (inner === found) {
        break;
      }
      found = inner;
    }
    return (
      found !== null &&
      (found === element ||
        element.contains(found) ||
        found.contains(element) ||
        found.shadowRoot?.contains(element) === true)
    );
  });
}

before(() => setViewport({ width: 1280, height: 720 }));
afterEach(async () => {
  await mouse.reset();
  closeGrids();
  await setViewport({ width: 1280, height: 720 });
});

describe('the edit button', () => {
  it('begins edit mode and gives the focus to Done, which gives it back', async () => {
    const grid = await titled();
    expect(nameOf(grid)).to.equal('Test');
    const told: boolean[] = [];
    grid.addEventListener('dash-editing-change', ({ editing }) => told.push(editing));
    editButton(grid)!.focus();
    await press('Enter');
    await waitUntil(() => focused() === toolbarButton(grid, 'done'), 'the focus is on Done', {
      timeout: 8000,
    });
    expect([grid.editing, nameOf(grid), editButton(grid)]).to.deep.equal([true, 'Test', null]);
    await press('Enter');
    await waitUntil(
      () => editButton(grid) && focused() === editButton(grid),
      'the focus is on Edit',
    );
    expect(grid.editing).to.equal(false);
    expect(told).to.deep.equal([true, false]);
  });

  it('is not there for users who may not edit, and follows their rights', async () => {
    const grid = await titled({ context: { permissions: ['dashboard.read'] } });
    expect([editButton(grid), nameOf(grid)]).to.deep.equal([null, 'Test']);
    grid.context = { permissions: ['dashboard.read', 'dashboard.write'] };
    await waitUntil(() => editButton(grid), 'the button is shown');
  });

  it('is not there where a newer version of the application stored the document', async () => {
    const storage = new MemoryStorage();
    storage.load = () =>
      Promise.resolve({ ...dashboardOf({ rects }), id: 'newer', schemaVersion: 99 });
    const grid = await titled({ storage, dashboardId: 'newer' });
    expect(noticesOf(grid).join()).to.contain('newer version');
    expect([editButton(grid), nameOf(grid)]).to.deep.equal([null, 'Test']);
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1240, 300]) {
      it(`has nothing that axe finds, nor has the bar in its place, ${scheme}, ${width} px`, async () => {
        await setViewport({ width: width + 20, height: 720 });
        const style = `color-scheme: ${scheme}; background: Canvas`;
        const grid = await titled({}, { width, style });
        await expect(grid).to.be.accessible(rules);
        editButton(grid)!.click();
        await waitUntil(() => focused() === toolbarButton(grid, 'done'), 'the focus is on Done', {
          timeout: 8000,
        });
        await grid.updateWidget('a', { title: 'A' });
        await waitUntil(
          () => grid.renderRoot.querySelector('.save-state')!.textContent,
          'it is saved',
          { timeout: 8000 },
        );
        await expect(grid).to.be.accessible(rules);
      });
    }
  }

  it('does nothing when the page prevents it', async () => {
    const grid = await titled();
    grid.addEventListener('dash-before-editing-change', (event) => event.preventDefault());
    editButton(grid)!.click();
    await aTimeout(20);
    expect(grid.editing).to.equal(false);
  });

  it('shows a new name of the dashboard in both modes', async () => {
    const grid = await titled();
    await grid.importDashboard({ ...grid.exportDashboard(), name: 'Renamed' });
    await grid.updateComplete;
    expect(nameOf(grid)).to.equal('Renamed');
    grid.editing = true;
    await grid.editingReady;
    await grid.updateComplete;
    expect(nameOf(grid)).to.equal('Renamed');
  });
});

describe('the beginning of edit mode', () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const editButton of [true, false]) {
      for (const small of [true, false]) {
        it(`moves nothing, ${dir}, ${editButton ? 'with' : 'without'} the edit button, on a ${small ? 'small' : 'large'} board`, async () => {
          const grid = await openGrid({
            rects: small ? { a: [0, 0, 6, 2], b: [6, 0, 6, 2] } : rects,
            dir,
            editing: false,
            properties: { editButton },
          });
          const after = document.createElement('p');
          after.className = 'after';
          after.textContent = 'What follows';
          grid.after(after);
          await nextFrame();
          const before = places(grid);
          const { scrollWidth } = document.documentElement;
          grid.editing = true;
          await grid.editingReady;
          await grid.updateComplete;
          await nextFrame();
          expect(places(grid)).to.deep.equal(before);
          expect(document.documentElement.scrollWidth).to.equal(scrollWidth);
          const bar = grid.renderRoot.querySelector('.toolbar')!.getBoundingClientRect();
          expect(bar.top).to.be.greaterThan(-1);
          expect(bar.bottom, 'the bar is in the window').to.be.lessThan(721);
          grid.editing = false;
          await grid.updateComplete;
          expect(places(grid)).to.deep.equal(before);
        });
      }
    }
  }

  it('gives the bar a place where an ancestor would cut it off', async () => {
    const grid = await openGrid({ rects: { a: [0, 0, 6, 2] }, style: 'overflow: hidden' });
    const bar = grid.renderRoot.querySelector('.toolbar')!.getBoundingClientRect();
    const box = grid.getBoundingClientRect();
    expect(bar.top >= box.top && bar.bottom <= box.bottom).to.equal(true);
  });

  it('leaves the buttons of the bar where they are when its texts change', async () => {
    const grid = await openGrid({ rects: { a: [0, 0, 6, 2], b: [6, 0, 6, 2] } });
    const before = toolbarButton(grid, 'undo').getBoundingClientRect();
    await grid.updateWidget('a', { title: 'Another title' });
    await waitUntil(
      () => grid.renderRoot.querySelector('.save-state')!.textContent,
      'it is saved',
      { timeout: 8000 },
    );
    const after = toolbarButton(grid, 'undo').getBoundingClientRect();
    expect([after.left, after.top]).to.deep.equal([before.left, before.top]);
  });
});

describe('the focus in edit mode', () => {
  for (const [width, height] of [
    [1280, 720],
    [320, 180],
  ] as const) {
    for (const editButton of [true, false]) {
      for (const key of ['Tab', 'Shift+Tab']) {
        it(`is never under the bar, ${width} × ${height}, ${key}, ${editButton ? 'with' : 'without'} the edit button`, async () => {
          await setViewport({ width, height });
          const grid = await openGrid({ rects, width: width - 40, properties: { editButton } });
          const [first, last] = ['Before', 'After'].map((text) => {
            const button = document.createElement('button');
            button.textContent = text;
            return button;
          }) as [HTMLButtonElement, HTMLButtonElement];
          grid.before(first);
          grid.after(last);
          const [start, end] = key === 'Tab' ? [first, last] : [last, first];
          start.focus();
          const stops: Element[] = [];
          while (focused() !== end && stops.length < 60) {
            await press(key);
            const stop = focused()!;
            stops.push(stop);
            expect(isSeen(stop), `${stop.outerHTML.slice(0, 120)} at ${scrollY}`).to.equal(true);
          }
          // The rest depends on how soon a widget is there that comes into sight.
          const menus = Object.keys(rects).map((id) => `Menu of Widget ${id}`);
          expect(stops.map(({ ariaLabel }) => ariaLabel)).to.include.members(menus);
          expect(focused()).to.equal(end);
        });
      }
    }
  }
});

describe('the history in words', () => {
  it('says what undo and redo are about, as tooltip and as name', async () => {
    const grid = await openGrid({ rects });
    const texts = async () => {
      await grid.updateComplete;
      return ['undo', 'redo'].map((action) => {
        const { title, ariaLabel } = toolbarButton(grid, action);
        expect(title).to.equal(ariaLabel);
        return title;
      });
    };
    expect(await texts()).to.deep.equal(['Undo', 'Redo']);
    const id = await grid.addWidget({ type: 'plain', title: 'Orders' });
    expect(await texts()).to.deep.equal(['Undo: add Orders', 'Redo']);
    await grid.updateWidget(id, { config: { name: 'x' } });
    expect(await texts()).to.deep.equal(['Undo: change Orders', 'Redo']);
    await grid.updateWidget(id, { title: 'Sales' });
    expect(await texts()).to.deep.equal(['Undo: rename Orders', 'Redo']);
    await grid.moveWidget(id, { y: 0 });
    expect(await texts()).to.deep.equal(['Undo: move Sales', 'Redo']);
    await grid.moveWidget(id, { w: 5 });
    expect(await texts()).to.deep.equal(['Undo: resize Sales', 'Redo']);
    await grid.removeWidget(id);
    expect(await texts()).to.deep.equal(['Undo: remove Sales', 'Redo']);
    grid.undo();
    expect(await texts()).to.deep.equal(['Undo: resize Sales', 'Redo: remove Sales']);
    grid.undo();
    grid.redo();
    expect(await texts()).to.deep.equal(['Undo: resize Sales', 'Redo: remove Sales']);
    await grid.reset();
    expect(await texts()).to.deep.equal(['Undo: reset the dashboard', 'Redo']);
    await grid.importDashboard({ ...grid.exportDashboard(), name: 'Other' });
    expect(await texts()).to.deep.equal(['Undo: import a dashboard', 'Redo']);
  });
});

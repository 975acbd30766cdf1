import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  announced,
  chromeButton,
  chromeOf,
  closeGrids,
  COLUMN,
  dashboardOf,
  gripOf,
  hostOf,
  openGrid,
  storedRects,
  toolbarButton,
  type GridOptions,
  type Rects,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';
import { choose, toastOf } from '../testing/menu.js';
import { centerOf, Mouse, nextFrame } from '../testing/mouse.js';
import { Commands } from './commands.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [0, 2, 6, 3] };
const mouse = new Mouse();
const STEPS = ['permit', 'ask', 'dispatch', 'explain', 'announce'] as const;

/** Notes the steps that commands take, in order, while it is open. */
function recordSteps(): { readonly taken: string[]; stop(): void } {
  const taken: string[] = [];
  const originals = STEPS.map((name) => [name, Commands.prototype[name]] as const);
  for (const [name, original] of originals) {
    Object.assign(Commands.prototype, {
      [name](this: Commands, ...args: never[]) {
        taken.push(name);
        return (original as (...all: never[]) => unknown).apply(this, args);
      },
    });
  }
  return { taken, stop: () => Object.assign(Commands.prototype, Object.fromEntries(originals)) };
}

function open(options: Partial<GridOptions> = {}): Promise<DashGrid> {
  return openGrid({ rects, ...options });
}

async function enterColumn(grid: DashGrid, column: number): Promise<void> {
  await choose(grid, 'Move or resize…');
  await waitUntil(() => grid.renderRoot.querySelector('dash-move'));
  const dialog = grid.renderRoot.querySelector('dash-move')!;
  await dialog.updateComplete;
  const input = dialog.renderRoot.querySelector<HTMLInputElement>('#x')!;
  input.value = String(column);
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await dialog.updateComplete;
  dialog.renderRoot.querySelector<HTMLButtonElement>('.primary')!.click();
}

async function openCatalog(grid: DashGrid): Promise<HTMLElement> {
  toolbarButton(grid, 'add').click();
  const find = () =>
    grid.renderRoot
      .querySelector('dash-catalog')
      ?.shadowRoot?.querySelector<HTMLElement>('.type[data-type="plain"]');
  await waitUntil(find, 'the catalog is open', { timeout: 8000 });
  await nextFrame();
  await nextFrame();
  return find()!;
}

/** Each way in which a user changes the layout. */
const ways: Readonly<Record<string, (grid: DashGrid) => Promise<unknown>>> = {
  'the pointer': (grid) => mouse.drag(grid, 'a', 4, 0),
  'the resize corner': (grid) => mouse.resize(grid, 'a', 1, 0),
  keys: async (grid) => {
    gripOf(grid, 'a').focus();
    await press('ArrowRight');
  },
  numbers: (grid) => enterColumn(grid, 9),
  'the menu': (grid) => choose(grid, 'Duplicate'),
  'a drop from the catalog': async (grid) => {
    const card = await openCatalog(grid);
    await mouse.move(centerOf(card));
    await mouse.down();
    await mouse.by(-8, 0, 2);
    const { left, top } = grid.renderRoot.querySelector('.grid')!.getBoundingClientRect();
    await mouse.move([left + 2 * COLUMN, top + 10]);
    await mouse.up();
  },
  'a click in the catalog': async (grid) => (await openCatalog(grid)).click(),
  'Delete on a grip': async (grid) => {
    gripOf(grid, 'a').focus();
    await press('Delete');
  },
};

describe('the one way of every edit', () => {
  let steps: ReturnType<typeof recordSteps>;
  beforeEach(async () => {
    await setViewport({ width: 1400, height: 700 });
    steps = recordSteps();
  });
  afterEach(async () => {
    steps.stop();
    await mouse.reset();
    closeGrids();
  });

  for (const [name, edit] of Object.entries(ways)) {
    it(`is the same by ${name}: permit, ask, dispatch, announce`, async () => {
      const grid = await open();
      const before = storedRects(grid);
      let asked = 0;
      grid.addEventListener('dash-before-change', () => asked++);
      steps.taken.length = 0;
      await edit(grid);
      await until(() => JSON.stringify(storedRects(grid)) !== JSON.stringify(before));
      await until(() => announced(grid) !== '');
      // Opening the catalog asks for the rights once, before anything is edited.
      const taken = steps.taken.slice(steps.taken.indexOf('ask') - 1);
      expect(taken).to.deep.equal(['permit', 'ask', 'dispatch', 'announce']);
      expect(asked).to.equal(1);
      expect(announced(grid)).not.to.equal('');
    });

    it(`makes nothing by ${name} that the page prevents`, async () => {
      const grid = await open();
      const before = grid.dashboard;
      let asked = 0;
      grid.addEventListener('dash-before-change', (event) => {
        asked++;
        event.preventDefault();
      });
      await edit(grid);
      await until(() => asked === 1);
      await grid.updateComplete;
      expect(grid.dashboard).to.equal(before);
      expect(steps.taken).not.to.include('dispatch');
    });
  }

  it('leaves out the page and the announcement for the element’s methods', async () => {
    const grid = await open();
    const calls: readonly (() => Promise<unknown>)[] = [
      () => grid.moveWidget('a', { x: 8 }),
      () => grid.updateWidget('a', { title: 'New' }),
      () => grid.addWidget({ type: 'plain' }),
      () => grid.removeWidget('b'),
      () => grid.importDashboard(dashboardOf({ rects: { z: [0, 0, 4, 2] } })),
    ];
    grid.addEventListener('dash-before-change', () => expect.fail('The page was asked.'));
    for (const call of calls) {
      steps.taken.length = 0;
      await call();
      expect(steps.taken).to.deep.equal(['permit', 'dispatch']);
    }
    steps.taken.length = 0;
    expect(grid.undo()).to.equal(true);
    expect(grid.redo()).to.equal(true);
    expect(steps.taken).to.deep.equal(['permit', 'permit']);
    expect(announced(grid)).to.equal('');
  });

  it('goes through undo and redo of the toolbar and of the offer to bring back', async () => {
    const grid = await open();
    await choose(grid, 'Remove');
    await until(() => toastOf(grid)?.querySelector('button.outline'));
    // The answer of the storage is another document, but not another edit.
    await grid.save();
    steps.taken.length = 0;
    toastOf(grid)!.querySelector<HTMLButtonElement>('button.outline')!.click();
    expect(steps.taken).to.deep.equal(['permit', 'ask', 'announce']);
    await grid.updateComplete;
    steps.taken.length = 0;
    toolbarButton(grid, 'redo').click();
    expect(steps.taken).to.deep.equal(['permit', 'ask', 'announce']);
    expect(grid.dashboard!.widgets['a']).to.equal(undefined);
  });

  it('tells why an edit is not possible before the page is asked', async () => {
    const limits = { widgetsPerDashboard: 3, dashboardsPerUser: 20 };
    const grid = await open({ properties: { limits } });
    grid.addEventListener('dash-before-change', () => expect.fail('The page was asked.'));
    steps.taken.length = 0;
    await choose(grid, 'Duplicate');
    await until(() => grid.renderRoot.querySelector('.notice'));
    expect(steps.taken).to.deep.equal(['permit', 'explain']);
    expect(grid.renderRoot.querySelector('.notice')!.textContent).to.contain('at most 3 widgets');
  });
});

describe('the rights of a user', () => {
  afterEach(closeGrids);

  function readOnly(permissions: readonly string[] | undefined, granted?: readonly string[]) {
    const seed = { ...dashboardOf({ rects }), ...(permissions && { permissions }) };
    const context = granted ? { permissions: granted } : {};
    return open({ properties: { seed, dashboardId: seed.id, context } });
  }

  async function codeOf(call: Promise<unknown>): Promise<unknown> {
    return call.then(
      () => 'resolved',
      (error: { code?: string }) => error.code,
    );
  }

  for (const [name, document, context] of [
    ['the document', ['dashboard.read'], undefined],
    ['the page', undefined, ['dashboard.read']],
    ['one of both', ['dashboard.read', 'dashboard.write'], ['dashboard.read']],
  ] as const) {
    it(`that ${name} does not grant are refused everywhere, and edit mode is not offered`, async () => {
      const grid = await readOnly(document, context);
      const before = grid.dashboard;
      expect(grid.canEdit).to.equal(false);
      expect(toolbarButton(grid, 'add'), 'no toolbar').to.equal(null);
      expect(gripOf(grid, 'a'), 'no grip').to.equal(null);
      expect(chromeButton(grid, 'a', 'settings'), 'no controls').to.equal(null);
      expect(await codeOf(grid.moveWidget('a', { x: 8 }))).to.equal('forbidden');
      expect(await codeOf(grid.updateWidget('a', { title: 'No' }))).to.equal('forbidden');
      expect(await codeOf(grid.addWidget({ type: 'plain' }))).to.equal('forbidden');
      expect(await codeOf(grid.removeWidget('a'))).to.equal('forbidden');
      expect(await codeOf(grid.reset())).to.equal('forbidden');
      expect(await codeOf(grid.openSettings('a'))).to.equal('forbidden');
      expect(await codeOf(grid.openCatalog())).to.equal('forbidden');
      const other = dashboardOf({ rects: { z: [0, 0, 4, 2] } });
      expect(await codeOf(grid.importDashboard(other))).to.equal('forbidden');
      expect([grid.undo(), grid.redo()]).to.deep.equal([false, false]);
      await mouse.move(centerOf(grid));
      await mouse.down();
      await mouse.by(200, 0);
      await mouse.up();
      expect(grid.dashboard).to.equal(before);
      await mouse.reset();
    });
  }

  it('without them, a widget that needs configuration offers none', async () => {
    for (const [permissions, offered] of [
      [['dashboard.read'], false],
      [['dashboard.read', 'dashboard.write'], true],
    ] as const) {
      const grid = await readOnly(permissions);
      const chrome = chromeOf(grid, 'a');
      chrome.state = 'unconfigured';
      await until(() => chrome.renderRoot.querySelector('.state.unconfigured'));
      const button = chrome.renderRoot.querySelector('.state [data-action="settings"]');
      expect(button !== null).to.equal(offered);
    }
  });

  it('are all granted where nobody says anything', async () => {
    const grid = await readOnly(undefined);
    expect(grid.canEdit).to.equal(true);
    await grid.moveWidget('a', { x: 8 });
    expect(storedRects(grid)['a']![0]).to.equal(8);
  });

  it('end edit mode when they go, and edits that were made stay undoable for nobody', async () => {
    const grid = await readOnly(undefined);
    await grid.moveWidget('a', { x: 8 });
    grid.context = { permissions: ['dashboard.read'] };
    await grid.updateComplete;
    await until(() => !toolbarButton(grid, 'add'));
    expect([grid.canUndo, grid.canEdit]).to.deep.equal([false, false]);
    expect(() => grid.undo())
      .to.throw()
      .with.property('code', 'forbidden');
    expect(storedRects(grid)['a']![0]).to.equal(8);
    grid.context = {};
    await until(() => toolbarButton(grid, 'add'));
    expect(grid.undo()).to.equal(true);
  });

  it('to share are apart from those to write', async () => {
    const grid = await readOnly(['dashboard.read', 'dashboard.write']);
    await grid.updateWidget('a', { title: 'Mine' });
    expect(grid.canEdit).to.equal(true);
  });
});

describe('the end of the history', () => {
  afterEach(closeGrids);

  it('is told by the undo button: at the last step that is kept, and beyond it', async () => {
    const grid = await open();
    const { commands } = hostOf(grid);
    for (let count = 0; count <= 500; count++) {
      commands!.call({
        changes: [{ type: 'widget.update', id: 'a', set: { '/title': `Title ${count}` } }],
      });
    }
    const hint = async () => {
      await grid.updateComplete;
      return toolbarButton(grid, 'undo').title;
    };
    expect(await hint()).to.equal('Undo: rename Title 499');
    for (let count = 0; count < 499; count++) {
      grid.undo();
    }
    expect(await hint()).to.contain('Older edits');
    expect(grid.undo()).to.equal(true);
    expect(grid.undo(), 'nothing left').to.equal(false);
    expect(grid.dashboard!.widgets['a']!.title, 'the first edit stays').to.equal('Title 0');
    expect(await hint()).to.contain('Older edits');
  });
});

import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { createDashboard, createWidget } from '../../model/index.js';
import { MemoryStorage } from '../../storage/index.js';
import { fakeStorage, refuse, type FakeStorage } from '../../store/store-fixture.js';
import {
  chromeButton,
  chromeOf,
  closeGrids,
  itemsOf,
  openGrid,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { boardMessage, noticesOf, until } from '../testing/isolation-fixtures.js';
import type { DashGrid } from './dash-grid.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof DashError ? error.code : String(error)),
  );
}

async function open(storage: DashGrid['storage'], more: Partial<DashGrid> = {}) {
  const states: string[] = [];
  const grid = await openGrid({
    rects,
    properties: { storage, ...more },
    place: (element, box) => {
      element.addEventListener('dash-save-state', ({ saveState }) => states.push(saveState));
      box.append(element);
    },
  });
  return { grid, states };
}

function button(grid: DashGrid, selector: string) {
  return grid.renderRoot.querySelector<HTMLButtonElement>(`${selector} button`)!;
}

describe('faults of storage', () => {
  afterEach(closeGrids);

  it('keeps edits in memory and says so when the browser has no IndexedDB', async () => {
    const present = Object.getOwnPropertyDescriptor(window, 'indexedDB');
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined });
    try {
      const { grid, states } = await open('indexeddb');
      expect(noticesOf(grid).join()).to.contain('Edits are kept until this page closes');
      await grid.updateWidget('a', { title: 'Edited' });
      await grid.save();
      expect(grid.saveState).to.equal('memory');
      expect(states).to.deep.equal(['pending', 'memory']);
      button(grid, '.notice').click();
      await grid.updateComplete;
      expect(noticesOf(grid), 'dismissed').to.deep.equal([]);
    } finally {
      if (present) {
        Object.defineProperty(window, 'indexedDB', present);
      } else {
        Reflect.deleteProperty(window, 'indexedDB');
      }
    }
  });

  it('shows within a second that a full storage refused an edit, keeps it, and Retry saves it', async () => {
    const storage = fakeStorage();
    const { grid, states } = await open(storage);
    storage.before = refuse('storage-quota');
    const start = performance.now();
    await grid.updateWidget('a', { title: 'Precious' });
    await until(() => noticesOf(grid).length > 0);
    expect(performance.now() - start).to.be.lessThan(1000);
    expect(noticesOf(grid)).to.deep.equal(['Refused: storage-quota.']);
    expect(button(grid, '.notice').textContent).to.equal('Retry');
    expect(grid.saveState).to.equal('error');
    expect(chromeOf(grid, 'a').heading).to.equal('Precious');
    expect(grid.exportDashboard().widgets['a']!.title).to.equal('Precious');
    expect(toolbarButton(grid, 'done').closest('.toolbar')!.textContent).to.contain('Not saved');
    expect(await codeOf(grid.save())).to.equal('storage-quota');

    storage.before = () => {};
    button(grid, '.notice').click();
    await until(() => grid.saveState === 'local');
    await grid.updateComplete;
    expect(noticesOf(grid)).to.deep.equal([]);
    expect((await storage.load(grid.dashboardId))!.widgets['a']!.title).to.equal('Precious');
    expect(states.slice(0, 2)).to.deep.equal(['pending', 'error']);
    expect(states.at(-1)).to.equal('local');
  });

  it('tells why a dashboard could not be loaded, and Retry loads it', async () => {
    const storage = fakeStorage();
    storage.before = refuse('storage-failed');
    const { grid } = await open(storage);
    expect(boardMessage(grid)).to.equal('Refused: storage-failed.');
    expect(itemsOf(grid)).to.deep.equal([]);
    expect(await codeOf(grid.updateWidget('a', { title: 'No' }))).to.equal('dashboard-not-found');

    button(grid, '.message').click();
    await until(() => boardMessage(grid) === 'Refused: storage-failed.');
    storage.before = () => {};
    button(grid, '.message').click();
    await until(() => itemsOf(grid).length === 2);
    await grid.updateComplete;
    expect(boardMessage(grid)).to.equal('');
    await grid.updateWidget('a', { title: 'Yes' });
    await grid.save();
    expect(grid.saveState).to.equal('local');
  });

  it('shows an error, not the seed, while storage is out of reach, and the board by itself', async () => {
    const storage = fakeStorage();
    const { grid } = await open(storage);
    await grid.updateWidget('a', { title: 'Precious' });
    await grid.save();
    storage.before = refuse('storage-unavailable');
    const { grid: again } = await open(storage, { dashboardId: grid.dashboardId });
    expect(boardMessage(again)).to.equal('Refused: storage-unavailable.');
    expect(itemsOf(again)).to.deep.equal([]);
    expect(noticesOf(again)).to.deep.equal([]);
    storage.before = () => {};
    dispatchEvent(new Event('online'));
    await until(() => itemsOf(again).length === 2);
    expect(chromeOf(again, 'a').heading).to.equal('Precious');
    await again.updateWidget('a', { title: 'Edited' });
    await again.save();
    expect(again.saveState).to.equal('local');
  });

  it('names a rejection that is no DashError as what it is', async () => {
    const storage = fakeStorage();
    storage.before = () => {
      throw new TypeError('broken adapter');
    };
    const { grid } = await open(storage);
    expect(boardMessage(grid)).to.not.equal('');
    expect(boardMessage(grid)).to.not.contain('undefined');
  });

  it('opens a document of a newer schema read-only, and never writes to it', async () => {
    const storage: FakeStorage = fakeStorage();
    const newer = {
      ...createDashboard({
        id: 'newer',
        name: 'Newer',
        widgets: { a: createWidget({ type: 'plain', id: 'a', title: 'A' }) },
        layouts: { lg: { a: { x: 0, y: 0, w: 4, h: 2 } } },
      }),
      schemaVersion: 99,
    };
    storage.load = async () => newer;
    const { grid, states } = await open(storage, { dashboardId: 'newer' });
    expect(itemsOf(grid).length).to.equal(1);
    expect(noticesOf(grid).join()).to.contain('newer version');
    expect(await codeOf(grid.updateWidget('a', { title: 'No' }))).to.equal('read-only');
    expect(await codeOf(grid.removeWidget('a'))).to.equal('read-only');
    await chromeOf(grid, 'a').updateComplete;
    expect(chromeButton(grid, 'a', 'settings'), 'edit mode is not offered').to.equal(null);
    expect(toolbarButton(grid, 'add')).to.equal(null);
    expect([grid.editing, grid.canEdit]).to.deep.equal([true, false]);
    expect(storage.applied).to.deep.equal([]);
    expect(states).to.deep.equal([]);
    expect(grid.exportDashboard()).to.deep.include({ schemaVersion: 99, name: 'Newer' });
  });

  it('refuses one widget too many, by API with a typed error, by catalog with a notice', async () => {
    const limits = { widgetsPerDashboard: 2, dashboardsPerUser: 20 };
    const { grid } = await open(new MemoryStorage(), { limits });
    const { dashboard } = grid;
    expect(await codeOf(grid.addWidget({ type: 'plain' }))).to.equal('widget-limit');
    expect(grid.dashboard).to.equal(dashboard);

    toolbarButton(grid, 'add').click();
    await until(() => grid.renderRoot.querySelector('dash-catalog'));
    const catalog = grid.renderRoot.querySelector('dash-catalog')!;
    await catalog.updateComplete;
    catalog.renderRoot.querySelector<HTMLButtonElement>('button.type')!.click();
    await until(() => noticesOf(grid).length > 0);
    expect(noticesOf(grid).join()).to.contain('at most 2 widgets');
    expect(grid.dashboard!.widgets).to.deep.equal(dashboard!.widgets);
    expect(itemsOf(grid).length).to.equal(2);
    // The widgets that are there can still be edited and removed.
    await grid.removeWidget('a');
    await grid.addWidget({ type: 'plain', id: 'new' });
    expect(Object.keys(grid.dashboard!.widgets).sort()).to.deep.equal(['b', 'new']);
  });

  it('shows all widgets of a document that is over the limit', async () => {
    const limits = { widgetsPerDashboard: 1, dashboardsPerUser: 20 };
    const { grid } = await open(new MemoryStorage(), { limits });
    expect(itemsOf(grid).length).to.equal(2);
    await grid.updateWidget('a', { title: 'Still edited' });
    expect(chromeOf(grid, 'a').heading).to.equal('Still edited');
  });

  it('shows an edit as pending until it is on the disk', async () => {
    const { grid, states } = await open('indexeddb', {
      dashboardId: `states-${crypto.randomUUID()}`,
    });
    await grid.updateWidget('a', { title: 'Saved' });
    expect(grid.saveState).to.equal('pending');
    await grid.save();
    expect(grid.saveState).to.equal('local');
    expect(states).to.deep.equal(['pending', 'local']);
    states.length = 0;
    await grid.updateWidget('a', { title: 'Again' });
    await grid.save();
    expect(states).to.deep.equal(['pending', 'local']);
  });
});

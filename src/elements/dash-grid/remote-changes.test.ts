import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { IndexedDBStorage, MemoryStorage } from '../../storage/index.js';
import type { StorageAdapter } from '../../storage/types.js';
import { DashboardStore } from '../../store/index.js';
import { expectLayout } from '../testing/expect-layout.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  itemOf,
  openGrid,
  toolbarButton,
  type Rects,
} from '../testing/grid-fixture.js';
import { boardMessage, noticesOf, until, wait } from '../testing/isolation-fixtures.js';
import { widgetLogs } from '../testing/manifests.js';
import { Mouse } from '../testing/mouse.js';
import type { DashGrid } from './dash-grid.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2], d: [0, 2, 6, 3] };
const mouse = new Mouse();

const kinds: Record<string, () => { here: StorageAdapter; there: StorageAdapter }> = {
  memory: () => {
    const here = new MemoryStorage();
    return { here, there: new MemoryStorage({ shared: here }) };
  },
  IndexedDB: () => ({
    here: new IndexedDBStorage({ name: 'dash-grid-remote-test' }),
    there: new IndexedDBStorage({ name: 'dash-grid-remote-test' }),
  }),
};

for (const [name, storages] of Object.entries(kinds)) {
  describe(`changes from another tab, ${name}`, () => {
    let grid: DashGrid;
    let other: DashboardStore;
    let elsewhere: StorageAdapter;

    before(() => setViewport({ width: 1100, height: 700 }));
    beforeEach(async () => {
      widgetLogs.clear();
      const { here, there } = storages();
      const dashboardId = `remote-${crypto.randomUUID()}`;
      grid = await openGrid({ rects, properties: { storage: here, dashboardId } });
      // The first edit stores the seed, so that there is something to share.
      await grid.updateWidget('d', { description: 'stored' });
      await grid.save();
      elsewhere = there;
      other = new DashboardStore({ storage: there, id: grid.dashboardId });
      await other.load();
    });
    afterEach(async () => {
      other.dispose();
      await mouse.reset();
      closeGrids();
    });

    it('shows them, tells of them, and touches nothing else', async () => {
      const origins: string[] = [];
      grid.addEventListener('dash-change', ({ origin }) => origins.push(origin));
      other.dispatch({ type: 'widget.update', id: 'b', set: { '/title': 'From there' } });
      await until(() => chromeOf(grid, 'b').heading === 'From there');
      expect(origins).to.deep.equal(['remote']);
      expect(widgetLogs.get('a')).to.include({ connected: 1, disconnected: 0, configured: 1 });
      expect(grid.canUndo, 'one does not undo what others did').to.equal(true);
      grid.undo();
      expect(grid.dashboard!.widgets['b']!.title).to.equal('From there');
    });

    it('keeps both when one arrives during a drag', async () => {
      await mouse.grab(grid, 'd');
      await mouse.byUnits(grid, 2, 0);
      other.dispatch([
        { type: 'widget.update', id: 'd', set: { '/title': 'From there' } },
        { type: 'layout.set', breakpoint: 'lg', rects: { c: { x: 8, y: 0, w: 4, h: 1 } } },
      ]);
      await other.flush();
      await until(() => grid.dashboard!.widgets['d']!.title === 'From there');
      await mouse.up();
      await expectLayout(grid, { ...rects, c: [8, 0, 4, 1], d: [2, 2, 6, 3] });
      expect(chromeOf(grid, 'd').heading).to.equal('From there');
      await grid.save();
      await until(() => other.state.dashboard!.layouts['lg']!['d']!.x === 2);
      expect(other.state.dashboard!.layouts['lg']!['c']!.h).to.equal(1);
      toolbarButton(grid, 'undo').click();
      await expectLayout(grid, { ...rects, c: [8, 0, 4, 1] });
    });

    it('shows a widget that was added elsewhere during a drag', async () => {
      await mouse.grab(grid, 'd');
      await mouse.byUnits(grid, 6, 0);
      const present = other.state.dashboard!.widgets['b']!;
      other.dispatch({
        type: 'widget.add',
        widget: { ...present, id: 'new', title: 'New' },
        rects: { lg: { x: 0, y: 9, w: 3, h: 2 } },
      });
      await until(() => grid.dashboard!.widgets['new']);
      await mouse.up();
      await until(() => itemOf(grid, 'new'));
      expect(Object.keys(grid.dashboard!.widgets).sort()).to.deep.equal([
        'a',
        'b',
        'c',
        'd',
        'new',
      ]);
      expect(grid.dashboard!.layouts['lg']!['d']).to.include({ x: 6, y: 2 });
    });

    it('ends a drag without an error when the widget was removed elsewhere', async () => {
      await mouse.grab(grid, 'a');
      await mouse.byUnits(grid, 4, 0);
      other.dispatch({ type: 'widget.remove', id: 'a' });
      await until(() => !grid.dashboard!.widgets['a']);
      await mouse.by(40, 0);
      await mouse.up();
      await until(() => !itemOf(grid, 'a'));
      expect(grid.renderRoot.querySelector('.gesture-shield')).to.equal(null);
      expect(noticesOf(grid)).to.deep.equal([]);
      const { layouts } = grid.dashboard!;
      expect(Object.keys(layouts['lg']!).sort()).to.deep.equal(['b', 'c', 'd']);
      // The others can still be dragged.
      await mouse.drag(grid, 'c', -8, 0);
      expect(grid.dashboard!.layouts['lg']!['c']!.x).to.equal(0);
      expect(contentOf(grid, 'b').isConnected).to.equal(true);
    });

    it('tells that the dashboard was deleted elsewhere, and it can still be exported', async () => {
      await elsewhere.remove(grid.dashboardId);
      await until(() => noticesOf(grid).some((text) => text.includes('deleted elsewhere')));
      expect(Object.keys(grid.exportDashboard().widgets)).to.deep.equal(['a', 'b', 'c', 'd']);
      expect(boardMessage(grid), 'it does not seem to load').to.equal('');
    });
  });
}

describe('two grids on one page', () => {
  before(() => setViewport({ width: 1100, height: 900 }));
  afterEach(async () => {
    await mouse.reset();
    closeGrids();
  });

  const open = async (storage: DashGrid['storage'], dashboardId: string) => {
    const grid = await openGrid({
      rects: { a: [0, 0, 4, 2], b: [4, 0, 4, 2] },
      properties: { storage, dashboardId },
    });
    await wait(50);
    return grid;
  };

  it('are two dashboards: what happens in one is nothing to the other', async () => {
    const one = await open('memory', 'one');
    const two = await open('memory', 'two');
    const heard: string[] = [];
    two.addEventListener('dash-change', () => heard.push('change'));
    two.addEventListener('dash-editing-change', () => heard.push('editing'));
    const content = contentOf(two, 'a');
    scrollTo(0, 0);
    await mouse.drag(one, 'b', 3, 0);
    await expectLayout(one, { a: [0, 0, 4, 2], b: [7, 0, 4, 2] });
    await expectLayout(two, { a: [0, 0, 4, 2], b: [4, 0, 4, 2] });
    expect(contentOf(two, 'a')).to.equal(content);
    await mouse.drag(two, 'b', 4, 0);
    await expectLayout(two, { a: [0, 0, 4, 2], b: [8, 0, 4, 2] });
    expect([one.canUndo, two.canUndo]).to.deep.equal([true, true]);
    one.undo();
    await expectLayout(one, { a: [0, 0, 4, 2], b: [4, 0, 4, 2] });
    await expectLayout(two, { a: [0, 0, 4, 2], b: [8, 0, 4, 2] });
    toolbarButton(one, 'done').click();
    await one.updateComplete;
    expect([one.editing, two.editing]).to.deep.equal([false, true]);
    expect(heard).to.deep.equal(['change']);
  });

  it('follow each other when they show one dashboard of one IndexedDB', async () => {
    const id = `shared-${crypto.randomUUID()}`;
    const one = await open('indexeddb', id);
    const two = await open('indexeddb', id);
    const apart = await open(new IndexedDBStorage({ name: 'dash-grid-apart-test' }), id);
    const memory = await open('memory', id);
    await one.updateWidget('a', { title: 'First' });
    await one.save();
    // The other showed its seed, which storage did not have.
    await until(() => two.dashboard!.widgets['a']!.title === 'First');
    await two.updateWidget('b', { title: 'Second' });
    await until(() => one.dashboard!.widgets['b']!.title === 'Second');
    await mouse.drag(one, 'b', 4, 0);
    await until(() => two.dashboard!.layouts['lg']!['b']!.x === 8);
    await expectLayout(two, { a: [0, 0, 4, 2], b: [8, 0, 4, 2] });
    for (const grid of [apart, memory]) {
      expect(grid.dashboard!.widgets['a']!.title).to.equal('Widget a');
    }
  });
});

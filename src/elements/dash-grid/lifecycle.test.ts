import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { createDashboard, createWidget } from '../../model/index.js';
import type { JsonObject } from '../../model/json.js';
import type { Dashboard } from '../../model/types.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { MemoryStorage } from '../../storage/index.js';
import { fakeStorage, gate } from '../../store/store-fixture.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  dashboardOf,
  gripOf,
  itemOf,
  itemsOf,
  openGrid,
  stillness,
  type Rects,
  hostOf,
} from '../testing/grid-fixture.js';
import { expectLayout } from '../testing/expect-layout.js';
import { boardMessage, noticesOf, until, wait } from '../testing/isolation-fixtures.js';
import { testRegistry, widgetLogs } from '../testing/manifests.js';
import { centerOf, Mouse } from '../testing/mouse.js';
import type { DashGrid } from './dash-grid.js';
import { choose } from '../testing/menu.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2], c: [8, 0, 4, 2], d: [0, 2, 6, 3] };
const mouse = new Mouse();
/** After {@link dragD}. */
const dragged: Rects = { ...rects, d: [6, 2, 6, 3] };
function dragD(grid: DashGrid) {
  return mouse.drag(grid, 'd', 6, 0);
}

/** Expects that no trace of a gesture is left in the grid. */
function expectCalm(grid: DashGrid) {
  const left = grid.renderRoot.querySelectorAll(
    '.gesture-shield, .grid-stack-placeholder, .ui-draggable-dragging, .ui-resizable-resizing',
  );
  expect([...left].map(({ className }) => className)).to.deep.equal([]);
}

function note(id: string, name: string, title = name): Dashboard {
  return createDashboard({
    id,
    name,
    widgets: { [`of-${id}`]: createWidget({ type: 'plain', id: `of-${id}`, title }) },
    layouts: { lg: { [`of-${id}`]: { x: 0, y: 0, w: 4, h: 2 } } },
  });
}

async function stored(...dashboards: Dashboard[]): Promise<MemoryStorage> {
  const storage = new MemoryStorage();
  for (const dashboard of dashboards) {
    await storage.create(dashboard);
  }
  return storage;
}

function shownIds(grid: DashGrid) {
  return itemsOf(grid).map(({ dataset }) => dataset['widgetId']);
}

before(() => setViewport({ width: 1100, height: 700 }));
beforeEach(() => widgetLogs.clear());
afterEach(async () => {
  await mouse.reset();
  closeGrids();
});

describe('a load', () => {
  it('shows no sign of itself while it may still be quick, and tells when it is slow', async () => {
    const slow = fakeStorage(await stored(note('slow', 'Slow')));
    const { opened, open } = gate();
    slow.before = (method) => (method === 'load' ? opened : undefined);
    const started = performance.now();
    const loading = openGrid({ rects, properties: { dashboardId: 'slow', storage: slow } });
    const grid = document.querySelector('dash-grid')!;
    await grid.updateComplete;
    expect(boardMessage(grid)).to.equal('');
    await until(() => boardMessage(grid) === 'Loading the dashboard', 'it says that it loads');
    expect(performance.now() - started).to.be.at.least(199);
    open();
    await loading;
    expect(boardMessage(grid)).to.equal('');
  });
});

describe('moving the element in the page', () => {
  it('keeps every widget when it is moved in one task', async () => {
    const grid = await openGrid({ rects });
    const contents = Object.keys(rects).map((id) => contentOf(grid, id));
    const { dashboard } = grid;
    const elsewhere = document.createElement('div');
    grid.parentElement!.append(elsewhere);
    elsewhere.append(grid);
    await grid.ready;
    await grid.editingReady;
    await grid.updateComplete;
    expect(Object.keys(rects).map((id) => contentOf(grid, id))).to.deep.equal(contents);
    expect(grid.dashboard).to.equal(dashboard);
    for (const id of Object.keys(rects)) {
      expect(widgetLogs.get(id)!.configured, id).to.equal(1);
      expect(chromeOf(grid, id).state).to.equal('ready');
    }
    await stillness(grid);
    await dragD(grid);
    await expectLayout(grid, dragged);
  });

  it('ends the widgets when it is gone, saves what was typed, and opens again when it is back', async () => {
    const storage = fakeStorage();
    const grid = await openGrid({ rects, properties: { storage } });
    const { parentElement } = grid;
    hostOf(grid).commands!.run({
      changes: [{ type: 'widget.update', id: 'a', set: { '/title': 'Typed' } }],
      coalesce: 'typing',
    });
    grid.remove();
    await until(() => widgetLogs.get('d')!.disconnected === 1);
    await until(() => grid.dashboard === undefined);
    expect(itemsOf(grid)).to.deep.equal([]);
    await wait(50);
    parentElement!.append(grid);
    await grid.ready;
    expect(grid.dashboard!.widgets['a']!.title).to.equal('Typed');
    await grid.editingReady;
    await grid.fillAll();
    await dragD(grid);
    await expectLayout(grid, dragged);
  });

  it('keeps dashboards in memory as long as the element', async () => {
    const grid = await openGrid({ rects });
    const { parentElement } = grid;
    await grid.moveWidget('d', { x: 6 });
    await grid.save();
    grid.remove();
    await wait(20);
    parentElement!.append(grid);
    await grid.ready;
    await expectLayout(grid, dragged);
  });

  it('hears of a theme once, however often it is put back', async () => {
    const grid = await openGrid({ rects, editing: false });
    const { parentElement } = grid;
    for (let time = 0; time < 3; time++) {
      grid.remove();
      await wait(5);
      parentElement!.append(grid);
      await grid.ready;
    }
    const probe = grid.renderRoot.querySelector('.probe')!;
    const { getComputedStyle } = window;
    let asked = 0;
    window.getComputedStyle = (element, pseudo) => {
      asked += Number(element === probe);
      return getComputedStyle.call(window, element, pseudo);
    };
    try {
      // Leaked boards of earlier openings would react to the probe, too.
      probe.dispatchEvent(new Event('transitionend'));
    } finally {
      window.getComputedStyle = getComputedStyle;
    }
    expect(asked).to.equal(1);
  });

  it('leaves no node behind, however often it is put back', async () => {
    const grid = await openGrid({ rects, editing: false });
    const count = () => grid.renderRoot.querySelectorAll('*').length;
    const { parentElement } = grid;
    const before = count();
    for (let time = 0; time < 5; time++) {
      grid.remove();
      await wait(5);
      parentElement!.append(grid);
      await grid.ready;
      await grid.fillAll();
      expect(count()).to.equal(before);
    }
  });

  for (const pause of [undefined, 30]) {
    it(`loads when it is removed and put back while loading, ${pause === undefined ? 'in one task' : 'later'}`, async () => {
      const slow = fakeStorage(await stored(note('slow', 'Slow')));
      const { opened, open } = gate();
      slow.before = (method) => (method === 'load' ? opened : undefined);
      const grid = document.createElement('dash-grid');
      Object.assign(grid, { dashboardId: 'slow', storage: slow, registry: testRegistry() });
      const box = document.createElement('div');
      document.body.append(box);
      box.append(grid);
      const first = grid.ready;
      await wait(10);
      grid.remove();
      if (pause !== undefined) {
        await wait(pause);
      }
      box.append(grid);
      const second = grid.ready;
      open();
      await Promise.all([first, second]);
      expect(grid.dashboard!.name).to.equal('Slow');
      expect(shownIds(grid)).to.deep.equal(['of-slow']);
      box.remove();
    });
  }

  for (const pause of [undefined, 30]) {
    for (const gesture of ['drag', 'resize', 'press'] as const) {
      it(`survives its removal during a ${gesture}, put back ${pause === undefined ? 'in the same task' : 'later'}`, async () => {
        const grid = await openGrid({ rects, properties: { storage: new MemoryStorage() } });
        const { parentElement } = grid;
        if (gesture === 'press') {
          await mouse.move(centerOf(gripOf(grid, 'd')));
          await mouse.down();
        } else if (gesture === 'drag') {
          await mouse.grab(grid, 'd');
          await mouse.byUnits(grid, 6, 0);
        } else {
          await mouse.grabCorner(grid, 'd');
          await mouse.byUnits(grid, 0, 2);
        }
        grid.remove();
        if (pause !== undefined) {
          await wait(pause);
        }
        parentElement!.append(grid);
        await grid.ready;
        await grid.editingReady;
        await mouse.by(60, 60);
        await mouse.up();
        expectCalm(grid);
        await expectLayout(grid, rects);
        expect(grid.canUndo).to.equal(false);

        await grid.fillAll();
        await grid.updateComplete;
        await dragD(grid);
        expectCalm(grid);
        await expectLayout(grid, dragged);
      });
    }
  }
});

describe("React's strict mode", () => {
  it('opens once when it is mounted, unmounted and mounted in one task', async () => {
    const storage = fakeStorage(await stored(note('strict', 'Strict')));
    let loads = 0;
    storage.before = (method) => {
      loads += Number(method === 'load');
    };
    const grid = document.createElement('dash-grid');
    Object.assign(grid, { dashboardId: 'strict', storage, registry: testRegistry() });
    const box = document.createElement('div');
    document.body.append(box);
    box.append(grid);
    grid.remove();
    box.append(grid);
    await grid.ready;
    await wait(20);
    expect(shownIds(grid)).to.deep.equal(['of-strict']);
    expect(loads).to.equal(1);
    box.remove();
  });

  it('works when it is created twice and one of them is thrown away', async () => {
    const storage = await stored(note('twice', 'Twice'));
    const properties = { dashboardId: 'twice', storage };
    const discarded = document.createElement('dash-grid');
    Object.assign(discarded, { ...properties, registry: testRegistry() });
    document.body.append(discarded);
    discarded.remove();
    const grid = await openGrid({ rects: {}, properties });
    expect(shownIds(grid)).to.deep.equal(['of-twice']);
    expect(discarded.dashboard).to.equal(undefined);
  });

  it('stays open when a render gives it equal objects again', async () => {
    const seed = dashboardOf({ rects });
    const grid = await openGrid({ rects, properties: { dashboardId: seed.id, seed } });
    await grid.moveWidget('a', { x: 4 });
    const content = contentOf(grid, 'a');
    Object.assign(grid, {
      seed: structuredClone(seed),
      limits: { ...grid.limits },
      context: {},
      dataSources: {},
    });
    await grid.updateComplete;
    await grid.ready;
    expect(contentOf(grid, 'a')).to.equal(content);
    expect(grid.canUndo).to.equal(true);
  });
});

describe('another dashboard at run time', () => {
  it('shows it, and edits it', async () => {
    const storage = await stored(note('first', 'First'), note('second', 'Second'));
    const grid = await openGrid({ rects: {}, properties: { dashboardId: 'first', storage } });
    expect(shownIds(grid)).to.deep.equal(['of-first']);
    grid.dashboardId = 'second';
    await grid.ready;
    expect(grid.dashboard!.name).to.equal('Second');
    expect(shownIds(grid)).to.deep.equal(['of-second']);
    await grid.fillAll();
    await grid.editingReady;
    await grid.updateComplete;
    await mouse.drag(grid, 'of-second', 4, 0);
    await expectLayout(grid, { 'of-second': [4, 0, 4, 2] });
    await grid.save();
    expect((await storage.load('second'))!.layouts['lg']!['of-second']!.x).to.equal(4);
    expect((await storage.load('first'))!.layouts['lg']!['of-first']!.x).to.equal(0);
    expect(noticesOf(grid)).to.deep.equal([]);
  });

  it('shows the other one of another storage', async () => {
    const one = await stored(note('same', 'Here'));
    const two = await stored(note('same', 'There'));
    const grid = await openGrid({ rects: {}, properties: { dashboardId: 'same', storage: one } });
    await grid.updateWidget('of-same', { title: 'Mine' });
    grid.storage = two;
    await grid.ready;
    expect(grid.dashboard!.name).to.equal('There');
    expect(grid.canUndo, 'another history').to.equal(false);
    grid.storage = one;
    await grid.ready;
    expect(grid.dashboard!.widgets['of-same']!.title, 'saved on leaving').to.equal('Mine');
  });

  it('ignores the late answer for the first of two quick switches', async () => {
    const slow = fakeStorage(await stored(note('x', 'Slow x'), note('y', 'Slow y')));
    const gates = { x: gate(), y: gate() };
    const load = slow.load.bind(slow);
    slow.load = async (id) => {
      await gates[id as 'x' | 'y']?.opened;
      return load(id);
    };
    const grid = await openGrid({ rects });
    grid.storage = slow;
    grid.dashboardId = 'x';
    await wait(20);
    grid.dashboardId = 'y';
    await wait(20);
    gates.y.open();
    await grid.ready;
    expect(grid.dashboard!.name).to.equal('Slow y');
    gates.x.open();
    await wait(50);
    expect(grid.dashboard!.name).to.equal('Slow y');
    expect(shownIds(grid)).to.deep.equal(['of-y']);
  });

  it('waits with `ready` for the last of two switches', async () => {
    const slow = fakeStorage(await stored(note('x', 'Slow x'), note('y', 'Slow y')));
    const { opened, open } = gate();
    slow.before = () => opened;
    const grid = await openGrid({ rects });
    grid.storage = slow;
    grid.dashboardId = 'x';
    const ready = grid.ready;
    await wait(20);
    grid.dashboardId = 'y';
    await wait(20);
    open();
    await ready;
    expect(grid.dashboard?.name).to.equal('Slow y');
  });

  it('opens what was asked for while the element was out of the page', async () => {
    const storage = await stored(note('first', 'First'), note('second', 'Second'));
    const grid = await openGrid({ rects: {}, properties: { dashboardId: 'first', storage } });
    const { parentElement } = grid;
    grid.remove();
    grid.dashboardId = 'second';
    await grid.updateComplete;
    parentElement!.append(grid);
    await grid.ready;
    expect(shownIds(grid)).to.deep.equal(['of-second']);
  });

  it('ends a drag that is under way', async () => {
    const storage = await stored(note('first', 'First'), note('second', 'Second'));
    const grid = await openGrid({ rects: {}, properties: { dashboardId: 'first', storage } });
    await mouse.grab(grid, 'of-first');
    await mouse.byUnits(grid, 4, 0);
    grid.dashboardId = 'second';
    await grid.ready;
    await grid.editingReady;
    await mouse.by(60, 0);
    await mouse.up();
    expectCalm(grid);
    await expectLayout(grid, { 'of-second': [0, 0, 4, 2] });
    expect((await storage.load('first'))!.layouts['lg']!['of-first']!.x).to.equal(0);
    await grid.fillAll();
    await grid.updateComplete;
    await mouse.drag(grid, 'of-second', 4, 0);
    await expectLayout(grid, { 'of-second': [4, 0, 4, 2] });
  });

  it('keeps nothing of a widget that was removed', async () => {
    const grid = await openGrid({ rects });
    await mouse.drag(grid, 'd', 6, 0);
    const [item, content] = [itemOf(grid, 'd'), contentOf(grid, 'd')];
    await choose(grid, 'Remove', 'd');
    await grid.updateComplete;
    await mouse.move(centerOf(itemOf(grid, 'a')));
    await mouse.by(4, 4, 1);
    expect([item.isConnected, content.isConnected]).to.deep.equal([false, false]);
    expect('gridstackNode' in item, 'gridstack holds it no longer').to.equal(false);
    await mouse.drag(grid, 'b', 0, 2);
    expect(noticesOf(grid)).to.deep.equal([]);
  });

  it('leaves no empty space where a taller one stood', async () => {
    const tall = await openGrid({ rects: { a: [0, 0, 4, 20] }, editing: false });
    expect(tall.offsetHeight).to.be.greaterThan(900);
    tall.seed = createDashboard({ id: tall.dashboardId, name: 'Empty' });
    await tall.ready;
    expect(boardMessage(tall)).to.equal('This dashboard has no widgets yet.');
    expect(tall.offsetHeight).to.be.lessThan(300);
  });
});

/** A widget that saves its text only when it is removed. */
class Draft extends HTMLElement {
  config!: JsonObject;
  context!: WidgetContext;

  disconnectedCallback(): void {
    this.context.updateConfig({ text: `typed in ${String(this.config['name'])}` });
  }
}

describe('what a widget says at its end', () => {
  const draftOf = async (storage: MemoryStorage, id: string) =>
    (await storage.load(id))!.widgets['w']!.config['text'];

  const open = async (editing: boolean) => {
    const draft = (id: string): Dashboard =>
      createDashboard({
        id,
        name: id,
        widgets: { w: createWidget({ type: 'draft', id: 'w', config: { name: id, text: '' } }) },
        layouts: { lg: { w: { x: 0, y: 0, w: 4, h: 2 } } },
      });
    const storage = await stored(draft('first'), draft('second'));
    const grid = await openGrid({
      rects: {},
      editing,
      registry: testRegistry([manifestOf({ type: 'draft', load: moduleOf(Draft) })]),
      properties: { dashboardId: 'first', storage },
    });
    return { grid, storage };
  };

  it('is saved where it belongs when another dashboard is opened', async () => {
    const { grid, storage } = await open(true);
    grid.dashboardId = 'second';
    await grid.ready;
    await waitUntil(async () => (await draftOf(storage, 'first')) === 'typed in first');
    await grid.save();
    expect(await draftOf(storage, 'second')).to.equal('');
  });

  it('never lands in another dashboard, though the code that edits comes late', async () => {
    const { grid, storage } = await open(false);
    grid.dashboardId = 'second';
    await grid.editingReady;
    await grid.updateWidget('w', { title: 'Edited' });
    await grid.save();
    expect(await draftOf(storage, 'second')).to.equal('');
    expect(noticesOf(grid)).to.deep.equal([]);
  });

  it('is saved when the element goes', async () => {
    const { grid, storage } = await open(true);
    grid.remove();
    await waitUntil(async () => (await draftOf(storage, 'first')) === 'typed in first');
  });

  it('is forgotten when the widget was removed', async () => {
    const { grid } = await open(true);
    await grid.removeWidget('w');
    await until(() => shownIds(grid).length === 0);
    await wait(20);
    expect(noticesOf(grid)).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import type { DashWidgetEvent } from '../events/index.js';
import {
  chromeOf,
  closeGrids,
  contentOf,
  itemOf,
  openGrid,
  type GridOptions,
  hostOf,
} from '../testing/grid-fixture.js';
import { probeManifest, probes, until } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

function open(options: Partial<GridOptions> = {}) {
  return openGrid({
    rects: { one: [0, 0, 6, 3], two: [6, 0, 6, 3] },
    editing: false,
    registry: testRegistry([probeManifest({ defaultConfig: { color: 'red', limit: 1 } })]),
    widget: () => ({ type: 'probe', config: { limit: 5 } }),
    ...options,
  });
}

function changesOf(id: string) {
  return probes.get(id)!.changes.flat();
}

describe('contract of widgets', () => {
  beforeEach(() => probes.clear());
  afterEach(closeGrids);

  it('makes, configures, gives the context, and connects in a box of its final size', async () => {
    const grid = await open();
    const { calls, sizes, configs, changes, context } = probes.get('one')!;
    expect(calls).to.deep.equal(['new', 'config', 'context', 'connected']);
    const [size] = sizes;
    expect(size!.width).to.be.greaterThan(300);
    expect(size!.height).to.be.greaterThan(50);
    expect(size!.width).to.equal(chromeOf(grid, 'one').body.clientWidth);
    expect(context.size.w).to.equal(6);
    expect(context.size.h).to.equal(3);
    expect(configs).to.deep.equal([{ color: 'red', limit: 5 }]);
    await new Promise(requestAnimationFrame);
    expect(changes, 'nothing to tell of after the start').to.deep.equal([]);
    const content = contentOf(grid, 'one').getBoundingClientRect();
    const body = chromeOf(grid, 'one').body.getBoundingClientRect();
    expect([content.width, content.height]).to.deep.equal([body.width, body.height]);
  });

  it('tells the size to a widget that asks before it is connected', async () => {
    const asked: WidgetContext['size'][] = [];
    class Asks extends HTMLElement {
      config = {};
      set context({ size }: WidgetContext) {
        asked.push(size);
      }
    }
    const manifest = probeManifest({ type: 'asks', load: async () => ({ default: Asks }) });
    const grid = await open({
      registry: testRegistry([manifest]),
      widget: () => ({ type: 'asks' }),
    });
    await grid.addWidget({ id: 'three', type: 'asks', at: { w: 4, h: 1 } });
    await until(() => asked.length === 3);
    for (const [index, id] of ['one', 'two', 'three'].entries()) {
      const { clientWidth, clientHeight } = chromeOf(grid, id).body;
      expect(asked[index]!.width, id).to.be.closeTo(clientWidth, 1);
      expect(asked[index]!.height, id).to.be.closeTo(clientHeight, 1);
    }
  });

  it('gives a new frozen config and the same context for the life of the widget', async () => {
    const grid = await open();
    const { configs, context, calls } = probes.get('one')!;
    const { context: other } = probes.get('two')!;
    await grid.updateWidget('one', { config: { limit: 7 } });
    await until(() => configs.length === 2);
    expect(configs[1]).to.deep.equal({ color: 'red', limit: 7 });
    expect(configs.every((config) => Object.isFrozen(config))).to.equal(true);
    expect(probes.get('one')!.context).to.equal(context);
    expect(context).not.to.equal(other);
    expect(calls).to.deep.equal(['new', 'config', 'context', 'connected', 'config']);
    expect(probes.get('two')!.calls.length, 'the other is left alone').to.equal(4);
  });

  it('tells the present size to a widget that asks late, and from then on the next ones', async () => {
    const contexts: WidgetContext[] = [];
    class Late extends HTMLElement {
      config = {};
      set context(context: WidgetContext) {
        contexts.push(context);
      }
    }
    const manifest = probeManifest({ type: 'late', load: async () => ({ default: Late }) });
    const grid = await open({
      registry: testRegistry([manifest]),
      widget: () => ({ type: 'late' }),
      width: 1200,
    });
    const { body } = chromeOf(grid, 'one');
    const [context] = contexts;
    const box = grid.parentElement!;
    box.style.width = '900px';
    await until(() => body.clientWidth < 500);
    expect(context!.size.width).to.be.closeTo(body.clientWidth, 1);
    box.style.width = '1000px';
    await until(() => Math.abs(context!.size.width - body.clientWidth) <= 1);
    const changes: string[] = [];
    context!.subscribe((changed) => changes.push(...changed));
    box.style.width = '1100px';
    await until(() => changes.includes('size'));
    expect(context!.size.width).to.be.closeTo(body.clientWidth, 1);
  });

  it('does not configure again when something else of the widget changes', async () => {
    const grid = await open();
    await grid.updateWidget('one', { title: 'Renamed' });
    await grid.moveWidget('one', { h: 4 });
    await until(() => changesOf('one').includes('size'));
    const { calls, context } = probes.get('one')!;
    expect(calls.length).to.equal(4);
    expect(changesOf('one')).to.include('title');
    expect(context.title).to.equal('Renamed');
    expect(context.size.h).to.equal(4);
  });

  it('aborts the signal when the widget is removed, and only its own', async () => {
    const grid = await open();
    const { signal } = probes.get('one')!.context;
    expect(signal.aborted).to.equal(false);
    await grid.removeWidget('one');
    await until(() => signal.aborted);
    expect(probes.get('one')!.calls.at(-1)).to.equal('disconnected');
    expect(probes.get('two')!.context.signal.aborted).to.equal(false);
    grid.remove();
    await until(() => probes.get('two')!.context.signal.aborted);
  });

  it('makes an undoable edit of what the widget writes to its config', async () => {
    const grid = await open();
    const origins: string[] = [];
    grid.addEventListener('dash-change', ({ origin }) => origins.push(origin));
    const { context, configs } = probes.get('one')!;
    context.updateConfig({ limit: 9, 'a/b~c': true });
    await until(() => configs.length === 2);
    expect(grid.dashboard!.widgets['one']!.config).to.deep.equal({ limit: 9, 'a/b~c': true });
    expect(grid.canUndo).to.equal(true);
    grid.undo();
    await until(() => configs.length === 3);
    expect(grid.dashboard!.widgets['one']!.config).to.deep.equal({ limit: 5 });
    expect(origins).to.deep.equal(['user', 'undo']);
  });

  it('takes what a widget already has for no edit, unless it takes an edit back', async () => {
    const grid = await open();
    const { context, configs } = probes.get('one')!;
    const told: unknown[] = [];
    grid.addEventListener('dash-change', ({ changes }) => told.push(...changes));
    // As an element does that raises its event for what it was given.
    context.updateConfig({ ...configs[0] });
    await hostOf(grid).write();
    await grid.updateComplete;
    expect([told, grid.canUndo]).to.deep.equal([[], false]);
    context.updateConfig({ limit: 9 });
    context.updateConfig({ limit: 5 });
    await until(() => told.length === 2);
    expect(grid.dashboard!.widgets['one']!.config['limit']).to.equal(5);
  });

  it('raises an event for what the widget says, and nothing for one that is gone', async () => {
    const grid = await open();
    const said: DashWidgetEvent[] = [];
    grid.addEventListener('dash-widget-event', (event) => said.push(event));
    const { context } = probes.get('one')!;
    context.emit('picked', { row: 3 });
    expect(said.map(({ widgetId, name, data }) => ({ widgetId, name, data }))).to.deep.equal([
      { widgetId: 'one', name: 'picked', data: { row: 3 } },
    ]);
    expect(said[0]!.detail).to.deep.equal({ widgetId: 'one', name: 'picked', data: { row: 3 } });

    await grid.removeWidget('one');
    await grid.updateComplete;
    context.emit('picked', { row: 4 });
    context.updateConfig({ limit: 2 });
    context.setTitle('Late');
    await grid.updateComplete;
    expect(said.length).to.equal(1);
    expect(grid.renderRoot.querySelector('.notice'), 'nobody is told an error').to.equal(null);
  });

  it('shows the title that a widget sets, until it gives it back', async () => {
    const grid = await open();
    const { context } = probes.get('one')!;
    const heading = async () => {
      await chromeOf(grid, 'one').updateComplete;
      return chromeOf(grid, 'one').renderRoot.querySelector('h2')!.textContent;
    };
    context.setTitle('Live: 3');
    expect(await heading()).to.equal('Live: 3');
    expect(context.title).to.equal('Live: 3');
    expect(grid.dashboard!.widgets['one']!.title, 'it is not stored').to.equal('Widget one');
    context.setTitle('');
    expect(await heading()).to.equal('Widget one');
  });

  it('tells of edit mode', async () => {
    const grid = await open();
    grid.editing = true;
    await grid.updateComplete;
    expect(probes.get('one')!.context.mode).to.equal('edit');
    expect(changesOf('one')).to.include('mode');
    grid.editing = false;
    await grid.updateComplete;
    expect(probes.get('one')!.context.mode).to.equal('view');
  });

  it('tells of the theme when the page switches it anywhere above', async () => {
    document.documentElement.style.colorScheme = 'light';
    try {
      await open();
      const { context } = probes.get('one')!;
      expect(context.theme).to.equal('light');
      document.documentElement.style.colorScheme = 'dark';
      await until(() => context.theme === 'dark');
      expect(changesOf('one')).to.deep.equal(['theme']);
      document.documentElement.style.colorScheme = 'light';
      await until(() => context.theme === 'light');
    } finally {
      document.documentElement.style.colorScheme = '';
    }
  });

  it('tells when the direction of writing turns, for what is drawn on a canvas', async () => {
    const grid = await open();
    grid.parentElement!.dir = 'rtl';
    await until(() => changesOf('one').includes('theme'));
    expect(getComputedStyle(contentOf(grid, 'one')).direction).to.equal('rtl');
    grid.parentElement!.dir = '';
    await until(() => changesOf('one').filter((key) => key === 'theme').length === 2);
  });

  it('tells of variables and the time range of the dashboard', async () => {
    const grid = await open();
    const document = grid.exportDashboard();
    await grid.importDashboard({
      ...document,
      variables: { site: 'Oslo' },
      timeRange: { last: '1h' },
    });
    await until(() => changesOf('one').length > 0);
    const { context } = probes.get('one')!;
    expect(context.variables).to.deep.equal({ site: 'Oslo' });
    expect(context.timeRange).to.deep.equal({ last: '1h' });
    expect(changesOf('one').sort()).to.deep.equal(['timeRange', 'variables']);
  });

  it('tells of locale and time zone: the host says them, else the page', async () => {
    const grid = await open({
      place: (element, box) => {
        box.lang = 'nb';
        const outer = document.createElement('div');
        outer.attachShadow({ mode: 'open' }).append(element);
        box.append(outer);
      },
    });
    const { context } = probes.get('one')!;
    expect(context.locale, 'also through shadow roots').to.equal('nb');
    expect(context.timeZone).to.equal(Intl.DateTimeFormat().resolvedOptions().timeZone);
    grid.context = { locale: 'de-CH', timeZone: 'Asia/Tokyo' };
    await grid.updateComplete;
    expect([context.locale, context.timeZone]).to.deep.equal(['de-CH', 'Asia/Tokyo']);
    expect(changesOf('one').sort()).to.deep.equal(['locale', 'timeZone']);
  });

  it('tells of role and tier, and of nothing else about the user', async () => {
    const grid = await open();
    const { context } = probes.get('one')!;
    expect([context.role, context.tier]).to.deep.equal([undefined, undefined]);
    grid.context = { user: { role: 'ADMIN', tier: 'pro', email: 'ada@example.org' } };
    await grid.updateComplete;
    expect([context.role, context.tier]).to.deep.equal(['ADMIN', 'pro']);
    expect(changesOf('one').sort()).to.deep.equal(['role', 'tier']);
    expect(context).not.to.have.property('user');
  });

  it('has a source of the host execute what a widget asks for', async () => {
    const grid = await open();
    const asked: unknown[] = [];
    const execute = (request: JsonObject) => {
      asked.push(request);
      return Promise.resolve('done');
    };
    grid.dataSources = { actions: { fetch: () => Promise.resolve(null), execute } };
    const { context } = probes.get('one')!;
    const answer = await context.data.execute('actions', { action: 'a' }, context);
    expect([answer, asked]).to.deep.equal(['done', [{ action: 'a' }]]);
  });

  it('waits for a box while the grid is not shown, and connects when it is', async () => {
    let opened = false;
    const holder = document.createElement('div');
    holder.hidden = true;
    const opening = open({
      place: (element, box) => {
        holder.append(element);
        box.append(holder);
      },
    }).then((grid) => {
      opened = true;
      return grid;
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([opened, probes.size]).to.deep.equal([true, 0]);
    holder.hidden = false;
    const grid = await opening;
    await until(() => probes.get('one')?.calls.includes('connected'));
    const { calls, sizes } = probes.get('one')!;
    expect(calls).to.deep.equal(['new', 'config', 'context', 'connected']);
    expect(sizes[0]!.width).to.be.greaterThan(300);
    expect(itemOf(grid, 'one').getBoundingClientRect().width).to.be.greaterThan(300);
  });
});

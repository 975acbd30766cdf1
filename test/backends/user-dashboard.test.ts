import { expect } from '@open-wc/testing';
import { createDashboard, type Change } from '../../src/model/index.js';
import { RestStorage, userDashboard } from '../../src/storage/index.js';
import { ServedBackend, type Fault } from './doubles/serve-backend.js';
import { UserBackend, type UserBackendOptions } from './doubles/user-dashboard.js';
import { Device } from './support/device.js';
import { edits, PLACE } from './support/edits.js';
import { failure } from './support/failure.js';

const { add, rename, set, remove, move } = edits;
const FAULTS = ['lost-before', 'lost-after', 'half-body'] as const satisfies readonly Fault[];
const ASIDE = { ...PLACE, x: 4 };

describe('user-dashboard', () => {
  let backend: UserBackend;
  let served: ServedBackend;

  afterEach(() => served.stop());

  /** A device with the dashboard loaded, and no requests so far. */
  async function open(options: UserBackendOptions = {}, ...changes: Change[]): Promise<Device> {
    backend = new UserBackend(options);
    await served?.stop();
    served = await new ServedBackend(backend).start();
    const device = connect();
    await device.load();
    if (changes.length > 0) {
      await device.write(...changes);
    }
    served.requests.length = 0;
    return device;
  }

  function connect(): Device {
    const dialect = userDashboard();
    return new Device(new RestStorage({ baseUrl: served.url, dialect }), 'default');
  }

  it('has one dashboard, also while it has no layout', async () => {
    const device = await open();
    expect(device.base).to.deep.include({ id: 'default', columns: 12, widgets: {} });
    expect(await device.storage.load('other')).to.equal(undefined);
    expect(await device.storage.list()).to.have.length(1);
    await device.write(add({ id: 'a', type: 'revenue' }));
    expect((await device.storage.list())[0]).to.include({ id: 'default', widgetCount: 1 });
  });

  it('installs a widget and places it; a removed one stays installed', async () => {
    const device = await open();
    await device.write(add({ id: 'a', type: 'revenue', title: 'Revenue', config: { unit: '€' } }));
    expect(served.takeWrites()).to.deep.equal([
      'POST /api/user/widgets',
      'POST /api/user/dashboard/add',
    ]);
    const uw = device.ids['a']!;
    expect(backend.userWidgets.get(uw)).to.deep.include({
      widgetId: 'def-1',
      config: { unit: '€' },
    });
    await device.write(remove('a'));
    expect(served.takeWrites()).to.deep.equal([`DELETE /api/user/dashboard/${uw}`]);
    await device.write(add({ id: 'a', type: 'revenue', title: 'Sales', config: { unit: '$' } }));
    expect(served.takeWrites()).to.deep.equal([
      `PUT /api/user/widgets/${uw}`,
      'POST /api/user/dashboard/add',
    ]);
    expect((await device.load()).widgets['a']).to.deep.include({
      title: 'Sales',
      config: { unit: '$' },
    });
  });

  it('finds the id of a widget that the answer does not tell', async () => {
    const device = await open({ answersIds: false });
    await device.write(add({ id: 'a', type: 'revenue' }), add({ id: 'b', type: 'orders' }, ASIDE));
    expect(Object.keys(device.ids)).to.deep.equal(['a', 'b']);
    expect(Object.keys((await device.load()).widgets).sort()).to.deep.equal(['a', 'b']);
  });

  it('reads titles of the user, of the config, and of the catalog; types by slug or component', async () => {
    const device = await open();
    backend.userWidgets
      .set('1', { id: '1', widgetId: 'def-1', config: { title: 'Of config' }, title: 'Of user' })
      .set('2', { id: '2', widgetId: 'def-2', config: { title: 'Of config' } })
      .set('3', { id: '3', widgetId: 'def-3', config: null });
    const responsive = { lg: { x: 9, y: 9, w: 1, h: 1 }, md: PLACE, sm: 'odd' };
    backend.layout = {
      id: 'l',
      columns: 6,
      items: [{ i: '1', ...PLACE, responsive }, { i: '2', ...ASIDE }, { i: '3' } as never],
    };
    const { widgets, layouts, columns } = await device.load();
    expect(columns).to.equal(6);
    const shown = Object.values(widgets).map(({ title, type }) => [title, type]);
    expect(shown).to.deep.equal([
      ['Of user', 'revenue'],
      ['Of config', 'orders'],
      ['Map', 'map'],
    ]);
    expect(widgets['3']?.config).to.deep.equal({});
    expect(layouts['lg']?.['1']).to.deep.equal(PLACE);
    expect(layouts['md']).to.deep.equal({ 1: PLACE });
    expect(layouts['sm']).to.equal(undefined);
    expect(layouts['lg']?.['3']?.y).to.equal(2);
  });

  it('writes configs, titles and places', async () => {
    const device = await open(
      {},
      add({ id: 'a', type: 'revenue' }),
      add({ id: 'b', type: 'orders' }, ASIDE),
    );
    await device.write(
      set('a', { '/config/unit': '€', '/title': 'Mine' }),
      move({ b: { x: 0, y: 5, w: 3, h: 2 } }),
    );
    expect(served.takeWrites()).to.deep.equal([
      `PUT /api/user/widgets/${device.ids['a']}`,
      'PUT /api/user/dashboard',
    ]);
    const { widgets, layouts } = await connect().load();
    expect(widgets[device.ids['a']!]).to.deep.include({ title: 'Mine', config: { unit: '€' } });
    expect(layouts['lg']?.[device.ids['b']!]).to.deep.equal({ x: 0, y: 5, w: 3, h: 2 });
  });

  it('finds out once that titles are not stored, and refuses them from then on', async () => {
    const device = await open(
      { storesTitles: false },
      add({ id: 'a', type: 'revenue', title: 'Revenue' }),
    );
    const { storage, base } = device;
    const title = set('a', { '/title': 'Mine' });
    expect(storage.refusal!(base, title)).to.equal(undefined);
    const error = await failure(device.try([set('a', { '/config/x': 1 }), title]));
    expect(error).to.include({ code: 'unsupported-change', path: '/changes/1' });
    expect(storage.refusal!(base, title)).to.include({ code: 'unsupported-change' });
    served.requests.length = 0;
    expect(await failure(device.try([title]))).to.include({ code: 'unsupported-change' });
    expect(served.requests).to.deep.equal([]);
    const document = await device.write(set('a', { '/config/x': 1 }));
    expect(document.widgets['a']).to.deep.include({ title: 'Revenue', config: { x: 1 } });
  });

  it('takes over the title of the catalog for a new widget where titles are not stored', async () => {
    const device = await open({ storesTitles: false });
    const document = await device.write(add({ id: 'a', type: 'revenue', title: 'Mine' }));
    expect(document.widgets['a']?.title).to.equal('Revenue');
    await device.write(remove('a'));
    await device.write(add({ id: 'b', type: 'revenue', title: 'Mine' }));
    expect(device.base.widgets['b']?.title).to.equal('Revenue');
    expect(Object.keys((await device.load()).widgets)).to.deep.equal(['b']);
  });

  it('refuses what has no place before anything is sent', async () => {
    const device = await open({}, add({ id: 'a', type: 'revenue' }));
    const refused: Change[] = [
      rename('x'),
      add({ id: 'b', type: 'revenue' }),
      ...['description', 'query', 'isVisible', 'order', 'version', 'refreshInterval'].map((field) =>
        set('a', { [`/${field}`]: 'x' }),
      ),
      { type: 'layout.set', breakpoint: 'md', rects: { a: PLACE } },
      { type: 'layout.clear', breakpoint: 'md' },
    ];
    for (const change of refused) {
      const refusal = device.storage.refusal!(device.base, change);
      expect(refusal, JSON.stringify(change)).to.include({ code: 'unsupported-change' });
      expect(refusal?.message).to.match(/^This backend /);
    }
    expect((await failure(device.storage.create(createDashboard()))).code).to.equal(
      'unsupported-change',
    );
    expect((await failure(device.storage.remove('default'))).code).to.equal('unsupported-change');
    expect(served.requests).to.deep.equal([]);
    // The one of the type may go in the same write.
    await device.write(remove('a'), add({ id: 'b', type: 'revenue' }));
    expect(Object.keys((await device.load()).widgets)).to.deep.equal(['b']);
  });

  it('names a widget that the catalog does not have', async () => {
    const device = await open();
    const error = await failure(
      device.try([add({ id: 'a', type: 'orders' }), add({ id: 'b', type: 'gauge' }, ASIDE)]),
    );
    expect(error).to.include({ code: 'refused', path: '/changes/1' });
    expect(error.message).to.contain('"gauge"');
    backend.catalog.push({ id: 'def-9', slug: 'gauge', name: 'G', category: '', componentId: 'g' });
    await device.write(add({ id: 'a', type: 'orders' }), add({ id: 'b', type: 'gauge' }, ASIDE));
    backend.catalog.pop();
    expect(Object.keys(device.base.widgets)).to.deep.equal(['a', 'b']);
  });

  for (const fault of FAULTS) {
    it(`does nothing twice when any one request is ${fault}`, async () => {
      for (let failing = 0; failing < 14; failing++) {
        const device = await open(
          { answersIds: failing % 2 === 0 },
          add({ id: 'a', type: 'revenue' }),
          add({ id: 'b', type: 'orders' }, ASIDE),
        );
        served.fault = (_sent, index) => (index === failing ? fault : undefined);
        await device.write(
          remove('b'),
          add({ id: 'c', type: 'map', title: 'World' }, { ...PLACE, y: 4 }),
          add({ id: 'd', type: 'notes', config: { text: 'x' } }, { ...PLACE, y: 6 }),
          set('a', { '/title': 'A', '/config/x': 1 }),
          move({ a: { x: 6, y: 0, w: 3, h: 3 } }),
        );
        served.fault = () => undefined;
        expect(backend.layout?.items, `request ${failing}`).to.have.length(3);
        const { widgets, layouts } = await device.load();
        expect(Object.keys(widgets).sort()).to.deep.equal(['a', 'c', 'd']);
        expect(widgets['a']).to.deep.include({ title: 'A', config: { x: 1 } });
        expect(widgets['c']?.title).to.equal('World');
        expect(layouts['lg']?.['a']).to.deep.equal({ x: 6, y: 0, w: 3, h: 3 });
      }
    });
  }
});

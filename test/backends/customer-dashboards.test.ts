import { expect } from '@open-wc/testing';
import { createDashboard, createWidget, type Change } from '../../src/model/index.js';
import {
  customerDashboards,
  RestStorage,
  type RestStorageOptions,
} from '../../src/storage/index.js';
import { CustomerBackend } from './doubles/customer-dashboards.js';
import { ServedBackend, type Fault } from './doubles/serve-backend.js';
import { Device } from './support/device.js';
import { edits, PLACE } from './support/edits.js';
import { failure } from './support/failure.js';

const { add, rename, set, remove, move } = edits;
const FAULTS = ['lost-before', 'lost-after', 'half-body'] as const satisfies readonly Fault[];

describe('customer-dashboards', () => {
  let backend: CustomerBackend;
  let served: ServedBackend;

  beforeEach(async () => {
    backend = new CustomerBackend();
    served = await new ServedBackend(backend).start();
  });

  afterEach(() => served.stop());

  function connect(options: Partial<RestStorageOptions> = {}): RestStorage {
    return new RestStorage({ baseUrl: served.url, dialect: customerDashboards, ...options });
  }

  /** A device with an empty dashboard, and no requests so far. */
  async function open(...changes: Change[]): Promise<Device> {
    const storage = connect();
    const { id } = await storage.create(createDashboard({ name: 'Board' }));
    const device = new Device(storage, id);
    await device.load();
    if (changes.length > 0) {
      await device.write(...changes);
    }
    served.requests.length = 0;
    return device;
  }

  /** The widgets that the backend has. */
  function stored(device: Device) {
    return [...backend.dashboards.get(Number(device.id))!.widgets.values()];
  }

  it('makes a dashboard, lists and removes it', async () => {
    const storage = connect();
    const { id } = await storage.create(
      createDashboard({
        name: ' Sales ',
        isDefault: true,
        widgets: { a: createWidget({ id: 'a', type: 'gauge', title: 'G' }) },
      }),
    );
    expect(id).to.match(/^\d+$/);
    await storage.create(createDashboard({ name: 'Other' }));
    const [first] = await storage.list();
    expect(first).to.deep.include({ id, name: 'Sales', isDefault: true, isOwner: true });
    expect(first?.widgetCount).to.equal(1);
    expect(Object.values((await storage.load(id))!.widgets)[0]).to.include({ title: 'G' });
    await storage.remove(id);
    await storage.remove(id);
    expect(await storage.load(id)).to.equal(undefined);
  });

  it("lists one's own default before a shared one", async () => {
    const storage = connect();
    const names = ['Shared', 'Newer', 'Mine'];
    for (const name of names) {
      await storage.create(createDashboard({ name }));
    }
    const [shared, , mine] = [...backend.dashboards.values()];
    shared!.user = null;
    shared!.is_default = true;
    mine!.is_default = true;
    mine!.updated_at = '2020-01-01T00:00:00+00:00';
    expect((await storage.list()).map(({ name }) => name)).to.deep.equal([
      'Mine',
      'Shared',
      'Newer',
    ]);
  });

  it('sends one request for a part, in an order that the limits allow', async () => {
    const device = await open(
      add({ id: 'a', type: 'gauge' }),
      add({ id: 'b', type: 'table' }, { ...PLACE, x: 2 }),
    );
    const { a, b } = device.ids;
    served.takeWrites();
    await device.write(
      move({ a: { x: 0, y: 4, w: 2, h: 2 }, b: PLACE }),
      set('a', { '/title': 'A', '/config/max': 5 }),
      add({ id: 'c', type: 'kpi_tile', title: 'C', config: { metric: 'x' } }, { ...PLACE, x: 4 }),
      set('a', { '/config/min': 1 }),
      remove('b'),
      {
        type: 'dashboard.update',
        set: { '/name': 'New', '/description': 'D', '/isDefault': true },
      },
    );
    const path = `/customer/dashboards/${device.id}`;
    expect(served.takeWrites()).to.deep.equal([
      `PUT ${path}`,
      `DELETE ${path}/widgets/${b}`,
      `POST ${path}/widgets`,
      `PUT ${path}/widgets/${a}`,
      `PUT ${path}/layout`,
    ]);
    const [first, second] = stored(device);
    expect(first).to.deep.include({
      title: 'A',
      config: { max: 5, min: 1 },
      position: { x: 0, y: 4, w: 2, h: 2 },
    });
    expect(second).to.deep.include({ title: 'C', config: { metric: 'x' } });
    expect(backend.dashboards.get(Number(device.id))).to.include({ name: 'New', is_default: true });
  });

  it('keeps the ids that widgets were made with, and tells them before the next request', async () => {
    const device = await open();
    let known = 0;
    served.fault = ({ method }, index) => {
      known = index === 2 && method === 'POST' ? Object.keys(device.ids).length : known;
      return undefined;
    };
    const document = await device.write(
      add({ id: 'a', type: 'gauge' }),
      add({ id: 'b', type: 'gauge' }, { ...PLACE, x: 2 }),
    );
    expect(known).to.equal(1);
    expect(Object.keys(document.widgets)).to.deep.equal(['a', 'b']);
    expect(Object.keys((await device.load()).widgets)).to.deep.equal(['a', 'b']);
    // Another device has the ids of the backend.
    const other = await connect().load(device.id);
    expect(Object.keys(other!.widgets)).to.deep.equal(Object.values(device.ids));
  });

  it('takes over what the backend makes of texts', async () => {
    const device = await open(add({ id: 'a', type: 'gauge', title: ' A ' }));
    expect(device.base.widgets['a']?.title).to.equal('A');
    expect((await device.write(rename('  x '))).name).to.equal('x');
    expect((await device.write(set('a', { '/title': '  ' }))).widgets['a']?.title).to.equal('');
  });

  it('brings a removed widget back under its id', async () => {
    const device = await open(add({ id: 'a', type: 'gauge', title: 'A' }));
    const first = device.ids['a'];
    await device.write(remove('a'));
    await device.write(add({ id: 'a', type: 'gauge', title: 'A' }));
    expect(device.ids['a']).not.to.equal(first);
    expect(Object.keys((await device.load()).widgets)).to.deep.equal(['a']);
  });

  it('changes a type by removing and adding', async () => {
    const device = await open(add({ id: 'a', type: 'gauge', title: 'A' }));
    await device.write(remove('a'), add({ id: 'a', type: 'table', title: 'A' }));
    expect(stored(device)).to.have.length(1);
    expect(stored(device)[0]).to.include({ widget_type: 'table' });
    expect(device.base.widgets['a']?.type).to.equal('table');
  });

  for (const fault of FAULTS) {
    it(`does nothing twice when any one request is ${fault}`, async () => {
      const changes = [
        rename('New'),
        remove('b'),
        add({ id: 'c', type: 'kpi_tile', title: ' C ', config: { a: [1] } }, { ...PLACE, x: 4 }),
        add({ id: 'd', type: 'kpi_tile', title: ' C ', config: { a: [1] } }, { ...PLACE, x: 4 }),
        set('a', { '/title': 'A', '/config/max': 5 }),
        remove('t'),
        add({ id: 't', type: 'gauge', title: 'T' }, { ...PLACE, y: 4 }),
        move({ a: { x: 6, y: 0, w: 3, h: 3 } }),
      ];
      for (let failing = 0; failing < 8; failing++) {
        const device = await open(
          add({ id: 'a', type: 'gauge' }),
          add({ id: 'b', type: 'gauge' }),
          add({ id: 't', type: 'table', title: 'T' }, { ...PLACE, y: 4 }),
        );
        served.fault = (_sent, index) => (index === failing ? fault : undefined);
        await device.write(...changes);
        expect(stored(device), `request ${failing}`).to.have.length(4);
        expect(
          stored(device)
            .map(({ title }) => title)
            .sort(),
        ).to.deep.equal(['A', 'C', 'C', 'T']);
        const { widgets, layouts, name } = await device.load();
        expect(name).to.equal('New');
        expect(Object.keys(widgets).sort()).to.deep.equal(['a', 'c', 'd', 't']);
        expect(widgets['t']?.type).to.equal('gauge');
        expect(layouts['lg']?.['a']).to.deep.equal({ x: 6, y: 0, w: 3, h: 3 });
        served.fault = () => undefined;
      }
    });
  }

  for (const fault of FAULTS) {
    it(`makes a dashboard once when any one request is ${fault}`, async () => {
      for (let failing = 0; failing < 5; failing++) {
        const storage = connect();
        const board = createDashboard({
          name: `Board ${failing}`,
          widgets: { a: createWidget({ id: 'a', type: 'gauge', title: 'A' }) },
        });
        served.requests.length = 0;
        served.fault = (_sent, index) => (index === failing ? fault : undefined);
        const created = await storage.create(board).catch(() => storage.create(board));
        served.fault = () => undefined;
        const rows = (await storage.list()).filter(({ name }) => name === board.name);
        expect(rows.map(({ id, widgetCount }) => [id, widgetCount])).to.deep.equal([
          [created.id, 1],
        ]);
      }
    });
  }

  it('finds the changes of others before it writes', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }), add({ id: 'b', type: 'gauge' }));
    const other = new Device(connect(), device.id);
    await other.load();
    const theirs = device.ids['b']!;
    for (const [change, mine] of [
      [set(theirs, { '/title': 'Theirs' }), rename('Mine')],
      [rename('Theirs'), set('a', { '/title': 'Mine' })],
      [move({ [theirs]: { x: 5, y: 5, w: 1, h: 1 } }), remove('b')],
      [add({ id: 'x', type: 'gauge' }, { ...PLACE, x: 8 }), remove('a')],
      [remove(theirs), set('b', { '/title': 'Mine' })],
    ] as const) {
      await other.write(change);
      served.takeWrites();
      const result = await device.try([mine]);
      expect(result.status, JSON.stringify(change)).to.equal('conflict');
      expect(served.takeWrites()).to.deep.equal([]);
      await other.load();
    }
    expect((await device.try([rename('Mine')])).status).to.equal('applied');
  });

  it('has a conflict with a widget that is removed between reading and writing', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    served.fault = ({ method }) => {
      if (method === 'PUT') {
        backend.dashboards.get(Number(device.id))!.widgets.clear();
      }
      return undefined;
    };
    const result = await device.try([set('a', { '/title': 'A' })]);
    expect(result.status).to.equal('conflict');
    expect(device.base.widgets).to.deep.equal({});
  });

  it('says that a removed dashboard is not there', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    backend.dashboards.clear();
    expect((await failure(device.try([rename('x')]))).code).to.equal('dashboard-not-found');
    expect(await connect().load(device.id)).to.equal(undefined);
  });

  it('asks for no id that the backend can not have', async () => {
    const storage = connect();
    for (const id of ['.', '..', 'a', '-1', '0', '01', '1.5', '2147483648', '9'.repeat(40), '']) {
      expect(await storage.load(id), id).to.equal(undefined);
    }
    expect(served.requests).to.deep.equal([]);
  });

  it('refuses what the backend has no place for, before anything is sent', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    const refused: Change[] = [
      ...['isShared', 'columns', 'variables', 'timeRange', 'refreshInterval', 'hostData'].map(
        (field): Change => ({ type: 'dashboard.update', set: { [`/${field}`]: 5 } }),
      ),
      ...['description', 'query', 'isVisible', 'order', 'version', 'installId'].map((field) =>
        set('a', { [`/${field}`]: 'x' }),
      ),
      { type: 'widget.update', id: 'a', unset: ['/refreshInterval'] },
      add({ id: 'b', type: 'gauge', description: 'D' }),
      add({ id: 'b', type: 'gauge', query: { source: 's' } }),
      add({ id: 'b', type: 'gauge', isVisible: false }),
      { type: 'layout.set', breakpoint: 'md', rects: { a: PLACE } },
      { type: 'layout.clear', breakpoint: 'md' },
    ];
    for (const change of refused) {
      const about = JSON.stringify(change);
      const refusal = device.storage.refusal!(device.base, change);
      expect(refusal, about).to.include({ code: 'unsupported-change' });
      expect(refusal?.message, about).to.match(/^This backend /);
    }
    const error = await failure(
      device.try([rename('x'), { type: 'layout.set', breakpoint: 'md', rects: { a: PLACE } }]),
    );
    expect(error).to.include({ code: 'unsupported-change', path: '/changes/1/breakpoint' });
    expect(served.requests).to.deep.equal([]);
    for (const change of [
      rename('x'),
      set('a', { '/title': 'x', '/config/a': 1, '/configVersion': '1' }),
      add({ id: 'b', type: 'note', order: 5, configVersion: '1', description: '', query: {} }),
      remove('a'),
      move({ a: PLACE }),
    ]) {
      expect(device.storage.refusal!(device.base, change)).to.equal(undefined);
    }
  });

  it('names the change that the backend refuses, and writes the rest without it', async () => {
    const device = await open();
    const changes = [
      rename('New'),
      add({ id: 'a', type: 'note', title: 'N' }),
      add({ id: 'b', type: 'gauge' }, { ...PLACE, x: 2 }),
    ];
    const error = await failure(device.try(changes));
    expect(error).to.include({
      code: 'refused',
      status: 400,
      path: '/changes/1',
      message: 'Unknown widget type: note',
    });
    const document = await device.write(...changes.toSpliced(1, 1));
    expect(Object.keys(document.widgets)).to.deep.equal(['b']);
    expect(document.name).to.equal('New');
  });

  it('sends no text that no database can hold', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    await device.write(
      set('a', { '/title': 'half \ud83d', '/config/path': 'C:\\ud83d\\u0000 📊' }),
    );
    expect(stored(device)[0]).to.deep.include({
      title: 'half \ufffd',
      config: { path: 'C:\\ud83d\\u0000 📊' },
    });
    const zero = [rename('x'), set('a', { '/config/text': 'a\u0000b' })];
    expect(await failure(device.try(zero))).to.include({ code: 'refused', path: '/changes/1' });
  });

  it('tells the faults of a request in the words of the backend', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    const long = { ...edits.set('a', { '/title': 'x'.repeat(300) }), restored: true } as Change;
    expect(await failure(device.try([long]))).to.include({
      code: 'refused',
      status: 422,
      path: '/changes/0',
      message: 'title: String should have at most 255 characters.',
    });
  });

  it('lets others of the tenant read and write what is shared, and nobody else', async () => {
    const device = await open(add({ id: 'a', type: 'gauge' }));
    const other = new Device(connect({ headers: { 'x-user': 'other' } }), device.id);
    expect(await other.storage.load(device.id)).to.equal(undefined);
    backend.dashboards.get(Number(device.id))!.user = null;
    expect((await other.load()).permissions).to.deep.equal(['dashboard.read', 'dashboard.write']);
    await other.write(rename('Ours'));
    expect((await device.load()).name).to.equal('Ours');
  });

  it('goes on with new credentials in the middle of a write, each part once', async () => {
    let token = 'old';
    const device = await open();
    device.storage = connect({
      headers: () => ({ authorization: token }),
      refreshCredentials: () => (token = 'new'),
    });
    served.fault = ({ headers }, index) =>
      index >= 2 && headers.get('authorization') === 'old' ? { status: 401 } : undefined;
    await device.write(
      ...['a', 'b', 'c', 'd', 'e'].map((id, x) => add({ id, type: 'gauge' }, { ...PLACE, x })),
    );
    expect(stored(device)).to.have.length(5);
  });

  it('has a revision of its own, which grows with the content alone', async () => {
    const device = await open();
    const first = await device.load();
    expect(await device.load()).to.equal(first);
    backend.dashboards.get(Number(device.id))!.name = 'Changed elsewhere';
    const second = await device.load();
    expect(second.revision).to.be.greaterThan(first.revision);
    expect((await device.write(rename('x'))).revision).to.be.greaterThan(second.revision);
  });
});

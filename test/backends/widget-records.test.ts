import { expect } from '@open-wc/testing';
import type { Change } from '../../src/model/index.js';
import {
  RestStorage,
  segment,
  widgetRecords,
  type WidgetRecordsOptions,
} from '../../src/storage/index.js';
import { ServedBackend, type Fault } from './doubles/serve-backend.js';
import { RecordBackend } from './doubles/widget-records.js';
import { Device } from './support/device.js';
import { edits, PLACE } from './support/edits.js';
import { failure } from './support/failure.js';

const { add, rename, set, remove, move } = edits;
const FAULTS = ['lost-before', 'lost-after', 'half-body'] as const satisfies readonly Fault[];
const ASIDE = { x: 2, y: 0, w: 1, h: 1 };

describe('widget-records', () => {
  let backend: RecordBackend;
  let served: ServedBackend;

  beforeEach(async () => {
    backend = new RecordBackend();
    served = await new ServedBackend(backend).start();
  });

  afterEach(() => served.stop());

  function connect(options: Partial<WidgetRecordsOptions> = {}): Device {
    const dialect = widgetRecords({
      dashboardUrl: (id) => `/dashboards/${segment(id)}`,
      listUrl: '/dashboards',
      actionRequest: (action, id) => ({
        url: `/actions/${action}${id === undefined ? '' : `/${segment(id)}`}`,
      }),
      ...options,
    });
    return new Device(new RestStorage({ baseUrl: served.url, dialect }), 'main');
  }

  async function open(
    options: Partial<WidgetRecordsOptions> = {},
    ...changes: Change[]
  ): Promise<Device> {
    const device = connect(options);
    await device.load();
    if (changes.length > 0) {
      await device.write(...changes);
    }
    served.requests.length = 0;
    return device;
  }

  it('lists and loads dashboards, with three columns and what records offer', async () => {
    const device = await open({}, add({ id: 'a', type: 'table', title: 'A' }));
    expect((await device.storage.list())[0]).to.include({ id: 'main', name: 'Main' });
    const [widget] = Object.values((await connect().load()).widgets);
    expect(widget?.actions?.[2]).to.deep.equal({
      key: 'widget_actions__delete',
      label: 'Delete',
      priority: 9,
      icon: 'trash',
      confirmationMessage: 'Really delete it?',
    });
    expect(widget?.description).to.equal(undefined);
    expect(device.base.columns).to.equal(3);
    expect(await device.storage.load('other')).to.equal(undefined);
    const error = await failure(connect({ listUrl: undefined as never }).storage.list());
    expect(error.code).to.equal('unsupported-change');
  });

  it('sends each change by its action', async () => {
    const device = await open(
      {},
      add({ id: 'a', type: 'table', title: 'A', query: { metric: 'x' } }, { ...PLACE, w: 1, h: 1 }),
      add({ id: 'b', type: 'gauge' }, ASIDE),
      add({ id: 'c', type: 'gauge' }, { ...ASIDE, y: 4 }),
    );
    const [a, b, c] = ['a', 'b', 'c'].map((id) => encodeURIComponent(device.ids[id]!));
    await device.write(
      set('a', { '/title': 'New', '/description': 'D', '/query/metric': 'y' }),
      remove('b'),
      add({ id: 'd', type: 'gauge' }, ASIDE),
      move({ a: { x: 1, y: 0, w: 1, h: 1 }, c: { x: 0, y: 1, w: 2, h: 1 } }),
    );
    expect(served.takeWrites()).to.deep.equal([
      `POST /actions/widget_actions__delete/${b}`,
      'POST /actions/widget_actions__create',
      `POST /actions/widget_actions__update/${a}`,
      `POST /actions/widget_actions__update/${c}`,
      'POST /widgets/reorder',
    ]);
    const { widgets, layouts } = await device.load();
    expect(Object.keys(widgets).sort()).to.deep.equal(['a', 'c', 'd']);
    expect(widgets['a']).to.deep.include({
      title: 'New',
      description: 'D',
      query: { metric: 'y' },
    });
    expect(layouts['lg']).to.deep.include({
      a: { x: 1, y: 0, w: 1, h: 1 },
      c: { x: 0, y: 1, w: 2, h: 1 },
    });
  });

  it('changes a type by an update', async () => {
    const device = await open({}, add({ id: 'a', type: 'table', title: 'A' }));
    await device.write(remove('a'), add({ id: 'a', type: 'gauge', title: 'B' }, ASIDE));
    expect(served.takeWrites()).to.have.length(2);
    const { widgets, layouts } = await device.load();
    expect(widgets['a']).to.include({ type: 'gauge', title: 'B' });
    expect(layouts['lg']?.['a']).to.deep.equal(ASIDE);
    expect(backend.widgets.size).to.equal(1);
  });

  it('keeps a config under a key of the query, beside the name of a source', async () => {
    const device = await open(
      { querySource: 'sales', configKey: 'ui' },
      add({
        id: 'a',
        type: 'table',
        config: { columns: ['x'] },
        query: { source: 'sales', request: { metric: 'x' } },
      }),
      add({ id: 'b', type: 'gauge', query: { source: 'sales', request: {} } }, ASIDE),
    );
    const [a, b] = [...backend.widgets.values()];
    expect(a?.['query']).to.deep.equal({ metric: 'x', ui: { columns: ['x'] } });
    expect(b?.['query']).to.deep.equal({});
    await device.write(set('a', { '/config/columns': ['y'] }));
    expect(a?.['query']).to.deep.equal({ metric: 'x', ui: { columns: ['y'] } });
    expect((await device.load()).widgets['a']).to.deep.include({
      config: { columns: ['y'] },
      query: { source: 'sales', request: { metric: 'x' } },
    });
    const { storage, base } = device;
    for (const change of [
      set('a', { '/query/source': 'other' }),
      set('a', { '/query/limit': 5 }),
      set('a', { '/query/request/ui': 5 }),
      add({ id: 'x', type: 'table', query: { source: 'other' } }),
    ]) {
      const refusal = storage.refusal!(base, change);
      expect(refusal, JSON.stringify(change)).to.include({ code: 'unsupported-change' });
    }
    expect(storage.refusal!(base, set('a', { '/query/request/deep': { a: 1 } }))).to.equal(
      undefined,
    );
  });

  it('refuses what has no place, and what a record does not offer', async () => {
    const device = await open(
      {},
      add({ id: 'a', type: 'table' }),
      add({ id: 'b', type: 'table' }, ASIDE),
    );
    backend.widgets.get(device.ids['b']!)!.actions = [];
    await device.load();
    const refused: Change[] = [
      rename('x'),
      set('a', { '/config/x': 1 }),
      ...Object.entries({ isVisible: false, order: 3, version: '1', refreshInterval: 5 }).map(
        ([field, value]) => set('a', { [`/${field}`]: value }),
      ),
      add({ id: 'c', type: 'table', config: { x: 1 } }),
      { type: 'layout.set', breakpoint: 'md', rects: { a: PLACE } },
      set('b', { '/title': 'B' }),
      remove('b'),
    ];
    served.requests.length = 0;
    for (const change of refused) {
      const refusal = device.storage.refusal!(device.base, change);
      expect(refusal, JSON.stringify(change)).to.include({ code: 'unsupported-change' });
      expect(refusal?.message).to.match(/^This backend /);
      expect(await failure(device.try([change]))).to.include({ code: 'unsupported-change' });
    }
    expect(served.requests).to.deep.equal([]);
    expect(device.storage.refusal!(device.base, remove('a'))).to.equal(undefined);
  });

  it('runs actions of the backend, and tells which sources they change', async () => {
    const device = await open({}, add({ id: 'a', type: 'table' }));
    expect(device.storage.capabilities.actions).to.equal(true);
    const result = await device.storage.executeAction!('main', 'a', 'widget_actions__refresh');
    expect(result).to.deep.equal({
      message: 'Done: widget_actions__refresh',
      invalidateQueries: ['sales', 'dashboard'],
    });
    const unknown = device.storage.executeAction!('main', 'a', 'widget_actions__explode');
    expect(await failure(unknown)).to.include({ code: 'forbidden', status: 403 });
  });

  it('asks for no id that a URL would fold', async () => {
    const device = await open({}, add({ id: 'a', type: 'table' }));
    const [record] = backend.widgets.values();
    backend.widgets.set('..', { ...record!, id: '..' });
    await device.load();
    served.requests.length = 0;
    const error = await failure(device.try([set('..', { '/title': 'x' })]));
    expect(error).to.include({ code: 'refused', path: '/changes/0' });
    expect(await device.storage.load('..')).to.equal(undefined);
    expect(served.takeWrites()).to.deep.equal([]);
  });

  it('names the widget that the backend refuses', async () => {
    const device = await open();
    const error = await failure(
      device.try([add({ id: 'a', type: 'table' }), add({ id: 'b', type: 'forbidden' }, ASIDE)]),
    );
    expect(error).to.include({ code: 'refused', status: 422, path: '/changes/1' });
    expect(error.message).to.equal('There is no such type');
  });

  for (const fault of FAULTS) {
    it(`does nothing twice when any one request is ${fault}`, async () => {
      for (let failing = 0; failing < 11; failing++) {
        backend.widgets.clear();
        const device = await open(
          {},
          add({ id: 'a', type: 'table' }, { ...PLACE, w: 1 }),
          add({ id: 'b', type: 'gauge' }, ASIDE),
        );
        served.fault = (_sent, index) => (index === failing ? fault : undefined);
        await device.write(
          remove('b'),
          add({ id: 'c', type: 'table', title: 'Same' }, { ...PLACE, y: 4 }),
          add({ id: 'd', type: 'table', title: 'Same' }, { ...PLACE, y: 4 }),
          set('a', { '/title': 'A' }),
          move({ a: { x: 1, y: 0, w: 2, h: 3 } }),
        );
        served.fault = () => undefined;
        expect(backend.widgets.size, `request ${failing}`).to.equal(3);
        const { widgets, layouts } = await device.load();
        expect(Object.keys(widgets).sort()).to.deep.equal(['a', 'c', 'd']);
        expect(widgets['a']?.title).to.equal('A');
        expect(layouts['lg']?.['a']).to.deep.equal({ x: 1, y: 0, w: 2, h: 3 });
      }
    });
  }
});

import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { JsonValue } from '../model/json.js';
import type { Change } from '../model/types.js';
import { canonicalJson, createWidget, equalDashboards } from '../model/index.js';
import { IndexedDBStorage, MemoryStorage, type StorageAdapter } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import {
  addWidget,
  board,
  fakeStorage,
  gate,
  move,
  record,
  refuse,
  rename,
  retitle,
  until,
  wait,
} from './store-fixture.js';

describe('DashboardStore with others', () => {
  const stores: DashboardStore[] = [];
  const storages: IndexedDBStorage[] = [];
  let count = 0;

  function make(storage: StorageAdapter, options: object = {}) {
    const store = new DashboardStore({ storage, id: 'a', seed: board(), ...options });
    stores.push(store);
    return store;
  }

  async function pair(options: object = {}) {
    const first = new MemoryStorage();
    await first.create(board());
    const mine = fakeStorage(first);
    const a = make(mine, options);
    const b = make(new MemoryStorage({ shared: first }), options);
    await Promise.all([a.load(), b.load()]);
    return { a, b, mine, storage: first };
  }

  /** Asserts that both show the stored document, and have nothing unsaved. */
  async function agree(a: DashboardStore, b: DashboardStore): Promise<void> {
    await until(
      () =>
        a.state.saveState !== 'pending' &&
        b.state.saveState !== 'pending' &&
        a.state.dashboard?.revision === b.state.dashboard?.revision,
    );
    expect(canonicalJson(a.state.dashboard)).to.equal(canonicalJson(b.state.dashboard));
  }

  afterEach(async () => {
    stores.splice(0).forEach((store) => store.dispose());
    await wait(10);
    const names = new Set(storages.map(({ name }) => name));
    storages.splice(0).forEach((storage) => storage.close());
    await Promise.all([...names].map((name) => deleteDB(name)));
  });

  it('shows at once what another tab stored in one database', async () => {
    const name = `test-store-${Date.now()}-${++count}`;
    const connect = () => {
      const storage = new IndexedDBStorage({ name });
      storages.push(storage);
      return storage;
    };
    const a = make(connect());
    const b = make(connect());
    await Promise.all([a.load(), b.load()]);
    const { of } = record(b);
    a.dispatch(rename('From A'));
    await until(() => b.state.dashboard?.name === 'From A');
    expect(of('change').map(({ origin }) => origin)).to.deep.equal(['remote']);
    expect(b.state.canUndo).to.equal(false);
    b.dispatch(retitle('one', 'From B'));
    await until(() => a.state.dashboard?.widgets['one']?.title === 'From B');
    await agree(a, b);
    expect(a.state.saveState).to.equal('local');
  });

  it('ends in one document when two tabs edit at once, again and again', async () => {
    const name = `test-store-${Date.now()}-${++count}`;
    const connect = () => {
      const storage = new IndexedDBStorage({ name });
      storages.push(storage);
      return storage;
    };
    const a = make(connect());
    const b = make(connect());
    await Promise.all([a.load(), b.load()]);
    for (let i = 0; i < 10; i++) {
      a.dispatch(retitle('one', `A${i}`));
      b.dispatch(retitle('two', `B${i}`));
      await wait(i % 3);
    }
    await Promise.all([a.flush(), b.flush()]);
    await agree(a, b);
    expect(a.state.dashboard?.widgets['one']?.title).to.equal('A9');
    expect(a.state.dashboard?.widgets['two']?.title).to.equal('B9');
  });

  it('keeps the objects that a remote change did not touch', async () => {
    const { a, b } = await pair();
    const { two } = b.state.dashboard!.widgets;
    a.dispatch(retitle('one', 'New'));
    await until(() => b.state.dashboard?.widgets['one']?.title === 'New');
    expect(b.state.dashboard!.widgets['two']).to.equal(two);
  });

  it('merges an unsaved edit with a stored one of another field', async () => {
    const { a, b, mine } = await pair();
    const slow = gate();
    mine.before = (method) => (method === 'apply' ? slow.opened : undefined);
    a.dispatch(retitle('one', 'Mine'));
    b.dispatch(retitle('two', 'Theirs'));
    await b.flush();
    const { of } = record(a);
    slow.open();
    await agree(a, b);
    expect(of('conflict')).to.deep.equal([]);
    const { one, two } = a.state.dashboard!.widgets;
    expect([one?.title, two?.title]).to.deep.equal(['Mine', 'Theirs']);
  });

  it('tells a conflict once, with both versions', async () => {
    const { a, b, mine } = await pair();
    const slow = gate();
    mine.before = (method) => (method === 'apply' ? slow.opened : undefined);
    const { of } = record(a);
    a.dispatch(rename('Mine'));
    b.dispatch(rename('Theirs'));
    await b.flush();
    slow.open();
    await agree(a, b);
    expect(of('conflict')).to.have.length(1);
    const [conflict] = of('conflict');
    expect(conflict?.mine.name).to.equal('Mine');
    expect(conflict?.theirs.name).to.equal('Theirs');
    expect(conflict?.conflicts).to.have.length(1);
    expect(['Mine', 'Theirs']).to.include(a.state.dashboard?.name);
  });

  it('brings a remote change in between typing', async () => {
    const { a, b } = await pair({ typingDelay: 100_000 });
    a.dispatch(rename('Typ'), { coalesce: 'name' });
    b.dispatch(retitle('one', 'Remote'));
    await b.flush();
    await until(() => a.state.dashboard?.widgets['one']?.title === 'Remote');
    expect(a.state.dashboard?.name).to.equal('Typ');
    a.dispatch(rename('Typed'), { coalesce: 'name' });
    await a.flush();
    await agree(a, b);
    expect(a.state.dashboard?.name).to.equal('Typed');
  });

  it('merges when two tabs store the seed at the same time', async () => {
    const first = new MemoryStorage();
    const a = make(first);
    const b = make(new MemoryStorage({ shared: first }));
    await Promise.all([a.load(), b.load()]);
    a.dispatch(retitle('one', 'From A'));
    b.dispatch(retitle('two', 'From B'));
    await Promise.all([a.flush(), b.flush()]);
    await agree(a, b);
    expect(a.state.dashboard?.widgets['one']?.title).to.equal('From A');
    expect(a.state.dashboard?.widgets['two']?.title).to.equal('From B');
  });

  it('takes over what the backend added to an edit', async () => {
    const inner = new MemoryStorage();
    await inner.create(board());
    const storage = fakeStorage(inner, { persistent: true, durability: 'synced' });
    const { apply } = storage;
    storage.apply = async (...args) => {
      const result = await apply(...args);
      return result.status === 'applied'
        ? { ...result, dashboard: { ...result.dashboard, permissions: ['dashboard.read'] } }
        : result;
    };
    const store = make(storage);
    await store.load();
    const { of } = record(store);
    store.dispatch(rename('New'));
    await store.flush();
    expect(store.state.saveState).to.equal('synced');
    expect(store.state.dashboard?.permissions).to.deep.equal(['dashboard.read']);
    expect(of('change').map(({ origin }) => origin)).to.deep.equal(['user']);
  });

  it('shows at once what another store wrote through the same adapter', async () => {
    const storage = new MemoryStorage();
    const a = make(storage);
    const b = make(storage);
    await Promise.all([a.load(), b.load()]);
    a.dispatch(rename('From A'));
    await until(() => b.state.dashboard?.name === 'From A');
    b.dispatch(retitle('one', 'From B'));
    await until(() => a.state.dashboard?.widgets['one']?.title === 'From B');
    await agree(a, b);
  });

  it('reload fetches what no hint told of', async () => {
    const inner = new MemoryStorage();
    await inner.create(board());
    const storage = fakeStorage(inner);
    storage.subscribe = undefined;
    const store = make(storage);
    await store.load();
    const elsewhere = new MemoryStorage({ shared: inner });
    await elsewhere.apply('a', [rename('Elsewhere')], { baseRevision: 1, mutationId: 'm' });
    await store.reload();
    expect(store.state.dashboard?.name).to.equal('Elsewhere');
    expect(store.state.status).to.equal('ready');
  });

  it('tells when a remote change cannot be fetched, and keeps working', async () => {
    const { a, b, mine } = await pair();
    const { of } = record(a);
    mine.before = (method) => (method === 'load' ? refuse('storage-closed')() : undefined);
    b.dispatch(rename('Unseen'));
    await until(() => of('notice').length > 0);
    expect(of('notice')[0]?.code).to.equal('storage-closed');
    expect(a.state.status).to.equal('ready');
    mine.before = () => {};
    a.dispatch(retitle('one', 'Mine'));
    await agree(a, b);
    expect(a.state.dashboard?.name).to.equal('Unseen');
  });

  it('never writes to a document that another tab brought to a newer schema', async () => {
    const { a, mine, storage } = await pair();
    const newer = { ...(await storage.load('a'))!, schemaVersion: 99, revision: 5 };
    mine.load = async () => newer;
    const { of } = record(a);
    await a.reload();
    expect(a.state.readOnly).to.equal(true);
    expect(of('notice').map(({ code }) => code)).to.deep.equal(['newer-schema']);
    expect(() => a.dispatch(rename('x'))).to.throw('newer version');
  });

  describe('when the dashboard is removed elsewhere', () => {
    it('tells, and keeps the document to export', async () => {
      const { a, storage } = await pair();
      const { of } = record(a);
      await new MemoryStorage({ shared: storage }).remove('a');
      await until(() => a.state.status === 'missing');
      expect(of('removed')).to.have.length(1);
      expect(a.state.dashboard?.name).to.equal('Board');
      expect(() => a.dispatch(rename('x'))).to.throw();
    });

    it('with an edit unsaved, keeps that too, and does not bring the dashboard back', async () => {
      const { a, mine, storage } = await pair();
      const slow = gate();
      mine.before = (method) => (method === 'apply' ? slow.opened : undefined);
      a.dispatch(rename('Unsaved'));
      await new MemoryStorage({ shared: storage }).remove('a');
      slow.open();
      await until(() => a.state.saveState === 'error');
      expect(a.state.status).to.equal('missing');
      expect(a.state.error?.code).to.equal('dashboard-not-found');
      expect(a.state.dashboard?.name).to.equal('Unsaved');
      await a.retrySave();
      expect(await storage.load('a')).to.equal(undefined);
    });

    it('shows it again when it is created again', async () => {
      const { a, storage } = await pair();
      const elsewhere = new MemoryStorage({ shared: storage });
      await elsewhere.remove('a');
      await until(() => a.state.status === 'missing');
      await elsewhere.create(board({ name: 'Again' }));
      await until(() => a.state.status === 'ready');
      expect(a.state.dashboard?.name).to.equal('Again');
    });
  });

  describe('undo after a remote change', () => {
    it('takes back only one’s own fields', async () => {
      const { a, b } = await pair();
      a.dispatch({
        type: 'widget.update',
        id: 'one',
        set: { '/title': 'Mine', '/description': 'Mine' },
      });
      await agree(a, b);
      b.dispatch(retitle('one', 'Theirs'));
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.widgets['one']?.title).to.equal('Theirs');
      expect(a.state.dashboard?.widgets['one']?.description).to.equal(undefined);
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['undo-partial']);
      expect(a.redo()).to.equal(true);
      expect(a.state.dashboard?.widgets['one']?.title).to.equal('Theirs');
      expect(a.state.dashboard?.widgets['one']?.description).to.equal('Mine');
      await agree(a, b);
    });

    it('is whole, without a notice, when others changed something else', async () => {
      const { a, b } = await pair();
      a.dispatch([retitle('one', 'Mine'), move('one', 8)]);
      await agree(a, b);
      b.dispatch(retitle('two', 'Theirs'));
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(true);
      expect(of('notice')).to.deep.equal([]);
      expect(
        equalDashboards(
          a.state.dashboard!,
          board({
            widgets: {
              one: createWidget({ type: 'note', id: 'one', title: 'One' }),
              two: createWidget({ type: 'note', id: 'two', title: 'Theirs' }),
            },
          }),
        ),
      ).to.equal(true);
    });

    it('drops what belongs to a widget that is gone, and tells once', async () => {
      const { a, b } = await pair();
      a.dispatch([retitle('one', 'Mine'), rename('Mine'), move('one', 8)]);
      await agree(a, b);
      b.dispatch({ type: 'widget.remove', id: 'one' });
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.name).to.equal('Board');
      expect(Object.keys(a.state.dashboard!.widgets)).to.deep.equal(['two']);
      expect(Object.keys(a.state.dashboard!.layouts['lg']!)).to.deep.equal(['two']);
      expect(of('notice')).to.have.length(1);
    });

    it('with nothing left consumes the step and tells', async () => {
      const { a, b } = await pair();
      a.dispatch(rename('Earlier'));
      a.dispatch(retitle('one', 'Mine'));
      await agree(a, b);
      b.dispatch({ type: 'widget.remove', id: 'one' });
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(false);
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['undo-partial']);
      expect(of('change')).to.deep.equal([]);
      expect(a.state.canRedo).to.equal(false);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.name).to.equal('Board');
    });

    it('leaves a field alone that others put a plain value above', async () => {
      const { a, b } = await pair();
      const source = (value: JsonValue): Change => ({
        type: 'widget.update',
        id: 'one',
        set: { '/config/source': value },
      });
      a.dispatch(source({ type: 'rest', url: '/x' }));
      a.dispatch([
        { type: 'widget.update', id: 'one', unset: ['/config/source/url'] },
        rename('Mine'),
      ]);
      await agree(a, b);
      b.dispatch(source('static'));
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.name).to.equal('Board');
      expect(a.state.dashboard?.widgets['one']?.config).to.deep.equal({ source: 'static' });
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['undo-partial']);
    });

    it('takes back a field that one replaced by a plain value oneself', async () => {
      const { a, b } = await pair();
      const view = (value: JsonValue): Change => ({
        type: 'widget.update',
        id: 'one',
        set: { '/config/view': value },
      });
      a.dispatch(view({ sort: 'a', order: 'up' }));
      await a.flush();
      a.dispatch(view({ sort: 'b', order: 'up' }), { run: 'one step' });
      a.dispatch(view('plain'), { run: 'one step' });
      await agree(a, b);
      b.dispatch(rename('Theirs'));
      await agree(a, b);
      const { of } = record(a);
      a.undo();
      expect(a.state.dashboard?.widgets['one']?.config).to.deep.equal({
        view: { sort: 'a', order: 'up' },
      });
      expect(of('notice')).to.deep.equal([]);
    });

    it('does not remove a widget that others have worked on', async () => {
      const { a, b } = await pair();
      a.dispatch(addWidget('three'));
      await agree(a, b);
      b.dispatch(retitle('three', 'Theirs'));
      await agree(a, b);
      expect(a.undo()).to.equal(false);
      expect(a.state.dashboard?.widgets['three']?.title).to.equal('Theirs');
    });

    it('does not move a widget that others have placed since', async () => {
      const { a, b } = await pair();
      a.dispatch({
        type: 'layout.set',
        breakpoint: 'lg',
        rects: { one: { x: 8, y: 0, w: 4, h: 2 }, two: { x: 0, y: 0, w: 4, h: 2 } },
      });
      await agree(a, b);
      b.dispatch(move('two', 4));
      await agree(a, b);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.layouts['lg']?.['one']?.x).to.equal(0);
      expect(a.state.dashboard?.layouts['lg']?.['two']?.x).to.equal(4);
    });

    it('brings back a widget that one removed oneself', async () => {
      const { a, b } = await pair();
      a.dispatch({ type: 'widget.remove', id: 'one' });
      await agree(a, b);
      b.dispatch(rename('Theirs'));
      await agree(a, b);
      const { of } = record(a);
      expect(a.undo()).to.equal(true);
      expect(a.state.dashboard?.widgets['one']?.title).to.equal('One');
      expect(a.state.dashboard?.layouts['lg']?.['one']).to.include({ x: 0, w: 4, h: 2 });
      expect(of('notice')).to.deep.equal([]);
      await agree(a, b);
    });
  });
});

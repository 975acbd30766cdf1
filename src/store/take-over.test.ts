import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { IndexedDBReader, IndexedDBStorage, Journal, MemoryStorage } from '../storage/index.js';
import type { StorageAdapter } from '../storage/index.js';
import { DashboardReader } from './dashboard-reader.js';
import { DashboardStore } from './dashboard-store.js';
import {
  board,
  fakeStorage,
  gate,
  record,
  refuse,
  rename,
  retitle,
  until,
} from './store-fixture.js';

describe('A DashboardStore that takes over from a reader', () => {
  const stores: DashboardStore[] = [];
  let count = 0;
  const freshName = () => `test-take-over-${Date.now()}-${++count}`;

  async function view(storage: StorageAdapter): Promise<DashboardReader> {
    const reader = new DashboardReader({ storage, id: 'a', seed: board() });
    await reader.load();
    return reader;
  }

  function takeOver(
    reader: DashboardReader,
    options: Parameters<typeof DashboardStore.takeOver>[1],
  ): DashboardStore {
    const store = DashboardStore.takeOver(reader, options);
    stores.push(store);
    return store;
  }

  async function stored(): Promise<MemoryStorage> {
    const storage = new MemoryStorage();
    await storage.create(board());
    return storage;
  }

  afterEach(() => {
    stores.splice(0).forEach((store) => store.dispose());
  });

  it('goes on with its document and listeners, and writes in the task of an edit', async () => {
    const storage = fakeStorage(await stored());
    const reader = await view(storage);
    const shown = reader.state.dashboard;
    const { events } = record(reader);
    let loads = 0;
    storage.before = (method) => void (method === 'load' && loads++);
    const store = takeOver(reader, { storage });
    expect(events).to.deep.equal([]);
    expect(store.state.dashboard).to.equal(shown);
    store.dispatch(rename('New'));
    expect(storage.applied).to.have.length(1);
    expect(events.map(({ type }) => type)).to.deep.equal(['change', 'state']);
    await store.flush();
    expect(loads).to.equal(0);
    expect(store.undo()).to.equal(true);
    expect(store.state.dashboard?.name).to.equal('Board');
  });

  it('leaves the reader without a voice, and lets its listeners go when they want', async () => {
    const storage = await stored();
    const reader = await view(storage);
    let heard = 0;
    const stop = reader.subscribe(() => heard++);
    const store = takeOver(reader, { storage });
    const late = record(reader);
    store.dispatch(rename('New'));
    expect(heard).to.be.greaterThan(0);
    stop();
    heard = 0;
    await store.flush();
    await new MemoryStorage({ shared: storage }).remove('a');
    await until(() => store.state.status === 'missing');
    expect(heard).to.equal(0);
    expect(late.events).to.deep.equal([]);
  });

  it('can do so before the first load, and while one is under way', async () => {
    const idle = new DashboardReader({ storage: await stored(), id: 'a' });
    const first = takeOver(idle, { storage: await stored() });
    expect(() => first.dispatch(rename('New'))).to.throw('not loaded');
    await first.load();
    first.dispatch(rename('New'));
    expect(first.state.dashboard?.name).to.equal('New');

    const storage = fakeStorage(await stored());
    const slow = gate();
    storage.before = () => slow.opened;
    const reader = new DashboardReader({ storage, id: 'a' });
    const { of } = record(reader);
    void reader.load();
    const store = takeOver(reader, { storage });
    slow.open();
    await until(() => store.state.status === 'ready');
    store.dispatch(rename('New'));
    await store.flush();
    expect(store.state.dashboard?.name).to.equal('New');
    expect(of('state').filter(({ state }) => state.status === 'ready').length).to.be.above(1);
  });

  it('stores the seed with the first edit', async () => {
    const storage = new MemoryStorage();
    const store = takeOver(await view(storage), { storage });
    expect(await storage.load('a')).to.equal(undefined);
    store.dispatch(rename('First'));
    await store.flush();
    expect((await storage.load('a'))?.name).to.equal('First');
  });

  it('brings in what others wrote while the reader was about to fetch it', async () => {
    const inner = await stored();
    const storage = fakeStorage(new MemoryStorage({ shared: inner }));
    const reader = await view(storage);
    const slow = gate();
    storage.before = (method) => (method === 'load' ? slow.opened : undefined);
    await inner.apply('a', [rename('Theirs')], { baseRevision: 1, mutationId: 'm' });
    await Promise.resolve();
    const { of } = record(reader);
    const store = takeOver(reader, { storage });
    store.dispatch(retitle('one', 'Mine'));
    slow.open();
    await until(() => store.state.dashboard?.name === 'Theirs');
    await store.flush();
    expect(store.state.dashboard?.widgets['one']?.title).to.equal('Mine');
    expect(of('change').map(({ origin }) => origin)).to.deep.equal(['user', 'remote']);
  });

  it('brings back with its load what a closed page left in the journal', async () => {
    const name = freshName();
    const storage = fakeStorage(await stored());
    new Journal({ name }).append({
      dashboardId: 'a',
      mutationId: 'm',
      baseRevision: 1,
      changes: [rename('Last words')],
    });
    const reader = new DashboardReader({ storage, id: 'a', seed: board() });
    const store = takeOver(reader, { storage, journal: new Journal({ name }) });
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Last words');
    expect(new Journal({ name }).pending('a')).to.deep.equal([]);
  });

  it('notes its edits in the journal', async () => {
    const name = freshName();
    const storage = fakeStorage(await stored());
    const store = takeOver(await view(storage), { storage, journal: new Journal({ name }) });
    store.dispatch(rename('New'));
    const entries = new Journal({ name }).pending('a');
    expect(entries.map(({ changes }) => changes)).to.deep.equal([[rename('New')]]);
    await store.flush();
    expect(new Journal({ name }).pending('a')).to.deep.equal([]);
  });

  it('goes on trying to reach a storage that the reader could not reach', async () => {
    const storage = fakeStorage(await stored());
    storage.before = refuse('storage-unavailable');
    const store = takeOver(await view(storage), { storage });
    expect(store.state.status).to.equal('error');
    storage.before = () => {};
    dispatchEvent(new Event('online'));
    await until(() => store.state.status === 'ready');
  });

  it('never edits a document of a newer schema', async () => {
    const storage = await stored();
    storage.load = async () => board({ schemaVersion: 99 });
    const store = takeOver(await view(storage), { storage });
    expect(store.state.readOnly).to.equal(true);
    expect(() => store.dispatch(rename('x'))).to.throw('newer version');
  });

  it('of a disposed reader is disposed too', async () => {
    const storage = await stored();
    const reader = await view(storage);
    reader.dispose();
    const store = takeOver(reader, { storage });
    expect(() => store.dispatch(rename('x'))).to.throw('not loaded');
    await store.load();
    expect(store.state.status).to.equal('idle');
  });

  it('with IndexedDB starts the write in the task of the first edit', async () => {
    const name = freshName();
    const first = new IndexedDBStorage({ name });
    await first.create(board());
    first.close();
    const source = new IndexedDBReader({ name });
    const reader = new DashboardReader({ storage: source, id: 'a', seed: board() });
    await reader.load();
    const storage = new IndexedDBStorage({ reader: source });
    const store = takeOver(reader, { storage });
    const modes: unknown[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
      modes.push(args[1]);
      return transaction.apply(this, args);
    };
    store.dispatch(rename('Last moment'));
    // Microtasks end before the task does.
    for (let i = 0; i < 8; i++) {
      await Promise.resolve();
    }
    IDBDatabase.prototype.transaction = transaction;
    expect(modes).to.deep.equal(['readwrite']);
    await store.flush();
    expect((await storage.load('a'))?.name).to.equal('Last moment');
    storage.close();
    await deleteDB(name);
  });
});

import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { DashError } from '../model/errors.js';
import { IndexedDBStorage, Journal, MemoryStorage } from '../storage/index.js';
import type { StorageAdapter } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import { board, fakeStorage, record, refuse, rename, retitle, until } from './store-fixture.js';

describe('A DashboardStore that edits later', () => {
  const stores: DashboardStore[] = [];
  let count = 0;
  const freshName = () => `test-later-${Date.now()}-${++count}`;

  async function view(storage: StorageAdapter, options: object = {}): Promise<DashboardStore> {
    const store = new DashboardStore({
      storage,
      id: 'a',
      seed: board(),
      editing: 'later',
      ...options,
    });
    stores.push(store);
    await store.load();
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

  it('shows the dashboard, and refuses edits until they are prepared', async () => {
    const store = await view(await stored());
    expect(store.state).to.include({ status: 'ready', saveState: 'saved', readOnly: false });
    expect(store.state.dashboard?.name).to.equal('Board');
    expect(store.state).to.include({ canUndo: false, canRedo: false });
    const edit = () => store.dispatch(rename('Too early'));
    expect(edit).to.throw(DashError, 'prepareEditing').with.property('code', 'read-only');
    expect([store.undo(), store.redo()]).to.deep.equal([false, false]);
    await store.flush();
    expect(store.state.dashboard?.name).to.equal('Board');
  });

  it('writes in the task of an edit once it is prepared, and needs that once only', async () => {
    const storage = fakeStorage(await stored());
    const store = await view(storage);
    const shown = store.state.dashboard;
    const { events } = record(store);
    await store.prepareEditing();
    await store.prepareEditing();
    expect(events).to.deep.equal([]);
    expect(store.state.dashboard).to.equal(shown);
    store.dispatch(rename('New'));
    expect(storage.applied).to.have.length(1);
    await store.flush();
    await store.prepareEditing();
    expect(store.undo()).to.equal(true);
    expect(store.state.dashboard?.name).to.equal('Board');
  });

  it('can be prepared before and while it loads', async () => {
    const store = new DashboardStore({
      storage: await stored(),
      id: 'a',
      editing: 'later',
    });
    stores.push(store);
    await store.prepareEditing();
    expect(() => store.dispatch(rename('New'))).to.throw('not loaded');
    const loading = store.load();
    await store.prepareEditing();
    store.dispatch(rename('New'));
    await loading;
    await store.flush();
    expect(store.state.dashboard?.name).to.equal('New');
  });

  it('stores the seed with the first edit', async () => {
    const storage = new MemoryStorage();
    const store = await view(storage);
    await store.prepareEditing();
    expect(await storage.load('a')).to.equal(undefined);
    store.dispatch(rename('First'));
    await store.flush();
    expect((await storage.load('a'))?.name).to.equal('First');
  });

  it('brings back at once what a closed page left in the journal of that name', async () => {
    const name = freshName();
    const storage = fakeStorage(await stored());
    new Journal({ name }).append({
      dashboardId: 'a',
      mutationId: 'm',
      baseRevision: 1,
      changes: [rename('Last words')],
    });
    const store = await view(storage, { journal: name });
    expect(store.state.dashboard?.name).to.equal('Last words');
    expect(new Journal({ name }).pending('a')).to.deep.equal([]);
  });

  it('notes its edits in the journal of that name', async () => {
    const name = freshName();
    const storage = fakeStorage(await stored());
    const store = await view(storage, { journal: name });
    await store.prepareEditing();
    store.dispatch(rename('New'));
    const entries = new Journal({ name }).pending('a');
    expect(entries.map(({ changes }) => changes)).to.deep.equal([[rename('New')]]);
    await store.flush();
    expect(new Journal({ name }).pending('a')).to.deep.equal([]);
  });

  it('follows what others write, and tells the changes', async () => {
    const storage = await stored();
    const store = await view(storage);
    const { two } = store.state.dashboard!.widgets;
    const { of } = record(store);
    const elsewhere = new MemoryStorage({ shared: storage });
    const options = { baseRevision: 1, mutationId: 'm' };
    await elsewhere.apply('a', [retitle('one', 'Theirs')], options);
    await until(() => store.state.dashboard?.widgets['one']?.title === 'Theirs');
    expect(of('change').map(({ origin }) => origin)).to.deep.equal(['remote']);
    expect(store.state.dashboard?.widgets['two']).to.equal(two);
    expect(store.state.saveState).to.equal('saved');
  });

  it('follows what others write while it loads', async () => {
    const inner = await stored();
    const storage = fakeStorage(inner);
    const old = await inner.load('a');
    storage.load = async (id) => {
      storage.load = (again) => inner.load(again);
      const elsewhere = new MemoryStorage({ shared: inner });
      const options = { baseRevision: 1, mutationId: 'm' };
      await elsewhere.apply(id, [rename('Theirs')], options);
      return old;
    };
    const store = await view(storage);
    await until(() => store.state.dashboard?.name === 'Theirs');
    expect(store.state.dashboard?.revision).to.equal(2);
  });

  it('tells when the dashboard is removed elsewhere', async () => {
    const storage = await stored();
    const store = await view(storage);
    const { of } = record(store);
    await new MemoryStorage({ shared: storage }).remove('a');
    await until(() => store.state.status === 'missing');
    expect(of('removed')).to.have.length(1);
    expect(store.state.dashboard?.name).to.equal('Board');
  });

  it('reload fetches and tells what changed', async () => {
    const inner = await stored();
    const storage = fakeStorage(inner);
    storage.subscribe = undefined;
    const store = await view(storage);
    const elsewhere = new MemoryStorage({ shared: inner });
    await elsewhere.apply('a', [rename('Theirs')], { baseRevision: 1, mutationId: 'm' });
    await store.reload();
    expect(store.state.dashboard?.name).to.equal('Theirs');
  });

  it('tells that preparing failed, as a rejection or a notice, and can try again', async () => {
    const storage = await stored();
    const { prepareWriting } = storage;
    storage.prepareWriting = refuse('load-failed');
    const store = await view(storage);
    const { of } = record(store);
    const failure: unknown = await store.prepareEditing().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(DashError).with.property('code', 'load-failed');
    await store.reload();
    expect(of('notice').map(({ code }) => code)).to.deep.equal(['load-failed']);
    expect(store.state.status).to.equal('ready');
    storage.prepareWriting = prepareWriting;
    await store.prepareEditing();
    store.dispatch(rename('New'));
    expect(store.state.dashboard?.name).to.equal('New');
  });

  it('never edits a document of a newer schema', async () => {
    const storage = await stored();
    storage.load = async () => board({ schemaVersion: 99 });
    const store = await view(storage);
    expect(store.state.readOnly).to.equal(true);
    await store.prepareEditing();
    expect(() => store.dispatch(rename('x'))).to.throw('newer version');
  });

  it('with IndexedDB starts the write in the task of the first edit', async () => {
    const name = freshName();
    const storage = new IndexedDBStorage({ name });
    await new IndexedDBStorage({ name }).create(board());
    const store = await view(storage);
    await store.prepareEditing();
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

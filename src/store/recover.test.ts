import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { Change } from '../model/types.js';
import { IndexedDBStorage, Journal, MemoryStorage } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import {
  addWidget,
  board,
  closePage,
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

describe('The journal of DashboardStore', () => {
  const stores: DashboardStore[] = [];
  const journals = new WeakMap<DashboardStore, Journal>();
  let name: string;
  let count = 0;
  let shared: MemoryStorage;

  beforeEach(() => {
    name = `test-replay-${Date.now()}-${++count}`;
    shared = new MemoryStorage();
  });

  afterEach(() => {
    stores.splice(0).forEach((store) => store.dispose());
    for (const key of Object.keys(localStorage)) {
      // Other test files run at the same time, with journals of their own.
      if (key.includes(name)) {
        localStorage.removeItem(key);
      }
    }
  });

  const pending = () => new Journal({ name }).pending('a');

  /** A storage that claims to be persistent. */
  const connect = () => fakeStorage(new MemoryStorage({ shared }));

  function make(storage = connect(), options: object = {}) {
    const journal = new Journal({ name });
    const store = new DashboardStore({ storage, id: 'a', seed: board(), journal, ...options });
    stores.push(store);
    journals.set(store, journal);
    return store;
  }

  /** Ends the page of the last store, whose calls never settle. */
  function close() {
    journals.get(stores.pop()!)!.release();
  }

  /** A page whose writes never arrive, as if it closed in the task of the edit. */
  async function closedPage(edit: (store: DashboardStore) => void, options: object = {}) {
    const storage = connect();
    const store = make(storage, options);
    await store.load();
    storage.before = () => new Promise(() => {});
    edit(store);
    close();
  }

  it('holds an edit from its dispatch until storage has it', async () => {
    const store = make();
    await store.load();
    store.dispatch(rename('New'));
    expect(pending().map(({ changes }) => changes)).to.deep.equal([[rename('New')]]);
    await store.flush();
    expect(pending()).to.deep.equal([]);
  });

  it('holds typing as one entry under ever new mutations', async () => {
    const store = make(connect(), { typingDelay: 100_000 });
    await store.load();
    const ids = new Set<string>();
    for (const text of ['N', 'Ne', 'New']) {
      store.dispatch(rename(text), { coalesce: 'name' });
      const entries = pending();
      expect(entries.map(({ changes }) => changes)).to.deep.equal([[rename(text)]]);
      ids.add(entries[0]!.mutationId);
    }
    expect(ids.size).to.equal(3);
  });

  it('is not used for a storage in memory', async () => {
    const store = make(fakeStorage(new MemoryStorage(), { persistent: false }));
    await store.load();
    store.dispatch(rename('New'));
    expect(pending()).to.deep.equal([]);
    await store.flush();
  });

  it('brings back the edits of a page that closed before they were stored', async () => {
    await shared.create(board());
    await closedPage((store) => {
      store.dispatch(rename('Last words'));
      store.dispatch(addWidget('three'));
      store.dispatch(retitle('three', 'Typed'), { coalesce: 'title' });
    });
    expect(pending()).to.have.length(3);
    const store = make();
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Last words');
    expect(store.state.dashboard?.widgets['three']?.title).to.equal('Typed');
    expect((await shared.load('a'))?.widgets['three']?.title).to.equal('Typed');
    expect(pending()).to.deep.equal([]);
  });

  it('brings back an edit of a seed that was never stored', async () => {
    await closedPage((store) => {
      store.dispatch(rename('First edit'));
      store.dispatch(move('one', 8));
    });
    expect(await shared.load('a')).to.equal(undefined);
    const store = make();
    await store.load();
    expect(store.state.dashboard?.name).to.equal('First edit');
    await store.flush();
    const stored = await shared.load('a');
    expect(stored?.name).to.equal('First edit');
    expect(stored?.layouts['lg']?.['one']?.x).to.equal(8);
    expect(pending()).to.deep.equal([]);
  });

  it('brings it back also if the seed was stored and the edit was not', async () => {
    await closedPage((store) => store.dispatch(rename('First edit')));
    await shared.create(board());
    const store = make();
    await store.load();
    expect((await shared.load('a'))?.name).to.equal('First edit');
    expect(pending()).to.deep.equal([]);
  });

  it('does not make an edit twice that was stored though the answer never came', async () => {
    await shared.create(board());
    const storage = connect();
    const lost = make(storage);
    await lost.load();
    storage.after = () => new Promise(() => {});
    lost.dispatch(addWidget('three'));
    close();
    await until(() => storage.applied.length === 1);
    await wait(10);
    expect(pending()).to.have.length(1);
    const elsewhere = connect();
    await elsewhere.apply('a', [retitle('three', 'Since')], { baseRevision: 2, mutationId: 'x' });
    const store = make();
    const { of } = record(store);
    await store.load();
    expect(store.state.dashboard?.widgets['three']?.title).to.equal('Since');
    expect(store.state.dashboard?.revision).to.equal(3);
    expect(of('notice')).to.deep.equal([]);
    expect(pending()).to.deep.equal([]);
  });

  it('merges with what others stored since', async () => {
    await shared.create(board());
    await closedPage((store) => store.dispatch([retitle('one', 'Mine'), rename('Mine')]));
    const elsewhere = connect();
    await elsewhere.apply('a', [retitle('two', 'Theirs')], { baseRevision: 1, mutationId: 'x' });
    const store = make();
    const { of } = record(store);
    await store.load();
    const { one, two } = store.state.dashboard!.widgets;
    expect([one?.title, two?.title]).to.deep.equal(['Mine', 'Theirs']);
    expect(of('conflict')).to.deep.equal([]);
    expect(pending()).to.deep.equal([]);
  });

  it('tells when others changed the same field since', async () => {
    await shared.create(board());
    await closedPage((store) => store.dispatch(rename('Mine')));
    const elsewhere = connect();
    await elsewhere.apply('a', [rename('Theirs')], { baseRevision: 1, mutationId: 'x' });
    const store = make();
    const { of } = record(store);
    await store.load();
    expect(of('conflict')).to.have.length(1);
    expect(of('conflict')[0]?.mine.name).to.equal('Mine');
    expect(of('conflict')[0]?.theirs.name).to.equal('Theirs');
    expect(pending()).to.deep.equal([]);
  });

  it('leaves out, with a notice, what no longer fits', async () => {
    await shared.create(board());
    await closedPage((store) => store.dispatch([retitle('one', 'Mine'), rename('Mine')]));
    const elsewhere = connect();
    const removal = [{ type: 'widget.remove' as const, id: 'one' }];
    await elsewhere.apply('a', removal, { baseRevision: 1, mutationId: 'x' });
    const store = make();
    const { of } = record(store);
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Mine');
    expect(store.state.dashboard?.widgets['one']).to.equal(undefined);
    expect(of('notice').map(({ code }) => code)).to.deep.equal(['journal-partial']);
    expect(pending()).to.deep.equal([]);
  });

  it('shows and keeps edits that storage still refuses, and stores them later', async () => {
    await shared.create(board());
    await closedPage((store) => {
      store.dispatch(rename('Kept'));
      store.dispatch(addWidget('three'));
    });
    const storage = connect();
    storage.before = (method) => (method === 'apply' ? refuse('storage-quota')() : undefined);
    const store = make(storage);
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Kept');
    expect(Object.keys(store.state.dashboard!.widgets)).to.include('three');
    await until(() => store.state.saveState === 'error');
    expect(pending()).to.have.length(2);
    storage.before = () => {};
    await store.retrySave();
    expect(store.state.saveState).to.equal('local');
    expect((await shared.load('a'))?.widgets['three']?.title).to.equal('three');
    expect(pending()).to.deep.equal([]);
  });

  it('is left alone while its page lives, whose edits follow each other', async () => {
    await shared.create(board());
    const storage = connect();
    const living = make(storage);
    await living.load();
    const { of } = record(living);
    const slow = gate();
    storage.before = () => slow.opened;
    living.dispatch(rename('First'));
    living.dispatch(rename('Second'));
    living.dispatch(move('one', 8));
    const other = connect();
    const second = make(other);
    await second.load();
    expect(other.applied).to.deep.equal([]);
    expect(second.state.dashboard?.name).to.equal('Board');
    living.dispatch(rename('Third'));
    slow.open();
    await living.flush();
    await until(() => second.state.dashboard?.name === 'Third');
    expect(second.state.dashboard?.layouts['lg']?.['one']?.x).to.equal(8);
    expect(of('conflict')).to.deep.equal([]);
    expect(of('change').map(({ origin }) => origin)).to.not.include('remote');
    expect(pending()).to.deep.equal([]);
  });

  it('leaves what a living tab is still typing to that tab', async () => {
    await shared.create(board());
    const living = make(connect(), { typingDelay: 100_000 });
    await living.load();
    living.dispatch(rename('Typ'), { coalesce: 'name' });
    const storage = connect();
    const second = make(storage);
    await second.load();
    expect(storage.applied).to.deep.equal([]);
    expect(second.state.dashboard?.name).to.equal('Board');
    living.dispatch(rename('Typed'), { coalesce: 'name' });
    await living.flush();
    await until(() => second.state.dashboard?.name === 'Typed');
    expect(pending()).to.deep.equal([]);
  });

  it('tells what others changed even if the load then fails', async () => {
    await shared.create(board());
    await closedPage((store) => store.dispatch(rename('Mine')));
    const elsewhere = connect();
    await elsewhere.apply('a', [rename('Theirs')], { baseRevision: 1, mutationId: 'x' });
    const storage = connect();
    storage.before = (method) => (method === 'load' ? refuse('storage-closed')() : undefined);
    const store = make(storage);
    const { of } = record(store);
    await store.load();
    expect(store.state.status).to.equal('error');
    storage.before = () => {};
    await store.load();
    expect(store.state.status).to.equal('ready');
    expect(of('conflict')).to.have.length(1);
  });

  it('does not bring back a dashboard that was removed', async () => {
    await shared.create(board());
    await closedPage((store) => store.dispatch(rename('Last words')));
    await connect().remove('a');
    const store = make();
    const { of } = record(store);
    await store.load();
    await store.flush();
    expect(store.state.dashboard?.name).to.equal('Board');
    expect(of('notice').map(({ code }) => code)).to.deep.equal(['journal-partial']);
    expect(await shared.load('a')).to.equal(undefined);
    expect(pending()).to.deep.equal([]);
  });

  it('keeps the gaps of a board without compaction', async () => {
    await shared.create(board());
    // Both move the widget `two`, and one moves it to the place where the other puts `one`.
    await closedPage((store) => store.dispatch([move('one', 4, 20), move('two', 0, 20)]));
    await connect().apply('a', [move('two', 5, 20)], { baseRevision: 1, mutationId: 'x' });
    const store = make(connect(), { compaction: () => 'none' });
    await store.load();
    const rows = Object.values(store.state.dashboard!.layouts['lg']!).map(({ y }) => y);
    expect(rows).to.have.members([20, 22]);
  });

  it('settles through a merge', async () => {
    await shared.create(board());
    const storage = connect();
    const store = make(storage);
    await store.load();
    storage.subscribe = undefined;
    const elsewhere = connect();
    await elsewhere.apply('a', [retitle('two', 'Theirs')], { baseRevision: 1, mutationId: 'x' });
    store.dispatch(retitle('one', 'Mine'));
    await store.flush();
    expect(pending()).to.deep.equal([]);
    expect((await shared.load('a'))?.widgets['one']?.title).to.equal('Mine');
  });

  it('with IndexedDB brings back what was typed in the last moment', async () => {
    const open: IndexedDBStorage[] = [];
    const visit = async () => {
      const storage = new IndexedDBStorage({ name });
      open.push(storage);
      const journal = new Journal({ name });
      const store = new DashboardStore({
        storage,
        id: 'a',
        seed: board(),
        journal,
        typingDelay: 100_000,
      });
      await store.load();
      return store;
    };
    const first = await visit();
    first.dispatch(rename('Half a wor'), { coalesce: 'name' });
    closePage(name);
    const second = await visit();
    stores.push(second);
    expect(second.state.dashboard?.name).to.equal('Half a wor');
    await second.flush();
    expect((await open[1]!.load('a'))?.name).to.equal('Half a wor');
    open.forEach((storage) => storage.close());
    await deleteDB(name);
  });

  it('leaves what others have placed in a layout that the edit clears', async () => {
    const place = (id: string): Change => ({
      type: 'layout.set',
      breakpoint: 'md',
      rects: { [id]: { x: 0, y: 0, w: 2, h: 2 } },
    });
    const first = make();
    await first.load();
    first.dispatch(place('one'));
    await first.flush();
    await closedPage((store) => store.dispatch({ type: 'layout.clear', breakpoint: 'md' }));
    const { revision: baseRevision } = (await shared.load('a'))!;
    await shared.apply('a', [place('two')], { baseRevision, mutationId: 'theirs' });
    const store = make();
    await store.load();
    expect(store.state.dashboard?.layouts['md']).to.deep.equal({ two: { x: 0, y: 0, w: 2, h: 2 } });
    expect((await shared.load('a'))?.layouts['md']).to.have.keys('two');
    expect(pending()).to.deep.equal([]);
  });

  it('makes edits again in their order, where joined ones are followed by typing', async () => {
    await shared.create(board());
    const storage = connect();
    const closed = make(storage);
    await closed.load();
    const first = gate();
    let writes = 0;
    storage.before = () => (++writes === 1 ? first.opened : new Promise<void>(() => {}));
    closed.dispatch(retitle('one', 'Written'));
    closed.dispatch(rename('Joined'));
    closed.dispatch(move('two', 6));
    closed.dispatch(rename('Typed'), { coalesce: 'name' });
    first.open();
    await until(() => writes === 2);
    close();
    expect(pending().map(({ changes }) => changes)).to.deep.equal([
      [rename('Joined'), move('two', 6)],
      [rename('Typed')],
    ]);
    const store = make();
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Typed');
    expect((await shared.load('a'))?.name).to.equal('Typed');
  });
});

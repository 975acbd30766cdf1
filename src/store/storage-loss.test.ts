import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { DashError } from '../model/errors.js';
import { IndexedDBStorage, MemoryStorage, type StorageEvent } from '../storage/index.js';
import type { StorageAdapter } from '../storage/index.js';
import { DashboardReader } from './dashboard-reader.js';
import { DashboardStore } from './dashboard-store.js';
import { board, fakeStorage, record, rename, retitle, until } from './store-fixture.js';

describe('A storage that is lost under an open dashboard', () => {
  const opened: Array<DashboardStore | DashboardReader> = [];

  async function open(storage: StorageAdapter, seed = board()): Promise<DashboardStore> {
    const store = new DashboardStore({ storage, id: 'a', seed });
    opened.push(store);
    await store.load();
    return store;
  }

  afterEach(() => {
    opened.splice(0).forEach((one) => one.dispose());
  });

  describe('in IndexedDB', () => {
    let count = 0;
    let name: string;
    const storages: IndexedDBStorage[] = [];
    const connections = new Set<IDBDatabase>();
    const { transaction } = IDBDatabase.prototype;

    function connect(): IndexedDBStorage {
      const storage = new IndexedDBStorage({ name });
      storages.push(storage);
      return storage;
    }

    beforeEach(() => {
      name = `test-loss-${Date.now()}-${++count}`;
      connections.clear();
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
        connections.add(this);
        return transaction.apply(this, args);
      };
    });

    afterEach(async () => {
      IDBDatabase.prototype.transaction = transaction;
      opened.splice(0).forEach((one) => one.dispose());
      storages.splice(0).forEach((storage) => storage.close());
      await deleteDB(name);
    });

    /** As "clear site data" does. The browser tells of it by an event on every connection. */
    async function clearSiteData(): Promise<() => void> {
      const closed = [...connections];
      closed.forEach((connection) => connection.close());
      await deleteDB(name);
      return () => closed.forEach((connection) => connection.dispatchEvent(new Event('close')));
    }

    const ways: Record<string, (edit: () => Promise<void>) => Promise<void>> = {
      'the database is deleted': async (edit) => {
        await deleteDB(name);
        await edit();
      },
      'the browser clears it': async (edit) => {
        const tell = await clearSiteData();
        tell();
        await edit();
      },
      'the browser clears it and tells late': async (edit) => {
        const tell = await clearSiteData();
        await edit();
        tell();
      },
    };

    for (const [way, loseAnd] of Object.entries(ways)) {
      it(`is filled again with the next edit, and other tabs follow: ${way}`, async () => {
        const mine = await open(connect());
        mine.dispatch(retitle('one', 'Before'));
        mine.dispatch(rename('Before'));
        await mine.flush();
        const theirs = await open(connect());
        const reader = new DashboardReader({ storage: connect(), id: 'a' });
        opened.push(reader);
        await reader.load();
        const { of } = record(mine);
        await loseAnd(async () => {
          mine.dispatch(retitle('two', 'After'));
          await mine.flush();
        });
        expect(mine.state).to.include({ status: 'ready', saveState: 'local' });
        expect(of('removed')).to.deep.equal([]);
        const stored = await connect().load('a');
        expect(stored?.name).to.equal('Before');
        expect(stored?.widgets['one']?.title).to.equal('Before');
        expect(stored?.widgets['two']?.title).to.equal('After');
        for (const other of [theirs, reader]) {
          await until(() => other.state.dashboard?.widgets['two']?.title === 'After');
          expect(other.state.status).to.equal('ready');
        }
        theirs.dispatch(rename('Together'));
        await until(() => mine.state.dashboard?.name === 'Together');
        expect(mine.undo(), 'earlier steps are still there').to.equal(true);
        await mine.flush();
        expect((await connect().load('a'))?.widgets['two']?.title).to.equal('Two');
      });
    }

    it('is not filled over what another tab has stored by then', async () => {
      const mine = await open(connect());
      mine.dispatch(rename('Before'));
      await mine.flush();
      const theirs = await open(connect());
      await deleteDB(name);
      mine.dispatch(retitle('one', 'Mine'));
      theirs.dispatch(retitle('two', 'Theirs'));
      await Promise.all([mine.flush(), theirs.flush()]);
      await until(() => mine.state.dashboard?.widgets['two']?.title === 'Theirs');
      await until(() => theirs.state.dashboard?.widgets['one']?.title === 'Mine');
      const stored = await connect().load('a');
      expect(stored?.name).to.equal('Before');
      expect(stored?.widgets['one']?.title).to.equal('Mine');
      expect(stored?.widgets['two']?.title).to.equal('Theirs');
    });
  });

  describe('in any adapter that says so', () => {
    /** A store of the stored dashboard, whose storage emits the events of a test. */
    async function openLosable(seed?: ReturnType<typeof board>) {
      const inner = new MemoryStorage();
      await inner.create(board({ name: 'Stored' }));
      const storage = fakeStorage(inner);
      let emit: (event: StorageEvent) => void = () => {};
      storage.subscribe = (_id, listener) => {
        emit = listener;
        return () => {};
      };
      const store = await open(storage, seed);
      const lose = async () => {
        await inner.remove('a');
        emit({ type: 'lost', id: 'a' });
      };
      return { inner, storage, store, lose, emit };
    }

    it('stores what is shown, not the seed', async () => {
      const { inner, store, lose } = await openLosable(board({ name: 'Seed' }));
      await lose();
      await store.reload();
      expect(store.state.dashboard?.name).to.equal('Stored');
      expect(store.state.status).to.equal('ready');
      store.dispatch(retitle('one', 'After'));
      await store.flush();
      const stored = await inner.load('a');
      expect(stored?.name).to.equal('Stored');
      expect(stored?.widgets['one']?.title).to.equal('After');
    });

    it('saves an edit whose write was under way', async () => {
      const { inner, storage, store, lose } = await openLosable();
      storage.before = async (method) => {
        if (method === 'apply') {
          storage.before = () => {};
          await lose();
          throw new DashError('storage-closed', 'The browser closed it.');
        }
      };
      store.dispatch(rename('Under way'));
      store.dispatch(retitle('one', 'Behind it'));
      await store.flush();
      expect(store.state.saveState).to.equal('local');
      const stored = await inner.load('a');
      expect(stored?.name).to.equal('Under way');
      expect(stored?.widgets['one']?.title).to.equal('Behind it');
    });

    it('merges with what is there after all, when only the connection was lost', async () => {
      const { inner, store, emit } = await openLosable();
      await inner.apply('a', [rename('Theirs')], { baseRevision: 1, mutationId: 'm' });
      emit({ type: 'lost', id: 'a' });
      store.dispatch(retitle('one', 'Mine'));
      await store.flush();
      const stored = await inner.load('a');
      expect(stored?.name).to.equal('Theirs');
      expect(stored?.widgets['one']?.title).to.equal('Mine');
      expect(stored?.revision).to.equal(3);
    });

    it('is told apart from a removal on purpose, before and after', async () => {
      const removed = await openLosable();
      await removed.inner.remove('a');
      removed.store.dispatch(rename('Unsaved'));
      await until(() => removed.store.state.status === 'missing');
      expect(await removed.inner.load('a')).to.equal(undefined);

      const { inner, store, lose } = await openLosable();
      await lose();
      store.dispatch(rename('Again'));
      await store.flush();
      await inner.remove('a');
      store.dispatch(rename('Unsaved'));
      await until(() => store.state.status === 'missing');
      expect(await inner.load('a')).to.equal(undefined);
    });
  });
});

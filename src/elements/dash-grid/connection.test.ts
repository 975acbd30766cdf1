import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { DEFAULT_LIMITS } from '../../model/index.js';
import { Journal, type StorageAdapter } from '../../storage/index.js';
import { toLoadError } from '../../storage/storage-error.js';
import { board, closePage, fakeStorage, gate, rename } from '../../store/store-fixture.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { NamedStorages } from './storage-option.js';

describe('Connection', () => {
  const connections: Connection[] = [];
  const id = `test-connection-${Date.now()}`;
  const journalName = `journal of ${id}`;

  async function open(storage: string | StorageAdapter, options: Partial<ConnectionOptions> = {}) {
    const connection = new Connection({
      id,
      storage,
      seed: board(),
      limits: DEFAULT_LIMITS,
      compaction: () => 'up',
      named: new NamedStorages(),
      ...options,
    });
    connections.push(connection);
    await connection.load();
    return connection;
  }

  afterEach(() => {
    connections.splice(0).forEach((connection) => connection.close());
  });

  describe('notes edits that are not stored yet', () => {
    async function leave(storage: StorageAdapter): Promise<void> {
      const store = await (await open(storage)).write();
      store.dispatch(rename('Private'), { coalesce: 'name' });
      // The page closes here: nothing of it is written.
      closePage(journalName);
      connections.pop();
    }

    afterEach(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.includes(journalName)) {
          localStorage.removeItem(key);
        }
      }
    });

    it('for a storage that names its journal, and brings them back', async () => {
      const storage = { ...fakeStorage(), journalName };
      await leave(storage);
      expect(new Journal({ name: journalName }).pending(id)).to.have.length(1);
      const { state } = await open(storage);
      expect(state.dashboard?.name).to.equal('Private');
    });

    it('for no other, where they could end up in the storage of somebody else', async () => {
      await leave(fakeStorage());
      expect(Object.values(localStorage).join()).not.to.contain(id);
      await leave({ ...fakeStorage(), journalName });
      const { state } = await open(fakeStorage());
      expect(state.dashboard?.name).to.equal('Board');
    });
  });

  describe('write', () => {
    it('makes the dashboard editable, once, for those who listen already', async () => {
      const connection = await open('memory');
      expect(connection.store).to.equal(undefined);
      const origins: string[] = [];
      connection.subscribe((event) => event.type === 'change' && origins.push(event.origin));
      const [first, second] = await Promise.all([connection.write(), connection.write()]);
      expect(first).to.equal(second);
      expect(connection.store).to.equal(first);
      first.dispatch(rename('New'));
      expect(origins).to.deep.equal(['user']);
      expect(connection.state.dashboard?.name).to.equal('New');
    });

    it('rejects when the code can’t be loaded, and can be tried again', async () => {
      const named = new NamedStorages();
      const loadWriting = named.loadWriting.bind(named);
      named.loadWriting = () => Promise.reject(toLoadError(new TypeError('Failed to fetch')));
      const connection = await open('memory', { named });
      const failure: unknown = await connection.write().catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(DashError).with.property('code', 'load-failed');
      expect(connection.state.status).to.equal('ready');
      named.loadWriting = loadWriting;
      (await connection.write()).dispatch(rename('New'));
      expect(connection.state.dashboard?.name).to.equal('New');
    });

    it('while the dashboard loads waits for it', async () => {
      const storage = fakeStorage();
      const slow = gate();
      storage.before = () => slow.opened;
      const loading = open(storage);
      const writing = connections[0]!.write();
      slow.open();
      await loading;
      (await writing).dispatch(rename('New'));
      expect(connections[0]!.state.dashboard?.name).to.equal('New');
    });

    it('keeps in memory what a named storage without any IndexedDB would have kept', async () => {
      const present = Object.getOwnPropertyDescriptor(window, 'indexedDB');
      Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined });
      try {
        const store = await (await open('indexeddb')).write();
        store.dispatch(rename('New'));
        await store.flush();
        expect(store.state).to.include({ status: 'ready', saveState: 'memory' });
      } finally {
        if (present) {
          Object.defineProperty(window, 'indexedDB', present);
        } else {
          Reflect.deleteProperty(window, 'indexedDB');
        }
      }
    });
  });

  it('keeps dashboards in memory after another one was shown', async () => {
    const named = new NamedStorages();
    const store = await (await open('memory', { named })).write();
    store.dispatch(rename('Kept'));
    await store.flush();
    connections.pop()!.close();
    await open('memory', { named, id: 'other' });
    const { state } = await open('memory', { named });
    expect(state.dashboard?.name).to.equal('Kept');
  });
});

import { expect } from '@open-wc/testing';
import { DEFAULT_LIMITS } from '../../model/index.js';
import { Journal, type StorageAdapter } from '../../storage/index.js';
import { board, fakeStorage, rename } from '../../store/store-fixture.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { NamedStorages } from './storage-option.js';

describe('Connection', () => {
  const connections: Connection[] = [];
  const id = `test-connection-${Date.now()}`;
  const journalName = `journal of ${id}`;

  async function open(storage: StorageAdapter, options: Partial<ConnectionOptions> = {}) {
    const connection = await Connection.open(
      {
        id,
        storage,
        seed: board(),
        limits: DEFAULT_LIMITS,
        compaction: () => 'up',
        named: new NamedStorages(),
        ...options,
      },
      () => {},
    );
    connections.push(connection);
    await connection.store.load();
    await connection.store.prepareEditing();
    return connection;
  }

  afterEach(() => {
    connections.splice(0).forEach((connection) => connection.close());
  });

  describe('notes edits that are not stored yet', () => {
    async function leave(storage: StorageAdapter): Promise<void> {
      const { store } = await open(storage);
      store.dispatch(rename('Private'), { coalesce: 'name' });
      // The page closes here: nothing of it is written.
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
      const { store } = await open(storage);
      expect(store.state.dashboard?.name).to.equal('Private');
    });

    it('for no other, where they could end up in the storage of somebody else', async () => {
      await leave(fakeStorage());
      expect(Object.values(localStorage).join()).not.to.contain(id);
      await leave({ ...fakeStorage(), journalName });
      const { store } = await open(fakeStorage());
      expect(store.state.dashboard?.name).to.equal('Board');
    });
  });
});

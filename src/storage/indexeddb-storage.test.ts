import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { DashError } from '../model/errors.js';
import { createDashboard } from '../model/index.js';
import type { Change } from '../model/types.js';
import { describeStorage } from '../testing/storage-conformance.js';
import { IndexedDBReader } from './indexeddb-reader.js';
import { IndexedDBStorage } from './indexeddb-storage.js';
import { openDatabase } from './open-database.js';

let count = 0;
function freshName() {
  return `test-${Date.now()}-${++count}`;
}

describeStorage('IndexedDBStorage', () => {
  const name = freshName();
  const storages: IndexedDBStorage[] = [];
  return {
    connect() {
      const storage = new IndexedDBStorage({ name });
      storages.push(storage);
      return storage;
    },
    async dispose() {
      storages.forEach((storage) => storage.close());
      await deleteDB(name);
    },
  };
});

function rename(name: string): Change[] {
  return [{ type: 'dashboard.update', set: { '/name': name } }];
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(DashError);
  return (error as DashError).code;
}

describe('IndexedDBStorage', () => {
  let name: string;
  let storage: IndexedDBStorage;
  const undo: Array<() => void> = [];

  /** Replaces a member until the end of the test. */
  function stub(target: object, key: string, descriptor: PropertyDescriptor): void {
    const original = Object.getOwnPropertyDescriptor(target, key);
    Object.defineProperty(target, key, { configurable: true, ...descriptor });
    undo.push(() => {
      if (original) {
        Object.defineProperty(target, key, original);
      } else {
        Reflect.deleteProperty(target, key);
      }
    });
  }

  /** The connections of all transactions from now on. */
  function watchConnections(): IDBDatabase[] {
    const connections: IDBDatabase[] = [];
    const original = IDBDatabase.prototype.transaction;
    stub(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...args: Parameters<typeof original>) {
        connections.push(this);
        return original.apply(this, args);
      },
    });
    return connections;
  }

  beforeEach(() => {
    name = freshName();
    storage = new IndexedDBStorage({ name });
  });

  afterEach(async () => {
    undo.splice(0).forEach((restore) => restore());
    storage.close();
    await deleteDB(name);
  });

  it('writes with strict durability', async () => {
    const modes: unknown[] = [];
    const original = IDBDatabase.prototype.transaction;
    stub(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...args: Parameters<typeof original>) {
        modes.push([args[1], args[2]?.durability]);
        return original.apply(this, args);
      },
    });
    await storage.create(createDashboard({ id: 'a' }));
    await storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(modes).to.deep.equal([
      ['readwrite', 'strict'],
      ['readwrite', 'strict'],
    ]);
  });

  it('resolves only when the transaction is complete', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    let isComplete = false;
    const original = IDBDatabase.prototype.transaction;
    stub(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...args: Parameters<typeof original>) {
        const transaction = original.apply(this, args);
        transaction.addEventListener('complete', () => (isComplete = true));
        return transaction;
      },
    });
    await storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(isComplete).to.equal(true);
  });

  it('starts the transaction in the task of the call, once it is open', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    let isStarted = false;
    const original = IDBDatabase.prototype.transaction;
    stub(IDBDatabase.prototype, 'transaction', {
      value(this: IDBDatabase, ...args: Parameters<typeof original>) {
        isStarted = true;
        return original.apply(this, args);
      },
    });
    const writing = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    // Microtasks end before the task does.
    for (let i = 0; i < 5; i++) {
      await Promise.resolve();
    }
    expect(isStarted).to.equal(true);
    await writing;
  });

  it('tells a full quota at the request', async () => {
    await storage.create(createDashboard({ id: 'a', name: 'Old' }));
    stub(IDBObjectStore.prototype, 'put', {
      value() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    const writing = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(await codeOf(writing)).to.equal('storage-quota');
    undo.splice(0).forEach((restore) => restore());
    expect((await storage.load('a'))?.name).to.equal('Old');
    const again = await storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(again.status).to.equal('applied');
  });

  it('tells a full quota at the commit, after the request succeeded', async () => {
    await storage.create(createDashboard({ id: 'a', name: 'Old' }));
    let succeeded = false;
    stub(IDBTransaction.prototype, 'commit', { value: undefined });
    const original = IDBObjectStore.prototype.put;
    stub(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, value: unknown) {
        const { transaction } = this;
        const request = original.call(this, value);
        request.addEventListener('success', () => {
          succeeded = true;
          Object.defineProperty(transaction, 'error', {
            value: new DOMException('full', 'QuotaExceededError'),
          });
          transaction.abort();
        });
        return request;
      },
    });
    const writing = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(await codeOf(writing)).to.equal('storage-quota');
    expect(succeeded).to.equal(true);
    undo.splice(0).forEach((restore) => restore());
    expect((await storage.load('a'))?.name).to.equal('Old');
  });

  it('tells nobody of a write that was not committed', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    const other = new IndexedDBStorage({ name });
    let told = 0;
    const stop = other.subscribe('a', () => told++);
    await new Promise((resolve) => setTimeout(resolve, 50));
    told = 0;
    stub(IDBObjectStore.prototype, 'put', {
      value() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    await codeOf(storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(told).to.equal(0);
    stop();
    other.close();
  });

  it('lets go when another connection wants to delete the database, and opens it again when used', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    await deleteDB(name, {
      blocked() {
        throw new Error('The storage stood in the way.');
      },
    });
    expect(await storage.load('a')).to.equal(undefined);
    expect((await storage.create(createDashboard({ id: 'a' }))).revision).to.equal(1);
  });

  it('opens again, once, a connection that was closed behind its back', async () => {
    const connections = watchConnections();
    await storage.create(createDashboard({ id: 'a', name: 'Kept' }));
    connections.at(-1)?.close();
    expect((await storage.load('a'))?.name).to.equal('Kept');
    connections.at(-1)?.close();
    const result = await storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(result.status).to.equal('applied');
  });

  it('opens again after the browser closed the connection', async () => {
    const connections = watchConnections();
    await storage.create(createDashboard({ id: 'a' }));
    const first = connections.at(-1);
    first?.close();
    first?.dispatchEvent(new Event('close'));
    expect((await storage.load('a'))?.id).to.equal('a');
    expect(connections.at(-1)).not.to.equal(first);
  });

  it('tells when the browser aborts a transaction, and works afterwards', async () => {
    await storage.create(createDashboard({ id: 'a', name: 'Old' }));
    const original = IDBObjectStore.prototype.put;
    stub(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, value: unknown) {
        const request = original.call(this, value);
        this.transaction.abort();
        return request;
      },
    });
    const options = { baseRevision: 1, mutationId: 'm' };
    expect(await codeOf(storage.apply('a', rename('x'), options))).to.equal('storage-closed');
    undo.splice(0).forEach((restore) => restore());
    expect((await storage.load('a'))?.name).to.equal('Old');
    expect((await storage.apply('a', rename('x'), options)).status).to.equal('applied');
  });

  it('gives up with a typed error when it is closed again and again', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    stub(IDBDatabase.prototype, 'transaction', {
      value() {
        throw new DOMException('closing', 'InvalidStateError');
      },
    });
    expect(await codeOf(storage.load('a'))).to.equal('storage-closed');
  });

  it('works after close()', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    storage.close();
    expect((await storage.load('a'))?.id).to.equal('a');
  });

  it('says so when a newer application wrote the database', async () => {
    (await openDB(name, 99)).close();
    expect(await codeOf(storage.load('a'))).to.equal('newer-schema');
  });

  it('says so when there is no IndexedDB', async () => {
    stub(globalThis, 'indexedDB', { value: undefined });
    expect(await codeOf(storage.load('a'))).to.equal('storage-unsupported');
    expect(await codeOf(storage.list())).to.equal('storage-unsupported');
    expect(await codeOf(storage.create(createDashboard()))).to.equal('storage-unsupported');
    undo.splice(0).forEach((restore) => restore());
    expect(await storage.load('a')).to.equal(undefined);
  });

  for (const errorName of ['SecurityError', 'InvalidStateError']) {
    it(`says so when opening throws ${errorName}`, async () => {
      stub(IDBFactory.prototype, 'open', {
        value() {
          throw new DOMException('no', errorName);
        },
      });
      expect(await codeOf(storage.load('a'))).to.equal('storage-unsupported');
    });
  }

  it('says that it can’t be reached when opening fails for another reason', async () => {
    stub(IDBFactory.prototype, 'open', {
      value() {
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      },
    });
    expect(await codeOf(storage.load('a'))).to.equal('storage-unavailable');
    undo.splice(0).forEach((restore) => restore());
    expect(await storage.load('a')).to.equal(undefined);
  });

  describe('tells its listeners that it is lost', () => {
    const heard: unknown[] = [];
    let stop: () => void;

    beforeEach(async () => {
      heard.length = 0;
      stop = storage.subscribe('a', (event) => heard.push(event));
      await storage.create(createDashboard({ id: 'a' }));
    });

    afterEach(() => stop());

    it('when the database is deleted, in each adapter', async () => {
      const other = new IndexedDBStorage({ name });
      await other.load('a');
      const elsewhere: unknown[] = [];
      other.subscribe('a', (event) => elsewhere.push(event));
      await deleteDB(name);
      expect(heard).to.deep.equal([{ type: 'lost', id: 'a' }]);
      expect(elsewhere).to.deep.equal([{ type: 'lost', id: 'a' }]);
      other.close();
    });

    it('when the browser closed the connection', async () => {
      const connections = watchConnections();
      await storage.load('a');
      connections.at(-1)?.dispatchEvent(new Event('close'));
      expect(heard).to.deep.equal([{ type: 'lost', id: 'a' }]);
    });

    it('when it comes back empty, without a word from the browser', async () => {
      const connections = watchConnections();
      await storage.load('a');
      connections.at(-1)?.close();
      await deleteDB(name);
      const result = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
      expect(await codeOf(result)).to.equal('dashboard-not-found');
      expect(heard).to.deep.equal([{ type: 'lost', id: 'a' }]);
    });

    it('but not when it is opened again as it was, or for an upgrade', async () => {
      const connections = watchConnections();
      await storage.load('a');
      connections.at(-1)?.close();
      expect((await storage.load('a'))?.id).to.equal('a');
      (await openDB(name, 2)).close();
      expect(heard).to.deep.equal([]);
    });
  });

  it('goes on with the connection of a reader', async () => {
    await storage.create(createDashboard({ id: 'a', name: 'Read' }));
    const connections = watchConnections();
    const reader = new IndexedDBReader({ name });
    expect((await reader.load('a'))?.name).to.equal('Read');
    const writer = new IndexedDBStorage({ reader });
    expect(writer.name).to.equal(name);
    await writer.apply('a', rename('Written'), { baseRevision: 1, mutationId: 'm' });
    expect((await reader.load('a'))?.name).to.equal('Written');
    expect(new Set(connections).size).to.equal(1);
    writer.close();
  });

  it('works without BroadcastChannel', async () => {
    stub(globalThis, 'BroadcastChannel', { value: undefined });
    const stop = storage.subscribe('a', () => {});
    expect((await storage.create(createDashboard({ id: 'a' }))).revision).to.equal(1);
    stop();
  });

  it('ignores messages on its channel that are none of its own', async () => {
    const heard: unknown[] = [];
    const stop = storage.subscribe('a', (event) => heard.push(event));
    const channel = new BroadcastChannel(`dash-grid:${name}`);
    for (const message of [
      null,
      'x',
      { type: 'changed' },
      { type: 'changed', id: 'a' },
      { type: 'changed', id: 'a', revision: NaN },
      { id: 'a' },
    ]) {
      channel.postMessage(message);
    }
    channel.postMessage({ type: 'changed', id: 'a', revision: 4, junk: true });
    for (let i = 0; i < 50 && heard.length === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(heard).to.deep.equal([{ type: 'changed', id: 'a', revision: 4 }]);
    channel.close();
    stop();
  });

  it('says so when a newer application wrote a document that it cannot read', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    const database = await openDB(name);
    const document = { id: 'a', schemaVersion: 99, widgets: [] };
    await database.put('dashboards', { id: 'a', document });
    database.close();
    expect(await codeOf(storage.load('a'))).to.equal('newer-schema');
    const writing = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(await codeOf(writing)).to.equal('newer-schema');
  });

  it('writes to a record whose list of mutations is damaged', async () => {
    await storage.create(createDashboard({ id: 'a' }));
    const database = await openDB(name);
    await database.put('dashboards', {
      ...(await database.get('dashboards', 'a')),
      mutations: [null],
    });
    database.close();
    const result = await storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
    expect(result.status).to.equal('applied');
  });

  describe('a record that cannot be read', () => {
    const broken = { id: 'a', document: { widgets: 'gone', name: 'Precious' } };

    beforeEach(async () => {
      await storage.create(createDashboard({ id: 'b', name: 'Sound' }));
      const database = await openDB(name);
      await database.put('dashboards', broken);
      database.close();
    });

    it('is told, by load and apply, and left as it is', async () => {
      expect(await codeOf(storage.load('a'))).to.equal('storage-corrupt');
      const writing = storage.apply('a', rename('x'), { baseRevision: 1, mutationId: 'm' });
      expect(await codeOf(writing)).to.equal('storage-corrupt');
      expect(await codeOf(storage.create(createDashboard({ id: 'a' })))).to.equal(
        'dashboard-exists',
      );
      expect(await storage.exportRaw('a')).to.deep.equal(broken);
    });

    it('does not hide the others, and can be removed', async () => {
      const list = await storage.list();
      expect(list.map(({ id, name: title }) => [id, title])).to.have.deep.members([
        ['a', 'Precious'],
        ['b', 'Sound'],
      ]);
      expect((await storage.load('b'))?.name).to.equal('Sound');
      await storage.remove('a');
      expect(await storage.load('a')).to.equal(undefined);
    });
  });
});

describe('openDatabase', () => {
  it('gives up within a second when another tab blocks the upgrade', async () => {
    const name = freshName();
    // This connection behaves like a tab with an older version of the page that does not listen.
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const start = performance.now();
    const opening = openDatabase(name, { version: 2 });
    expect(await codeOf(opening)).to.equal('storage-blocked');
    expect(performance.now() - start).to.be.lessThan(1500);
    const retried = performance.now();
    const again = openDatabase(name, { version: 2 });
    expect(await codeOf(again), 'behind the first').to.equal('storage-blocked');
    expect(performance.now() - retried).to.be.lessThan(1500);
    stubborn.close();
    const database = await openDatabase(name, { version: 2 });
    database.close();
    await deleteDB(name);
  });

  it('gives up in bounded time when it waits behind a deletion that hangs', async () => {
    const name = freshName();
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const deleting = deleteDB(name);
    const opening = openDatabase(name, { silentWait: 100 });
    expect(await codeOf(opening)).to.equal('storage-blocked');
    stubborn.close();
    await deleting;
    await deleteDB(name);
  });

  it('leaves no connection behind when it gave up', async () => {
    const name = freshName();
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const opening = openDatabase(name, { version: 2, blockedWait: 50 });
    expect(await codeOf(opening)).to.equal('storage-blocked');
    stubborn.close();
    let wasBlocked = false;
    await deleteDB(name, { blocked: () => (wasBlocked = true) });
    expect(wasBlocked).to.equal(false);
  });
});

import { expect } from '@open-wc/testing';
import { MemoryStorage, type StorageEvent } from '../storage/index.js';
import { DashboardReader } from './dashboard-reader.js';
import {
  board,
  fakeStorage,
  record,
  refuse,
  rename,
  retitle,
  until,
  type FakeStorage,
} from './store-fixture.js';

/** Lets a test emit the events of a storage. */
function eventsOf(storage: FakeStorage): (event: StorageEvent) => void {
  let emit: (event: StorageEvent) => void = () => {};
  storage.subscribe = (_id, listener) => {
    emit = listener;
    return () => {};
  };
  return (event) => emit(event);
}

describe('DashboardReader', () => {
  const readers: DashboardReader[] = [];

  async function view(
    storage: ConstructorParameters<typeof DashboardReader>[0]['storage'],
    options: object = {},
  ): Promise<DashboardReader> {
    const reader = new DashboardReader({ storage, id: 'a', seed: board(), ...options });
    readers.push(reader);
    await reader.load();
    return reader;
  }

  async function stored(): Promise<MemoryStorage> {
    const storage = new MemoryStorage();
    await storage.create(board());
    return storage;
  }

  const once = { baseRevision: 1, mutationId: 'm' };

  afterEach(() => {
    readers.splice(0).forEach((reader) => reader.dispose());
  });

  it('shows the dashboard, with nothing to undo', async () => {
    const reader = await view(await stored());
    expect(reader.state).to.include({ status: 'ready', saveState: 'saved', readOnly: false });
    expect(reader.state.dashboard?.name).to.equal('Board');
    const none = { canUndo: false, canRedo: false, undoIsLimited: false };
    expect(reader.state).to.include(none);
  });

  it('follows what others write, tells the changes, and loads nothing that edits', async () => {
    const storage = await stored();
    const reader = await view(storage);
    const { two } = reader.state.dashboard!.widgets;
    const { of } = record(reader);
    const elsewhere = new MemoryStorage({ shared: storage });
    await elsewhere.apply('a', [retitle('one', 'Theirs')], once);
    await until(() => reader.state.dashboard?.widgets['one']?.title === 'Theirs');
    const [change] = of('change');
    expect(of('change')).to.have.length(1);
    expect(change?.origin).to.equal('remote');
    expect(change?.changes).to.deep.equal([retitle('one', 'Theirs')]);
    expect(change?.previous.widgets['one']?.title).to.equal('One');
    expect(reader.state.dashboard?.revision).to.equal(2);
    expect(reader.state.dashboard?.widgets['two']).to.equal(two);
    expect(reader.state.saveState).to.equal('saved');
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => /\/change\/adopt-stored\./.test(name))).to.have.length(1);
    // The adapters of this test bring in what storage shares with the store.
    const writing = /\/store\/(dashboard-store|editor|history|outbox|recover|replica)\./;
    expect(loaded.filter((name) => writing.test(name))).to.deep.equal([]);
  });

  it('follows what others write while it loads, and while it fetches', async () => {
    const inner = await stored();
    const storage = fakeStorage(inner);
    const elsewhere = new MemoryStorage({ shared: inner });
    const edits = [rename('First'), rename('Second'), rename('Third')];
    storage.load = async (id) => {
      const old = await inner.load(id);
      const edit = edits.shift();
      if (edit) {
        const baseRevision = old!.revision;
        await elsewhere.apply(id, [edit], { baseRevision, mutationId: `m${baseRevision}` });
      }
      return old;
    };
    const reader = await view(storage);
    await until(() => reader.state.dashboard?.name === 'Third');
    expect(reader.state.dashboard?.revision).to.equal(4);
  });

  it('misses no hint that comes in the moment after another one', async () => {
    const storage = fakeStorage(await stored());
    let emit: (revision: number) => void = () => {};
    storage.subscribe = (_id, listener) => {
      emit = (revision) => listener({ type: 'changed', id: 'a', revision });
      return () => {};
    };
    const reader = await view(storage);
    await storage.apply('a', [rename('Theirs')], once);
    emit(1);
    emit(2);
    await until(() => reader.state.dashboard?.name === 'Theirs');
  });

  it('shows instead of the seed what others store', async () => {
    const storage = new MemoryStorage();
    const reader = await view(storage);
    await new MemoryStorage({ shared: storage }).create(board({ name: 'Theirs' }));
    await until(() => reader.state.dashboard?.name === 'Theirs');
    expect(reader.state.dashboard?.revision).to.equal(1);
  });

  it('tells once when the dashboard is removed elsewhere, and shows it when it is there again', async () => {
    const storage = await stored();
    const reader = await view(storage);
    const { of } = record(reader);
    const elsewhere = new MemoryStorage({ shared: storage });
    await elsewhere.remove('a');
    await until(() => reader.state.status === 'missing');
    expect(of('removed')).to.have.length(1);
    expect(reader.state.dashboard?.name).to.equal('Board');
    await elsewhere.create(board({ name: 'Again' }));
    await until(() => reader.state.dashboard?.name === 'Again');
    expect(reader.state.status).to.equal('ready');
    expect(of('removed')).to.have.length(1);
  });

  it('reload fetches and tells what changed', async () => {
    const inner = await stored();
    const storage = fakeStorage(inner);
    storage.subscribe = undefined;
    const reader = await view(storage);
    await inner.apply('a', [rename('Theirs')], once);
    await reader.reload();
    expect(reader.state.dashboard?.name).to.equal('Theirs');
  });

  it('tells when a remote change can’t be fetched, and goes on showing what it has', async () => {
    const inner = await stored();
    const storage = fakeStorage(new MemoryStorage({ shared: inner }));
    const reader = await view(storage);
    const { of } = record(reader);
    storage.before = refuse('storage-closed');
    await inner.apply('a', [rename('Theirs')], once);
    await until(() => of('notice').length > 0);
    expect(of('notice')[0]?.code).to.equal('storage-closed');
    expect(reader.state.status).to.equal('ready');
    storage.before = () => {};
    await reader.reload();
    expect(reader.state.dashboard?.name).to.equal('Theirs');
  });

  it('shows a document that others brought to a newer schema as what it is', async () => {
    const storage = fakeStorage(await stored());
    const emit = eventsOf(storage);
    const reader = await view(storage);
    const { of } = record(reader);
    storage.load = async () => board({ schemaVersion: 99, revision: 5, name: 'Newer' });
    emit({ type: 'changed', id: 'a', revision: 5 });
    await until(() => reader.state.readOnly);
    expect(reader.state.dashboard?.name).to.equal('Newer');
    expect(of('notice').map(({ code }) => code)).to.deep.equal(['newer-schema']);
  });

  it('keeps what it shows when storage is lost, and follows when it is filled again', async () => {
    const storage = fakeStorage(await stored());
    const emit = eventsOf(storage);
    await storage.apply('a', [rename('Mine')], once);
    const reader = await view(storage);
    const { of } = record(reader);
    emit({ type: 'lost', id: 'a' });
    storage.load = async () => undefined;
    await reader.reload();
    expect(reader.state).to.include({ status: 'ready' });
    expect(of('removed')).to.deep.equal([]);
    storage.load = async () => board({ revision: 1, name: 'Filled' });
    emit({ type: 'changed', id: 'a', revision: 1 });
    await until(() => reader.state.dashboard?.name === 'Filled');
  });

  it('tells of a removal once, however often storage says so', async () => {
    const storage = fakeStorage(await stored());
    const emit = eventsOf(storage);
    const reader = await view(storage);
    const { of } = record(reader);
    storage.load = async () => undefined;
    emit({ type: 'removed', id: 'a' });
    await until(() => reader.state.status === 'missing');
    emit({ type: 'removed', id: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(of('removed')).to.have.length(1);
  });

  it('dispose ends everything', async () => {
    const storage = await stored();
    const reader = await view(storage);
    const { events } = record(reader);
    reader.dispose();
    await new MemoryStorage({ shared: storage }).apply('a', [rename('Theirs')], once);
    await reader.load();
    expect(events).to.deep.equal([]);
    expect(reader.state.dashboard?.name).to.equal('Board');
  });
});

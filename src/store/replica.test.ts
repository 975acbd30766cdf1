import { expect } from '@open-wc/testing';
import { DashError } from '../model/errors.js';
import type { Compaction } from '../model/types.js';
import { MemoryStorage, type StorageEvent } from '../storage/index.js';
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
} from './store-fixture.js';

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof DashError ? error.code : String(error)),
  );
}

describe('Replica', () => {
  const stores: DashboardStore[] = [];

  /** A store of the stored dashboard `a`, and a way for others to change it. */
  async function open(options: object = {}) {
    const inner = new MemoryStorage();
    await inner.create(board());
    const storage = fakeStorage(new MemoryStorage({ shared: inner }));
    let emit: (event: StorageEvent) => void = () => {};
    storage.subscribe = (_id, listener) => {
      emit = listener;
      return () => {};
    };
    const store = new DashboardStore({ storage, id: 'a', seed: board(), ...options });
    stores.push(store);
    await store.load();
    return {
      store,
      storage,
      inner,
      changed: (revision: number) => emit({ type: 'changed', id: 'a', revision }),
      removed: () => emit({ type: 'removed', id: 'a' }),
    };
  }

  afterEach(() => {
    stores.splice(0).forEach((store) => store.dispose());
  });

  it('keeps what is being typed when others bring the document to a newer schema', async () => {
    const { store, storage, inner, changed } = await open({ typingDelay: 100_000 });
    store.dispatch(rename('Half a sent'), { coalesce: 'name' });
    const newer = { ...(await inner.load('a'))!, schemaVersion: 99, revision: 5 };
    storage.load = async () => newer;
    changed(5);
    await until(() => store.state.saveState === 'error');
    expect(store.state).to.include({ status: 'ready', readOnly: true });
    expect(store.state.error?.code).to.equal('newer-schema');
    expect(await codeOf(store.flush())).to.equal('newer-schema');
    changed(6);
    await store.reload();
    expect(store.state.dashboard?.name).to.equal('Half a sent');
    expect(store.state.saveState).to.equal('error');
    expect(storage.applied).to.deep.equal([]);
  });

  it('keeps what is being typed when the dashboard is removed during a slow write', async () => {
    const { store, storage, inner, removed } = await open({ typingDelay: 100_000 });
    const slow = gate();
    storage.after = () => slow.opened;
    store.dispatch(rename('Written'));
    await until(() => storage.applied.length === 1);
    store.dispatch(retitle('one', 'Typed'), { coalesce: 'title' });
    await inner.remove('a');
    removed();
    slow.open();
    await until(() => store.state.status === 'missing');
    expect(store.state.saveState).to.equal('error');
    expect(await codeOf(store.flush())).to.equal('dashboard-not-found');
    expect(store.state.dashboard?.widgets['one']?.title).to.equal('Typed');
  });

  it('tells when a seed can’t be created because its place is missing', async () => {
    const storage = fakeStorage();
    let count = 0;
    storage.create = async () => {
      count++;
      throw new DashError('dashboard-not-found', 'There is no such collection.');
    };
    const store = new DashboardStore({ storage, id: 'a', seed: board() });
    stores.push(store);
    await store.load();
    store.dispatch(rename('Kept'));
    expect(await codeOf(store.flush())).to.equal('dashboard-not-found');
    expect(store.state.saveState).to.equal('error');
    expect(store.state.dashboard?.name).to.equal('Kept');
    // The edit and `flush()` may call it once each.
    expect(count).to.be.at.most(2);
  });

  it('can save again after it gave up over conflicts', async () => {
    const { store, storage, inner } = await open();
    const { apply } = storage;
    storage.apply = async (id, changes, options) => {
      const { revision } = (await inner.load('a'))!;
      const faster = { baseRevision: revision, mutationId: `faster-${revision}` };
      await inner.apply('a', [rename(`v${revision}`)], faster);
      return apply(id, changes, options);
    };
    store.dispatch(retitle('one', 'Mine'));
    expect(await codeOf(store.flush())).to.equal('conflict');
    storage.apply = apply;
    await store.retrySave();
    expect(store.state.saveState).to.equal('local');
    expect((await inner.load('a'))?.widgets['one']?.title).to.equal('Mine');
  });

  it('keeps the gaps of a board that lost its compaction meanwhile', async () => {
    let compaction: Compaction = 'up';
    const { store, storage, inner } = await open({ compaction: () => compaction });
    const slow = gate();
    storage.before = () => slow.opened;
    store.dispatch(move('one', 0, 20));
    compaction = 'none';
    await inner.apply('a', [addWidget('three', 20)], { baseRevision: 1, mutationId: 'm' });
    slow.open();
    await store.flush();
    const rows = Object.values(store.state.dashboard!.layouts['lg']!).map(({ y }) => y);
    expect(rows).to.have.members([0, 20, 22]);
  });

  it('looks before it believes that the dashboard was removed', async () => {
    const { store, inner, changed, removed } = await open();
    const { of } = record(store);
    await inner.remove('a');
    await inner.create(board({ name: 'Again' }));
    // The events of two tabs may come in any order.
    changed(1);
    removed();
    await until(() => store.state.dashboard?.name === 'Again');
    expect(store.state.status).to.equal('ready');
    expect(of('removed')).to.deep.equal([]);
  });

  it('still hears after a hint without a number', async () => {
    const { store, inner, changed } = await open();
    changed(NaN);
    await inner.apply('a', [rename('New')], { baseRevision: 1, mutationId: 'm' });
    changed(2);
    await until(() => store.state.dashboard?.name === 'New');
  });

  it('sends the edit that answers a refusal', async () => {
    const { store, storage, inner } = await open();
    const stop = store.subscribe((event) => {
      if (event.type === 'state' && event.state.saveState === 'error') {
        stop();
        storage.before = () => {};
        store.undo();
      }
    });
    storage.before = refuse('storage-quota');
    store.dispatch(rename('Refused'));
    await until(() => store.state.saveState === 'local');
    expect((await inner.load('a'))?.name).to.equal('Board');
  });

  it('is not in error over a broken document from elsewhere while nothing is unsaved', async () => {
    const { store, storage, inner, changed } = await open();
    const { load } = storage;
    storage.load = async () => ({}) as never;
    const { of } = record(store);
    changed(2);
    await until(() => of('notice').length > 0);
    expect(store.state).to.include({ status: 'ready', saveState: 'saved' });
    storage.load = load;
    await inner.apply('a', [rename('New')], { baseRevision: 1, mutationId: 'm' });
    changed(2);
    await until(() => store.state.dashboard?.name === 'New');
  });
});

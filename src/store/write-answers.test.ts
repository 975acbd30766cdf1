import { expect } from '@open-wc/testing';
import { MemoryStorage } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import { board, fakeStorage, rename, until, type FakeStorage } from './store-fixture.js';

describe('A write whose answer is late or lost', () => {
  const stores: DashboardStore[] = [];
  let inner: MemoryStorage;
  let storage: FakeStorage;

  beforeEach(async () => {
    inner = new MemoryStorage();
    await inner.create(board());
    storage = fakeStorage(inner);
  });
  afterEach(() => stores.splice(0).forEach((store) => store.dispose()));

  async function open(): Promise<DashboardStore> {
    const store = new DashboardStore({ storage, id: 'a' });
    stores.push(store);
    await store.load();
    return store;
  }

  /** Runs `work` while half a minute takes no time. */
  async function hurried(work: () => Promise<void>): Promise<void> {
    const { setTimeout: real } = globalThis;
    globalThis.setTimeout = ((run: () => void, milliseconds = 0) =>
      real(run, milliseconds >= 30_000 ? 0 : milliseconds)) as typeof setTimeout;
    try {
      await work();
    } finally {
      globalThis.setTimeout = real;
    }
  }

  it('ends as not saved after a while, and the next call goes on', async () => {
    const store = await open();
    storage.before = () => new Promise(() => {});
    await hurried(async () => {
      store.dispatch(rename('Late'));
      expect(store.state.saveState).to.equal('pending');
      const error = await store.flush().catch((cause: { code?: string }) => cause);
      expect((error as { code?: string }).code).to.equal('storage-unavailable');
    });
    expect(store.state.saveState).to.equal('error');
    expect(store.state.dashboard?.name).to.equal('Late');
    storage.before = () => {};
    await store.retrySave();
    expect(store.state.saveState).to.equal('local');
    expect((await inner.load('a'))?.name).to.equal('Late');
  });

  it('is made again as it was, and what is stored then is shown', async () => {
    const store = await open();
    let isFirst = true;
    storage.apply = async (id, changes, options) => {
      if (!isFirst) {
        return inner.apply(id, changes, options);
      }
      isFirst = false;
      // It arrived, though not as it was sent, and its answer is lost.
      await inner.apply(id, [rename('Refitted')], options);
      throw new Error('lost');
    };
    store.dispatch(rename('Mine'));
    await until(() => store.state.saveState === 'error');
    await store.retrySave();
    expect(store.state.saveState).to.equal('local');
    expect(store.state.dashboard?.name).to.equal('Refitted');
    expect((await inner.load('a'))?.name).to.equal('Refitted');
  });
});

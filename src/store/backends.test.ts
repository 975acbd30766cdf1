import { expect } from '@open-wc/testing';
import { applyChanges } from '../model/change/apply.js';
import { DashError } from '../model/errors.js';
import type { Change } from '../model/types.js';
import { MemoryStorage, type StorageAdapter } from '../storage/index.js';
import { SyncedStorage } from '../storage/synced/synced-storage.js';
import { DashboardStore } from './dashboard-store.js';
import {
  addWidget,
  board,
  fakeStorage,
  gate,
  record,
  rename,
  retitle,
  until,
} from './store-fixture.js';

describe('DashboardStore over a backend', () => {
  const stores: DashboardStore[] = [];
  const synced: SyncedStorage[] = [];
  afterEach(() => {
    stores.splice(0).forEach((store) => store.dispose());
    synced.splice(0).forEach((storage) => storage.close());
  });

  async function open(storage: StorageAdapter): Promise<DashboardStore> {
    const store = new DashboardStore({ storage, id: 'a' });
    stores.push(store);
    await store.load();
    return store;
  }

  async function stored(): Promise<MemoryStorage> {
    const storage = new MemoryStorage();
    await storage.create(board());
    return storage;
  }

  describe('that changes what is written', () => {
    /** A backend that trims titles, as many do. */
    async function trimming() {
      const storage = fakeStorage(await stored(), { durability: 'synced' });
      const { apply } = storage;
      storage.apply = (id, changes, options) => apply(id, changes.map(trimmed), options);
      return storage;
    }
    function trimmed(change: Change): Change {
      const title = change.type === 'widget.update' && change.set?.['/title'];
      return typeof title === 'string'
        ? ({ ...change, set: { '/title': title.trim() } } as Change)
        : change;
    }

    it('shows that, as no change from elsewhere, and undo still fits', async () => {
      const store = await open(await trimming());
      const { of } = record(store);
      store.dispatch(retitle('one', '  New '));
      await store.flush();
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('New');
      expect(of('change').map(({ origin }) => origin)).to.deep.equal(['user']);
      expect(store.undo()).to.equal(true);
      await store.flush();
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('One');
      expect(store.redo()).to.equal(true);
      expect(of('notice')).to.deep.equal([]);
    });

    it('lets a later edit of the same field stay', async () => {
      const storage = await trimming();
      const store = await open(storage);
      const { of } = record(store);
      const slow = gate();
      let writes = 0;
      storage.before = () => (++writes === 2 ? slow.opened : undefined);
      store.dispatch(retitle('one', '  New '));
      store.dispatch(retitle('one', '  New one'));
      await until(() => writes === 2);
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('  New one');
      slow.open();
      await store.flush();
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('New one');
      expect(of('conflict')).to.deep.equal([]);
    });
  });

  it('refuses a change that it has no place for before it is made', async () => {
    const storage = fakeStorage(await stored());
    storage.refusal = (dashboard, change) => {
      const total = Object.keys(applyChanges(dashboard, [change]).widgets).length;
      return total > 3
        ? new DashError('unsupported-change', 'This backend takes three widgets.')
        : undefined;
    };
    const store = await open(storage);
    const before = store.state.dashboard;
    let code: string | undefined;
    try {
      store.dispatch([addWidget('three'), addWidget('four')]);
    } catch (error) {
      ({ code } = error as DashError);
    }
    expect(code).to.equal('unsupported-change');
    expect(store.state.dashboard).to.equal(before);
    store.dispatch(addWidget('three'));
    await store.flush();
    expect(storage.applied).to.have.length(1);
  });

  it('goes on when the storage fails to tell what it has no place for', async () => {
    const storage = fakeStorage(await stored());
    for (const refusal of [() => refuse(), () => 'no', () => ({ code: 'x' }), () => null]) {
      storage.refusal = refusal as never;
      const store = await open(storage);
      store.dispatch(rename(`Name ${String(refusal)}`));
      await store.flush();
      expect(store.state.saveState).to.equal('local');
    }
  });

  it('tells how far an edit has got', async () => {
    const backend = fakeStorage(await stored());
    const local = new MemoryStorage();
    const storage = new SyncedStorage(local, backend, { scope: 'me' });
    synced.push(storage);
    const store = await open(storage);
    expect(store.state.saveState).to.equal('saved');
    const { events } = record(store);
    store.dispatch(rename('New'));
    await until(() => store.state.saveState === 'synced');
    const states = events.flatMap((event) =>
      event.type === 'state' ? [event.state.saveState] : [],
    );
    expect([...new Set(states)]).to.deep.equal(['pending', 'local', 'synced']);
    backend.before = () => {
      throw new DashError('unauthorized', 'Sign in.');
    };
    store.dispatch(rename('Newer'));
    await until(() => store.state.saveState === 'attention');
    backend.before = () => {};
    await storage.sync.retry();
    await until(() => store.state.saveState === 'synced');
  });
});

function refuse(): never {
  throw new Error('It fails.');
}

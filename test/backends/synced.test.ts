import { expect } from '@open-wc/testing';
import { createDashboard, type Change, type Dashboard } from '../../src/model/index.js';
import {
  customerDashboards,
  MemoryStorage,
  RestStorage,
  type RestStorageOptions,
  type SyncState,
} from '../../src/storage/index.js';
import { SyncedStorage } from '../../src/storage/synced/synced-storage.js';
import { CustomerBackend } from './doubles/customer-dashboards.js';
import { ServedBackend } from './doubles/serve-backend.js';
import { edits, PLACE } from './support/edits.js';

const { add, rename, set, move, remove } = edits;

describe('SyncedStorage over a backend without revisions', () => {
  let backend: CustomerBackend;
  let served: ServedBackend;
  let local: MemoryStorage;
  let id: string;
  const made: SyncedStorage[] = [];

  beforeEach(async () => {
    backend = new CustomerBackend();
    served = await new ServedBackend(backend).start();
    local = new MemoryStorage();
    const { id: created } = await connect().create(createDashboard({ name: 'Board' }));
    id = created;
  });

  afterEach(() => {
    made.splice(0).forEach((storage) => storage.close());
    return served.stop();
  });

  /** A page on this device. */
  function connect(options: Partial<RestStorageOptions> = {}): SyncedStorage {
    const remote = new RestStorage({
      baseUrl: served.url,
      dialect: customerDashboards,
      ...options,
    });
    const storage = new SyncedStorage(new MemoryStorage({ shared: local }), remote, {
      scope: 'me',
    });
    made.push(storage);
    return storage;
  }

  let mutations = 0;

  async function edit(storage: SyncedStorage, ...changes: Change[]): Promise<Dashboard> {
    const { revision: baseRevision } = (await storage.load(id))!;
    const options = { baseRevision, mutationId: `edit-${++mutations}` };
    const result = await storage.apply(id, changes, options);
    expect(result.status).to.equal('applied');
    return (result as { dashboard: Dashboard }).dashboard;
  }

  async function until(storage: SyncedStorage, isReached: (state: SyncState) => boolean) {
    for (let tries = 0; tries < 1000; tries++) {
      const state = storage.sync.state(id);
      if (isReached(state)) {
        return state;
      }
      await new Promise((done) => setTimeout(done, 5));
    }
    throw new Error(`it stays at ${JSON.stringify(storage.sync.state(id))}`);
  }

  function stored() {
    return [...backend.dashboards.get(Number(id))!.widgets.values()];
  }

  const isSynced = ({ phase, unsent }: SyncState): boolean => phase === 'synced' && unsent === 0;

  it('sets aside what the backend refuses, in its words, and sends the rest', async () => {
    const storage = connect();
    await edit(
      storage,
      add({ id: 'a', type: 'gauge', title: ' A ' }),
      add({ id: 'n', type: 'note', title: 'N' }, { ...PLACE, x: 2 }),
      add({ id: 'b', type: 'table' }, { ...PLACE, x: 4 }),
      rename('New '),
    );
    const state = await until(storage, ({ unsent, phase }) => !unsent && phase === 'attention');
    expect(state.refused.map(({ message, status }) => [message, status])).to.deep.equal([
      ['Unknown widget type: note', 400],
    ]);
    expect(state.conflicts).to.deep.equal([]);
    const { widgets, name } = (await storage.load(id))!;
    expect(name).to.equal('New');
    expect(Object.keys(widgets).sort()).to.deep.equal(['a', 'b', 'n']);
    expect(widgets['a']?.title).to.equal('A');
    expect(stored().map(({ widget_type: type }) => type)).to.deep.equal(['gauge', 'table']);
    await edit(storage, set('b', { '/title': 'Later' }));
    await until(storage, ({ unsent }) => unsent === 0);
    expect(stored()[1]?.title).to.equal('Later');
    await storage.sync.discard(id, state.refused[0]!.id);
    await until(storage, isSynced);
    expect((await storage.load(id))?.widgets['n']).to.equal(undefined);
  });

  it('pauses at a 401 in the middle of five edits, and does each once with a new token', async () => {
    let token = 'old';
    const storage = connect({ headers: () => ({ authorization: token }) });
    await storage.load(id);
    await until(storage, isSynced);
    served.requests.length = 0;
    served.fault = ({ headers }, index) =>
      index >= 3 && headers.get('authorization') === 'old' ? { status: 401 } : undefined;
    await edit(
      storage,
      ...['a', 'b', 'c', 'd', 'e'].map((name, x) =>
        add({ id: name, type: 'gauge' }, { ...PLACE, x }),
      ),
    );
    const paused = await until(storage, ({ phase }) => phase === 'paused');
    expect(paused.error?.code).to.equal('unauthorized');
    token = 'new';
    await storage.sync.retry(id);
    await until(storage, isSynced);
    expect(stored()).to.have.length(5);
    expect(Object.keys((await storage.load(id))!.widgets)).to.have.length(5);
  });

  it('loses nothing and doubles nothing when answers are lost and pages close', async () => {
    const first = connect();
    await edit(
      first,
      add({ id: 'a', type: 'gauge' }),
      add({ id: 'b', type: 'gauge' }, { ...PLACE, x: 2 }),
    );
    await until(first, isSynced);
    first.close();
    for (let failing = 1; failing < 7; failing++) {
      const storage = connect();
      await storage.load(id);
      await until(storage, isSynced);
      served.requests.length = 0;
      served.fault = (_sent, index) => (index === failing ? 'lost-after' : undefined);
      const name = `w${failing}`;
      await edit(
        storage,
        add({ id: name, type: 'table', title: name }, { ...PLACE, y: 2 * failing }),
        set('a', { '/title': name }),
        move({ b: { ...PLACE, x: failing } }),
        rename(name),
      );
      await until(storage, ({ phase }) => phase === 'waiting' || phase === 'synced');
      storage.close();
      served.fault = () => undefined;
      const next = connect();
      expect((await next.load(id))?.name).to.equal(name);
      await until(next, isSynced);
      expect(stored().filter(({ title }) => title === name)).to.have.length(2);
      expect(Object.keys((await next.load(id))!.widgets)).to.have.length(2 + failing);
      next.close();
    }
    expect(stored()).to.have.length(8);
  });

  it('merges with what another device has written, and asks only where both wrote', async () => {
    const mine = connect();
    await edit(mine, add({ id: 'a', type: 'gauge', title: 'A' }));
    await until(mine, isSynced);
    const [widget] = stored();
    widget!.config = { max: 9 };
    await edit(mine, set('a', { '/title': 'Mine' }));
    await until(mine, isSynced);
    expect(stored()[0]).to.deep.include({ title: 'Mine', config: { max: 9 } });
    served.fault = () => 'lost-before';
    await edit(mine, set('a', { '/title': 'Again' }));
    stored()[0]!.title = 'Theirs';
    served.fault = () => undefined;
    await mine.sync.retry(id);
    const { conflicts } = await until(mine, ({ phase }) => phase === 'attention');
    expect(conflicts[0]).to.deep.include({ widgetId: 'a', mine: 'Again', theirs: 'Theirs' });
    expect(mine.sync.state(id).lastWriteWins).to.equal(true);
  });

  it('brings a removed widget back by an undo, also in a new page', async () => {
    const first = connect();
    await edit(first, add({ id: 'a', type: 'gauge', title: 'A' }));
    await until(first, isSynced);
    await edit(first, remove('a'));
    await until(first, isSynced);
    expect(stored()).to.deep.equal([]);
    await edit(first, add({ id: 'a', type: 'gauge', title: 'A' }));
    await until(first, isSynced);
    first.close();
    const next = connect();
    await next.load(id);
    await edit(next, set('a', { '/title': 'B' }));
    await until(next, isSynced);
    expect(stored().map(({ title }) => title)).to.deep.equal(['B']);
  });

  it('keeps a dashboard that the backend has no more', async () => {
    const storage = connect();
    await edit(storage, add({ id: 'a', type: 'gauge' }));
    await until(storage, isSynced);
    backend.dashboards.clear();
    await edit(storage, rename('Late'));
    await until(storage, ({ phase }) => phase === 'gone');
    expect((await storage.load(id))?.name).to.equal('Late');
  });
});

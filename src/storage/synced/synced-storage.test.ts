import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { createDashboard, createWidget } from '../../model/create.js';
import type { Change, Dashboard } from '../../model/types.js';
import type { SyncState } from '../../sync/types.js';
import { describeStorage } from '../../testing/storage-conformance.js';
import { MemoryStorage } from '../memory-storage.js';
import type { ApplyResult, StorageAdapter } from '../types.js';
import { SyncedStorage } from './synced-storage.js';

describeStorage('SyncedStorage over memory', () => {
  const [local, remote] = [new MemoryStorage(), new MemoryStorage()];
  const made: SyncedStorage[] = [];
  return {
    connect() {
      const storage = new SyncedStorage(
        new MemoryStorage({ shared: local }),
        new MemoryStorage({ shared: remote }),
        { scope: 'me' },
      );
      made.push(storage);
      return storage;
    },
    dispose: () => made.forEach((storage) => storage.close()),
  };
});

const board = createDashboard({
  id: 'a',
  name: 'Board',
  widgets: { one: createWidget({ id: 'one', type: 'note', title: 'One' }) },
  layouts: { lg: { one: { x: 0, y: 0, w: 4, h: 2 } } },
});

function rename(name: string): Change {
  return { type: 'dashboard.update', set: { '/name': name } };
}

function addition(id: string, type = 'note'): Change {
  const widget = createWidget({ id, type, title: id });
  return { type: 'widget.add', widget, rects: { lg: { x: 0, y: 4, w: 4, h: 2 } } };
}

/** A backend whose calls can fail, before or after they are done. */
class Backend extends MemoryStorage {
  readonly calls: string[] = [];
  before: (method: string, changes: readonly Change[]) => Promise<void> | void = () => {};
  after: (method: string) => Promise<void> | void = () => {};

  override async load(id: string): Promise<Dashboard | undefined> {
    return this.#call('load', [], () => super.load(id));
  }

  override async create(dashboard: Dashboard): Promise<Dashboard> {
    return this.#call('create', [], () => super.create(dashboard));
  }

  override async apply(...args: Parameters<StorageAdapter['apply']>): Promise<ApplyResult> {
    return this.#call('apply', args[1], () => super.apply(...args));
  }

  async #call<T>(method: string, changes: readonly Change[], work: () => Promise<T>): Promise<T> {
    this.calls.push(method);
    await this.before(method, changes);
    const result = await work();
    await this.after(method);
    return result;
  }
}

function fail(code: ConstructorParameters<typeof DashError>[0], path?: string): never {
  throw new DashError(code, `It fails: ${code}.`, path === undefined ? {} : { path });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (await condition()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Waited in vain for ${condition.toString()}`);
}

describe('SyncedStorage', () => {
  const made: SyncedStorage[] = [];
  let local: MemoryStorage;
  let remote: MemoryStorage;

  beforeEach(() => {
    local = new MemoryStorage();
    remote = new MemoryStorage();
  });
  afterEach(() => made.splice(0).forEach((storage) => storage.close()));

  function connect(backend = new Backend({ shared: remote }), scope = 'me'): SyncedStorage {
    const storage = new SyncedStorage(new MemoryStorage({ shared: local }), backend, { scope });
    made.push(storage);
    return storage;
  }

  /** Applies changes to what the storage has at the moment. */
  async function edit(storage: SyncedStorage, ...changes: Change[]): Promise<Dashboard> {
    const present = (await storage.load('a'))!;
    const result = await storage.apply('a', changes, {
      baseRevision: present.revision,
      mutationId: `edit-${Math.random()}`,
    });
    expect(result.status).to.equal('applied');
    return (result as { dashboard: Dashboard }).dashboard;
  }

  const stateOf = (storage: SyncedStorage): SyncState => storage.sync.state('a');
  const phaseOf = (storage: SyncedStorage) => stateOf(storage).phase;
  const isSynced = (storage: SyncedStorage) => () => phaseOf(storage) === 'synced';

  it('creates here first, and then at the backend', async () => {
    const storage = connect();
    await storage.create(board);
    await until(isSynced(storage));
    expect((await remote.load('a'))?.name).to.equal('Board');
    await edit(storage, rename('New'));
    await until(async () => (await remote.load('a'))?.name === 'New');
  });

  it('answers from the copy, with no backend at all, and sends when there is one again', async () => {
    await remote.create(board);
    const first = connect();
    await first.load('a');
    await until(isSynced(first));
    first.close();
    const backend = new Backend({ shared: remote });
    backend.before = () => fail('offline');
    const storage = connect(backend);
    expect((await storage.load('a'))?.name).to.equal('Board');
    for (let count = 0; count < 50; count++) {
      await edit(storage, rename(`Edit ${count}`));
    }
    expect(stateOf(storage).unsent).to.equal(1);
    expect(phaseOf(storage)).to.equal('waiting');
    backend.before = () => {};
    backend.calls.length = 0;
    await storage.sync.retry('a');
    await until(isSynced(storage));
    expect((await remote.load('a'))?.name).to.equal('Edit 49');
    expect(backend.calls.filter((call) => call === 'apply')).to.have.length(1);
  });

  it('rejects a load when there is neither a copy nor a backend', async () => {
    const backend = new Backend({ shared: remote });
    backend.before = () => fail('offline');
    const error = await connect(backend)
      .load('a')
      .then(
        () => undefined,
        (cause: DashError) => cause,
      );
    expect(error?.code).to.equal('storage-unavailable');
    expect((error?.cause as DashError).code).to.equal('offline');
  });

  it('sends the same mutation again when the answer is lost', async () => {
    await remote.create(board);
    const backend = new Backend({ shared: remote });
    const storage = connect(backend);
    await storage.load('a');
    let lost = 0;
    backend.after = (method) => {
      if (method === 'apply' && lost++ < 1) {
        fail('offline');
      }
    };
    await edit(storage, addition('new'));
    await until(isSynced(storage));
    expect(lost).to.equal(2);
    expect((await remote.load('a'))?.revision).to.equal(2);
    expect(Object.keys((await remote.load('a'))!.widgets)).to.deep.equal(['one', 'new']);
  });

  it('merges with others, tells of it as a change from elsewhere, and asks about conflicts', async () => {
    await remote.create(board);
    const backend = new Backend({ shared: remote });
    const storage = connect(backend);
    await storage.load('a');
    await until(isSynced(storage));
    const events: string[] = [];
    storage.subscribe('a', ({ type }) => events.push(type));
    backend.before = () => fail('offline');
    await edit(storage, rename('Mine'), addition('mine'));
    await remote.apply('a', [rename('Theirs'), addition('theirs')], {
      baseRevision: 1,
      mutationId: 'theirs',
    });
    backend.before = () => {};
    await storage.sync.retry('a');
    await until(() => stateOf(storage).unsent === 0 && phaseOf(storage) === 'attention');
    expect(events).to.include('changed');
    const [conflict, ...rest] = stateOf(storage).conflicts;
    expect(rest).to.deep.equal([]);
    expect(conflict).to.deep.include({ path: '/name', mine: 'Mine', theirs: 'Theirs' });
    const shown = (await storage.load('a'))!;
    expect(Object.keys(shown.widgets)).to.have.members(['one', 'mine', 'theirs']);
    const other = connect();
    await other.load('a');
    expect(stateOf(other).conflicts).to.deep.equal([conflict]);
    await storage.sync.settle('a', conflict!.id);
    await until(isSynced(storage));
  });

  it('sets a refused part aside, found by its path or by halving, and sends the rest', async () => {
    for (const isNamed of [true, false]) {
      local = new MemoryStorage();
      remote = new MemoryStorage();
      await remote.create(board);
      const backend = new Backend({ shared: remote });
      const storage = connect(backend);
      await storage.load('a');
      await until(isSynced(storage));
      backend.before = () => fail('offline');
      await edit(
        storage,
        addition('w1'),
        addition('bad', 'unknown'),
        addition('w2'),
        rename('New'),
      );
      backend.before = (_method, changes) => {
        const index = changes.findIndex(
          (change) => change.type === 'widget.add' && change.widget.type === 'unknown',
        );
        if (index >= 0) {
          fail('refused', isNamed ? `/changes/${index}/widget/type` : undefined);
        }
      };
      await storage.sync.retry('a');
      await until(() => stateOf(storage).unsent === 0 && phaseOf(storage) === 'attention');
      const stored = (await remote.load('a'))!;
      expect(stored.name).to.equal('New');
      expect(Object.keys(stored.widgets)).to.have.members(['one', 'w1', 'w2']);
      expect(stateOf(storage).refused.map(({ change }) => change.type)).to.deep.equal([
        'widget.add',
      ]);
      expect((await storage.load('a'))?.widgets['bad']?.type).to.equal('unknown');
      await edit(storage, { type: 'widget.update', id: 'w1', set: { '/title': 'Later' } });
      await until(async () => (await remote.load('a'))?.widgets['w1']?.title === 'Later');
      await storage.sync.discard('a', stateOf(storage).refused[0]!.id);
      await until(isSynced(storage));
      expect((await storage.load('a'))?.widgets['bad']).to.equal(undefined);
    }
  });

  it('waits for somebody to sign in, and loses nothing meanwhile', async () => {
    await remote.create(board);
    const backend = new Backend({ shared: remote });
    const storage = connect(backend);
    await storage.load('a');
    await until(isSynced(storage));
    backend.before = () => fail('unauthorized');
    await edit(storage, rename('One'));
    await until(() => phaseOf(storage) === 'paused');
    const asked = backend.calls.length;
    await edit(storage, rename('Two'));
    expect(backend.calls.length).to.equal(asked);
    expect(stateOf(storage).error?.code).to.equal('unauthorized');
    backend.before = () => {};
    await storage.sync.retry();
    await until(isSynced(storage));
    expect((await remote.load('a'))?.name).to.equal('Two');
  });

  it('keeps a dashboard that the backend has no more, to be read', async () => {
    await remote.create(board);
    const storage = connect();
    await storage.load('a');
    await until(isSynced(storage));
    await remote.remove('a');
    await storage.sync.retry('a');
    expect(phaseOf(storage)).to.equal('gone');
    expect((await storage.load('a'))?.name).to.equal('Board');
    const error = await edit(storage, rename('New')).catch((cause: DashError) => cause);
    expect((error as DashError).code).to.equal('read-only');
  });

  it('shows and sends nothing of another scope', async () => {
    const mine = connect();
    await mine.create(board);
    const backend = new Backend();
    const theirs = connect(backend, 'somebody else');
    expect(await theirs.load('a')).to.equal(undefined);
    expect(await theirs.list()).to.deep.equal([]);
    expect(backend.calls).to.not.include('create');
  });

  it('sends what an earlier page has left, though nobody opens it', async () => {
    const offline = new Backend({ shared: remote });
    offline.before = () => fail('offline');
    const first = connect(offline);
    await first.create(board);
    first.close();
    connect();
    await until(async () => (await remote.load('a'))?.name === 'Board');
  });

  it('asks before unsent work is cleared', async () => {
    await remote.create(board);
    const backend = new Backend({ shared: remote });
    const storage = connect(backend);
    await storage.load('a');
    await until(isSynced(storage));
    backend.before = () => fail('offline');
    await edit(storage, rename('Unsent'));
    const error = await storage.sync.clear().catch((cause: DashError) => cause);
    expect((error as DashError).code).to.equal('unsent-work');
    expect((error as DashError).message).to.contain('“Unsent”');
    expect(await storage.sync.exportAll()).to.have.nested.property('a.document.name', 'Unsent');
    await storage.sync.clear({ force: true });
    expect(await local.records()).to.deep.equal([]);
  });

  it('needs no lock: two tabs that both send store an edit once', async () => {
    await remote.create(board);
    const [one, two] = [connect(), connect()];
    await Promise.all([one.load('a'), two.load('a')]);
    await edit(one, addition('x'));
    await edit(two, addition('y'));
    await until(async () => Object.keys((await remote.load('a'))!.widgets).length === 3);
    await until(() => phaseOf(one) === 'synced' && phaseOf(two) === 'synced');
    expect((await remote.load('a'))?.revision).to.be.at.most(3);
  });
});

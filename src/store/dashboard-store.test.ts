import { expect } from '@open-wc/testing';
import { DashError } from '../model/errors.js';
import { canonicalJson, equalDashboards } from '../model/index.js';
import type { Change } from '../model/types.js';
import { MemoryStorage } from '../storage/index.js';
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
  wait,
} from './store-fixture.js';

function codeOf(body: () => unknown): string | undefined {
  try {
    body();
  } catch (error) {
    return error instanceof DashError ? error.code : String(error);
  }
  return undefined;
}

async function codeOfAsync(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => (error instanceof DashError ? error.code : String(error)),
  );
}

describe('DashboardStore', () => {
  const stores: DashboardStore[] = [];

  function make(options: Partial<ConstructorParameters<typeof DashboardStore>[0]> = {}) {
    const store = new DashboardStore({
      storage: new MemoryStorage(),
      id: 'a',
      seed: board(),
      ...options,
    });
    stores.push(store);
    return store;
  }

  async function ready(options: Parameters<typeof make>[0] = {}) {
    const store = make(options);
    await store.load();
    return store;
  }

  afterEach(() => {
    stores.splice(0).forEach((store) => store.dispose());
  });

  describe('load', () => {
    it('shows the stored document', async () => {
      const storage = new MemoryStorage();
      const stored = await storage.create(board({ name: 'Stored' }));
      const store = make({ storage });
      expect(store.state.status).to.equal('idle');
      const { of } = record(store);
      await store.load();
      expect(of('state').map(({ state }) => state.status)).to.deep.equal(['loading', 'ready']);
      expect(store.state.dashboard).to.deep.equal(stored);
      expect(store.state.saveState).to.equal('saved');
    });

    it('shows the seed, and does not store it before the first edit', async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage, seed: board({ id: 'other', revision: 9 }) });
      expect(store.state.status).to.equal('ready');
      expect(store.state.dashboard?.id).to.equal('a');
      expect(store.state.dashboard?.revision).to.equal(0);
      expect(await storage.list()).to.deep.equal([]);
      store.dispatch(rename('Edited'));
      await store.flush();
      const stored = await storage.load('a');
      expect(stored?.name).to.equal('Edited');
      expect(canonicalJson(store.state.dashboard)).to.equal(canonicalJson(stored));
    });

    it('is missing without a document and a seed', async () => {
      const store = await ready({ seed: undefined });
      expect(store.state.status).to.equal('missing');
      expect(codeOf(() => store.dispatch(rename('x')))).to.equal('dashboard-not-found');
    });

    it('ends in an error state, and can be tried again', async () => {
      const storage = fakeStorage();
      storage.before = refuse('storage-corrupt');
      const store = await ready({ storage });
      expect(store.state.status).to.equal('error');
      expect(store.state.error?.code).to.equal('storage-corrupt');
      expect(store.state.dashboard).to.equal(undefined);
      storage.before = () => {};
      await store.reload();
      expect(store.state.status).to.equal('ready');
      expect(store.state.error).to.equal(undefined);
    });

    it('falls back to memory when there is no storage at all, with a notice', async () => {
      const storage = fakeStorage();
      storage.before = refuse('storage-unsupported');
      const store = make({ storage, fallback: () => new MemoryStorage() });
      const { of } = record(store);
      await store.load();
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['storage-memory']);
      expect(store.state.status).to.equal('ready');
      store.dispatch(rename('Kept'));
      await store.flush();
      expect(store.state.saveState).to.equal('memory');
    });

    it('opens a document of a newer schema for reading only', async () => {
      const inner = new MemoryStorage();
      const storage = fakeStorage(inner);
      storage.load = async () => board({ schemaVersion: 99 });
      const store = make({ storage });
      const { of } = record(store);
      await store.load();
      expect(store.state.readOnly).to.equal(true);
      expect(store.state.dashboard?.schemaVersion).to.equal(99);
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['newer-schema']);
      expect(codeOf(() => store.dispatch(rename('x')))).to.equal('read-only');
      expect(store.undo()).to.equal(false);
      expect(storage.applied).to.deep.equal([]);
    });

    it('the last of two loads wins', async () => {
      const storage = fakeStorage();
      const slow = gate();
      let count = 0;
      storage.before = () => (++count === 1 ? slow.opened : undefined);
      const store = make({ storage });
      const { of } = record(store);
      const first = store.load();
      const second = store.load();
      await second;
      slow.open();
      await first;
      expect(of('state').filter(({ state }) => state.status === 'ready')).to.have.length(1);
    });
  });

  describe('dispatch', () => {
    it('shows the edit at once, in one change and one state, and writes in the same task', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage });
      const before = store.state.dashboard!;
      const { events, of } = record(store);
      store.dispatch([rename('New'), move('one', 8)]);
      expect(storage.applied).to.have.length(1);
      expect(events.map(({ type }) => type)).to.deep.equal(['change', 'state']);
      const [change] = of('change');
      expect(change?.origin).to.equal('user');
      expect(change?.previous).to.equal(before);
      expect(change?.dashboard).to.equal(store.state.dashboard);
      expect(store.state.dashboard?.name).to.equal('New');
      expect(store.state.saveState).to.equal('pending');
      await until(() => store.state.saveState === 'local');
      expect(of('change')).to.have.length(1);
      expect(store.state.dashboard?.revision).to.equal(2);
    });

    it('keeps the identity of what the edit and its save did not touch', async () => {
      const store = await ready();
      const { two } = store.state.dashboard!.widgets;
      store.dispatch(rename('First'));
      await store.flush();
      const stamped = store.state.dashboard!.widgets['two'];
      store.dispatch(retitle('one', 'Changed'));
      const { one } = store.state.dashboard!.widgets;
      await store.flush();
      expect(store.state.dashboard!.widgets['two']).to.equal(stamped);
      expect(store.state.dashboard!.widgets['one']?.config).to.equal(one?.config);
      expect(stamped?.config).to.equal(two?.config);
    });

    it('refuses what is invalid, and changes nothing', async () => {
      const store = await ready();
      const before = store.state;
      const { events } = record(store);
      const invalid = { type: 'evil' } as never;
      expect(codeOf(() => store.dispatch(invalid))).to.equal('invalid-change');
      expect(
        codeOf(() => store.dispatch([rename('Half'), { type: 'widget.remove', id: 'nobody' }])),
      ).to.equal('widget-not-found');
      expect(store.state).to.equal(before);
      expect(events).to.deep.equal([]);
      expect(store.state.canUndo).to.equal(false);
    });

    it('refuses a widget over the limit, but never an edit of a board that is over it already', async () => {
      const limits = { widgetsPerDashboard: 2, dashboardsPerUser: 20 };
      const store = await ready({ limits });
      expect(codeOf(() => store.dispatch(addWidget('three')))).to.equal('widget-limit');
      store.dispatch([{ type: 'widget.remove', id: 'one' }, addWidget('three')]);
      expect(Object.keys(store.state.dashboard!.widgets)).to.have.members(['two', 'three']);
      const full = await ready({ limits: { ...limits, widgetsPerDashboard: 1 } });
      full.dispatch(retitle('one', 'Still editable'));
      expect(full.state.dashboard?.widgets['one']?.title).to.equal('Still editable');
    });

    it("is not hurt by the caller's later changes to its objects, or by a listener that throws", async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage });
      const change = { type: 'dashboard.update' as const, set: { '/name': 'Mine' } };
      const uncaught: unknown[] = [];
      // The handler of the test runner would report it as a failure.
      const { onerror } = window;
      window.onerror = (_event, _source, _line, _column, error) => {
        uncaught.push(error);
        return true;
      };
      const fault = new Error('A listener failed.');
      const stop = store.subscribe(() => {
        throw fault;
      });
      const { of } = record(store);
      store.dispatch(change);
      stop();
      change.set['/name'] = 'Changed behind your back';
      await store.flush();
      await wait(0);
      window.onerror = onerror;
      expect(uncaught).to.include(fault);
      expect(of('change')).to.have.length(1);
      expect((await storage.load('a'))?.name).to.equal('Mine');
      expect(store.undo()).to.equal(true);
      expect(store.state.dashboard?.name).to.equal('Board');
    });

    it('queues edits while a write is on its way, and sends them together', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage });
      const slow = gate();
      storage.before = () => slow.opened;
      for (const name of ['1', '2', '3', '4']) {
        store.dispatch(rename(name));
      }
      expect(storage.applied).to.have.length(1);
      slow.open();
      await store.flush();
      expect(storage.applied.map(([, changes]) => changes)).to.deep.equal([
        [rename('1')],
        [rename('4')],
      ]);
      expect(storage.applied[1]?.[2].baseRevision).to.equal(2);
      expect((await storage.load('a'))?.name).to.equal('4');
      expect(store.state.dashboard?.revision).to.equal(3);
    });

    it('has the new state already when it tells of a change', async () => {
      const store = await ready();
      const seen: unknown[] = [];
      store.subscribe((event) => {
        const { dashboard, canUndo, saveState } = store.state;
        seen.push([event.type, dashboard?.name, canUndo, saveState]);
      });
      store.dispatch(rename('New'));
      expect(seen).to.deep.equal([
        ['change', 'New', true, 'pending'],
        ['state', 'New', true, 'pending'],
      ]);
    });

    it('of what is so already does nothing', async () => {
      const store = await ready();
      const { events } = record(store);
      store.dispatch([]);
      store.dispatch([rename('Board'), move('one', 0)]);
      expect(events).to.deep.equal([]);
      expect(store.state.canUndo).to.equal(false);
    });

    it('lets a listener dispatch', async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage });
      store.subscribe((event) => {
        if (event.type === 'change' && event.dashboard.name === 'First') {
          store.dispatch(rename('Second'));
        }
      });
      store.dispatch(rename('First'));
      await store.flush();
      expect((await storage.load('a'))?.name).to.equal('Second');
    });
  });

  describe('typing', () => {
    it('is one write and one step to undo', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage, typingDelay: 40 });
      for (const name of ['N', 'Ne', 'New']) {
        store.dispatch(rename(name), { coalesce: 'name' });
        expect(store.state.dashboard?.name).to.equal(name);
      }
      expect(storage.applied).to.have.length(0);
      expect(store.state.saveState).to.equal('pending');
      await until(() => store.state.saveState === 'local');
      expect(storage.applied.map(([, changes]) => changes)).to.deep.equal([[rename('New')]]);
      store.undo();
      expect(store.state.dashboard?.name).to.equal('Board');
      expect(store.state.canUndo).to.equal(false);
    });

    it('of two fields, or with a pause, is two steps', async () => {
      const store = await ready({ typingDelay: 20 });
      store.dispatch(rename('N'), { coalesce: 'name' });
      store.dispatch(retitle('one', 'T'), { coalesce: 'title' });
      await wait(60);
      store.dispatch(retitle('one', 'Ti'), { coalesce: 'title' });
      store.undo();
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('T');
      store.undo();
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('One');
      store.undo();
      expect(store.state.dashboard?.name).to.equal('Board');
    });

    it('is written at once by flush and by the next finished edit', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage, typingDelay: 100_000 });
      store.dispatch(rename('Typed'), { coalesce: 'name' });
      await store.flush();
      expect((await storage.load('a'))?.name).to.equal('Typed');
      store.dispatch(rename('Typed more'), { coalesce: 'name' });
      store.dispatch(move('one', 8));
      await until(() => store.state.saveState === 'local');
      expect((await storage.load('a'))?.name).to.equal('Typed more');
    });
  });

  describe('undo and redo', () => {
    it('take a run as one step, though each edit of it is written at once', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage, typingDelay: 1 });
      store.dispatch(move('one', 7), { run: 'keys' });
      await until(() => store.state.saveState === 'local');
      await wait(20);
      store.dispatch(move('one', 8), { run: 'keys' });
      await until(() => store.state.saveState === 'local');
      expect(storage.applied).to.have.length(2);
      store.undo();
      expect(store.state.canUndo).to.equal(false);
      expect(equalDashboards(store.state.dashboard!, board())).to.equal(true);
    });

    it('take back and make again any kind of edit', async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage });
      const seed = store.state.dashboard!;
      const edits = [
        rename('New'),
        addWidget('three'),
        move('one', 8),
        retitle('two', 'Changed'),
        { type: 'widget.remove', id: 'one' } as const,
      ];
      edits.forEach((edit) => store.dispatch(edit));
      const edited = store.state.dashboard!;
      edits.forEach(() => expect(store.undo()).to.equal(true));
      expect(store.undo()).to.equal(false);
      expect(equalDashboards(store.state.dashboard!, seed)).to.equal(true);
      expect(store.state).to.include({ canUndo: false, canRedo: true });
      edits.forEach(() => expect(store.redo()).to.equal(true));
      expect(store.redo()).to.equal(false);
      expect(equalDashboards(store.state.dashboard!, edited)).to.equal(true);
      await store.flush();
      expect(canonicalJson(await storage.load('a'))).to.equal(canonicalJson(store.state.dashboard));
    });

    it('say what they would do, and do it only if that is wanted', async () => {
      const store = await ready();
      store.dispatch(move('one', 7), { run: 'keys' });
      const edited = store.state.dashboard;
      const asked: unknown[] = [];
      const answer = (isWanted: boolean) => (changes: readonly Change[], run?: string) => {
        asked.push([...changes.map(({ type }) => type), run]);
        return isWanted;
      };
      expect(store.undo(answer(false))).to.equal(false);
      expect(store.state.dashboard).to.equal(edited);
      expect(store.undo(answer(true))).to.equal(true);
      expect(store.redo(answer(false))).to.equal(false);
      expect(store.state).to.include({ canUndo: false, canRedo: true });
      expect(store.redo(answer(true))).to.equal(true);
      expect(equalDashboards(store.state.dashboard!, edited!)).to.equal(true);
      const [first] = asked;
      expect(first).to.deep.equal(['layout.set', 'keys']);
      expect(asked).to.deep.equal([
        first,
        first,
        ['layout.set', undefined],
        ['layout.set', undefined],
      ]);
    });

    it('tell their origin, and a new edit ends redo', async () => {
      const store = await ready();
      const { of } = record(store);
      store.dispatch(rename('1'), { origin: 'api' });
      store.undo();
      store.redo();
      store.undo();
      store.dispatch(rename('2'));
      expect(of('change').map(({ origin }) => origin)).to.deep.equal([
        'api',
        'undo',
        'redo',
        'undo',
        'user',
      ]);
      expect(store.state.canRedo).to.equal(false);
    });
  });

  describe('when storage refuses', () => {
    it('keeps the edit and tells; the next edit tries again', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage });
      storage.before = refuse('storage-quota');
      store.dispatch(rename('Kept'));
      expect(await codeOfAsync(store.flush())).to.equal('storage-quota');
      expect(store.state.saveState).to.equal('error');
      expect(store.state.error?.code).to.equal('storage-quota');
      expect(store.state.dashboard?.name).to.equal('Kept');
      storage.before = () => {};
      store.dispatch(retitle('one', 'Next'));
      await store.flush();
      expect(store.state.saveState).to.equal('local');
      expect(store.state.error).to.equal(undefined);
      const stored = await storage.load('a');
      expect(stored?.name).to.equal('Kept');
      expect(stored?.widgets['one']?.title).to.equal('Next');
    });

    it('retries with the same mutation, so that a lost answer is harmless', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage });
      storage.after = refuse('storage-failed');
      store.dispatch(addWidget('three'));
      await until(() => store.state.saveState === 'error');
      storage.after = () => {};
      await store.retrySave();
      expect(store.state.saveState).to.equal('local');
      const ids = storage.applied.map(([, , { mutationId }]) => mutationId);
      expect(ids).to.have.length(2);
      expect(ids[0]).to.equal(ids[1]);
      expect((await storage.load('a'))?.revision).to.equal(2);
    });

    it('wraps errors that are not typed', async () => {
      const storage = fakeStorage();
      await storage.create(board());
      const store = await ready({ storage });
      storage.before = () => {
        throw new TypeError('An adapter with a fault.');
      };
      store.dispatch(rename('x'));
      expect(await codeOfAsync(store.flush())).to.equal('storage-failed');
    });

    it('keeps the seed and the edit when the dashboard cannot even be created', async () => {
      const storage = fakeStorage();
      const store = await ready({ storage });
      storage.before = refuse('storage-quota');
      store.dispatch(rename('Kept'));
      await until(() => store.state.saveState === 'error');
      expect(store.state.dashboard?.name).to.equal('Kept');
      storage.before = () => {};
      await store.retrySave();
      expect((await storage.load('a'))?.name).to.equal('Kept');
    });

    it('stops at a storage that answers nothing but conflicts', async () => {
      const storage = fakeStorage();
      const current = await storage.create(board());
      const store = await ready({ storage });
      let revision = 1;
      storage.apply = async () => ({
        status: 'conflict',
        current: { ...current, name: `v${revision}`, revision: ++revision },
      });
      store.dispatch(retitle('one', 'x'));
      expect(await codeOfAsync(store.flush())).to.equal('conflict');
      expect(store.state.dashboard?.widgets['one']?.title).to.equal('x');
    });
  });

  describe('reset', () => {
    it('goes back to the seed as one edit that can be undone', async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage });
      store.dispatch([rename('New'), addWidget('three'), move('one', 8)]);
      store.dispatch({ type: 'widget.remove', id: 'two' });
      const edited = store.state.dashboard!;
      await store.reset();
      expect(equalDashboards(store.state.dashboard!, { ...board(), id: 'a' })).to.equal(true);
      await store.flush();
      expect((await storage.load('a'))?.name).to.equal('Board');
      store.undo();
      expect(equalDashboards(store.state.dashboard!, edited)).to.equal(true);
    });

    it('is refused without a seed', async () => {
      const storage = new MemoryStorage();
      await storage.create(board());
      const store = await ready({ storage, seed: undefined });
      expect(await codeOfAsync(store.reset())).to.equal('dashboard-not-found');
    });
  });

  describe('dispose', () => {
    it('writes what is unsaved, and tells nothing any more', async () => {
      const storage = new MemoryStorage();
      const store = await ready({ storage, typingDelay: 100_000 });
      store.dispatch(rename('Typed'), { coalesce: 'name' });
      const { events } = record(store);
      store.dispose();
      store.dispose();
      await wait(20);
      expect((await storage.load('a'))?.name).to.equal('Typed');
      expect(events).to.deep.equal([]);
      expect(codeOf(() => store.dispatch(rename('x')))).to.equal('dashboard-not-found');
      expect(store.undo()).to.equal(false);
      expect(store.state.dashboard?.name).to.equal('Typed');
    });

    it('while loading ends the load silently', async () => {
      const storage = fakeStorage();
      const slow = gate();
      storage.before = () => slow.opened;
      let subscriptions = 0;
      storage.subscribe = () => {
        subscriptions++;
        return () => subscriptions--;
      };
      const store = make({ storage });
      const loading = store.load();
      await wait(0);
      const { events } = record(store);
      store.dispose();
      slow.open();
      await loading;
      await wait(10);
      expect(events).to.deep.equal([]);
      expect(subscriptions).to.equal(0);
      await store.load();
      expect(store.state.dashboard).to.equal(undefined);
    });

    it('right after load() was called leaves no subscription behind', async () => {
      const storage = fakeStorage();
      let subscriptions = 0;
      storage.subscribe = () => {
        subscriptions++;
        return () => subscriptions--;
      };
      const store = make({ storage });
      const loading = store.load();
      store.dispose();
      await loading;
      expect(subscriptions).to.equal(0);
    });
  });
});

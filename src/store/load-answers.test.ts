import { expect } from '@open-wc/testing';
import type { Dashboard } from '../model/types.js';
import type { StorageAdapter, StorageEvent } from '../storage/types.js';
import { DashboardReader } from './dashboard-reader.js';
import { DashboardStore } from './dashboard-store.js';
import {
  board,
  fakeStorage,
  record,
  rename,
  until,
  wait,
  type FakeStorage,
} from './store-fixture.js';

function fail(): never {
  throw new Error('no way');
}

const cycle: Record<string, unknown> = { list: [] };
cycle['self'] = cycle;

function stored(more: object = {}): object {
  return { ...board(), revision: 1, ...more };
}

/** Answers of `load` that hold no stored document of the id, and what the error says of them. */
const ODD_LOADS: readonly (readonly [string, () => unknown, string])[] = [
  ['throws', fail, 'load() failed: no way'],
  ['rejects', () => Promise.reject(new Error('no way')), 'load() failed: no way'],
  [
    'rejects with nothing',
    () => Promise.reject(undefined as unknown as Error),
    'load() failed: no reason given',
  ],
  ['rejects with a text', () => Promise.reject('offline' as unknown as Error), 'failed: offline'],
  ['answers a text', () => Promise.resolve('{}'), 'must be a dashboard object'],
  ['answers a number', () => 5, 'must be a dashboard object'],
  ['answers false', () => false, 'must be a dashboard object'],
  ['answers a list', () => [], 'must be a dashboard object'],
  ['answers a function', () => fail, 'must be JSON'],
  ['answers an empty object', () => ({}), '/id'],
  ['answers a response', () => ({ status: 200, body: stored() }), '/id'],
  ['answers another dashboard', () => stored({ id: 'other' }), '/id is "other", not "a"'],
  ['answers one without a revision', () => stored({ revision: undefined }), '/revision is missing'],
  ['answers one of a revision in text', () => stored({ revision: '3' }), '/revision'],
  ['answers one without widgets', () => stored({ widgets: undefined }), '/widgets is missing'],
  ['answers one without layouts', () => stored({ layouts: null }), '/layouts is missing'],
  ['answers widgets that are none', () => stored({ widgets: { one: null } }), '/widgets/one'],
  [
    'answers a place that is none',
    () => stored({ layouts: { lg: { one: { x: NaN, y: Infinity, w: -4, h: 1e9 } } } }),
    '/layouts/lg/one/x',
  ],
  ['answers a circle', () => stored({ variables: cycle }), '/variables/self'],
  [
    'answers what throws when it is read',
    () => ({
      get widgets() {
        return fail();
      },
    }),
    'no way',
  ],
];

type Opened = DashboardReader | DashboardStore;
const kinds: Record<string, (storage: StorageAdapter) => Opened> = {
  DashboardReader: (storage) => new DashboardReader({ storage, id: 'a', seed: board() }),
  DashboardStore: (storage) => new DashboardStore({ storage, id: 'a', seed: board() }),
};

/** A storage with listeners that a test can call. */
function announcing(): { storage: FakeStorage; announce: (event: unknown) => void } {
  const storage = fakeStorage();
  const listeners: ((event: StorageEvent) => void)[] = [];
  storage.subscribe = (_id, listener) => {
    listeners.push(listener);
    // The adapter goes on calling, whatever it answered.
    return () => {};
  };
  return { storage, announce: (event) => listeners.forEach((one) => one(event as StorageEvent)) };
}

for (const [kind, open] of Object.entries(kinds)) {
  describe(`${kind} over a storage that breaks its contract`, () => {
    let opened: Opened[] = [];
    const { random } = Math;
    const make = (storage: StorageAdapter) => {
      const one = open(storage);
      opened.push(one);
      return one;
    };
    afterEach(() => {
      Math.random = random;
      opened.forEach((one) => one.dispose());
      opened = [];
    });

    for (const [what, answer, reason] of ODD_LOADS) {
      it(`says so if load ${what}, keeps what is stored, and can be tried again`, async () => {
        const storage = fakeStorage();
        await storage.create(board({ name: 'Precious' }));
        const { load } = storage;
        storage.load = answer as never;
        const one = make(storage);
        await one.load();
        const { status, error, dashboard } = one.state;
        expect([status, dashboard]).to.deep.equal(['error', undefined]);
        expect(error!.code).to.equal('storage-failed');
        expect(error!.message).to.contain('load()').and.to.contain(reason);
        if (one instanceof DashboardStore) {
          expect(() => one.dispatch(rename('x'))).to.throw('not loaded');
        }
        storage.load = load;
        await one.load();
        expect(one.state.dashboard!.name).to.equal('Precious');
        expect(one.state.dashboard!.revision).to.equal(1);
      });

      it(`keeps what is shown if a later load ${what}, and says so`, async () => {
        const { storage, announce } = announcing();
        await storage.create(board({ name: 'Precious' }));
        const one = make(storage);
        await one.load();
        const { load } = storage;
        storage.load = answer as never;
        const { of } = record(one);
        announce({ type: 'changed', id: 'a', revision: 2 });
        await until(() => of('notice').length > 0);
        expect(of('notice')[0]!.message).to.contain(reason);
        expect([one.state.status, one.state.dashboard!.name]).to.deep.equal(['ready', 'Precious']);
        storage.load = load;
        await storage.apply('a', [rename('News')], { baseRevision: 1, mutationId: 'm' });
        announce({ type: 'changed', id: 'a', revision: 2 });
        await until(() => one.state.dashboard!.name === 'News');
      });
    }

    for (const nothing of [undefined, null]) {
      it(`takes ${String(nothing)} for no document`, async () => {
        const storage = fakeStorage();
        storage.load = () => Promise.resolve(nothing as undefined);
        const one = make(storage);
        await one.load();
        expect([one.state.status, one.state.dashboard!.revision]).to.deep.equal(['ready', 0]);
      });
    }

    it('does not wait for ever for an answer', async () => {
      const { setTimeout: real } = globalThis;
      let calls = 0;
      const storage = fakeStorage();
      storage.load = () => {
        calls += 1;
        return new Promise<Dashboard>(() => {});
      };
      const one = make(storage);
      Math.random = () => 1;
      // Half a minute takes no time here.
      globalThis.setTimeout = ((work: () => void, milliseconds = 0) =>
        real(work, milliseconds >= 30_000 ? 0 : milliseconds)) as typeof setTimeout;
      try {
        await one.load();
      } finally {
        globalThis.setTimeout = real;
      }
      expect([one.state.status, one.state.error!.code]).to.deep.equal([
        'error',
        'storage-unavailable',
      ]);
      expect(one.state.error!.cause).to.contain('load() has not answered');
      storage.load = () => Promise.resolve(stored() as Dashboard);
      dispatchEvent(new Event('online'));
      await until(() => one.state.status === 'ready');
      expect(calls).to.equal(1);
    });

    describe('by what it announces', () => {
      const now = { type: 'changed', id: 'a', revision: 99 };
      for (const [what, event] of [
        ['changes', now],
        ['removals', { type: 'removed', id: 'a' }],
        ['nothing at all', undefined],
      ] as const) {
        for (const [state, answer] of [
          ['is there', () => Promise.resolve(stored())],
          ['is not there', () => Promise.resolve(undefined)],
          ['is of a newer schema', () => Promise.resolve(stored({ schemaVersion: 99 }))],
          ['can’t be read', () => Promise.resolve({})],
        ] as const) {
          it(`is read with a pause if it announces ${what} in each load of one that ${state}`, async () => {
            const { storage, announce } = announcing();
            let loads = 0;
            storage.load = (() => {
              loads += 1;
              announce(event);
              return answer();
            }) as never;
            Math.random = () => 1;
            const one = make(storage);
            await one.load();
            announce(event);
            await wait(100);
            expect(loads).to.be.within(1, 6);
          });
        }
      }

      it('hears nothing after the end', async () => {
        const { storage, announce } = announcing();
        await storage.create(board());
        const one = make(storage);
        await one.load();
        one.dispose();
        let loads = 0;
        storage.load = () => {
          loads += 1;
          return Promise.resolve(undefined);
        };
        announce(now);
        await wait(20);
        expect(loads).to.equal(0);
      });

      it('hears what is announced while it subscribes, and twice the same', async () => {
        const storage = fakeStorage();
        await storage.create(board({ name: 'Precious' }));
        storage.subscribe = (id, listener) => {
          listener({ type: 'changed', id, revision: 1 });
          listener({ type: 'changed', id, revision: 1 });
          return () => {};
        };
        const one = make(storage);
        await one.load();
        expect(one.state.dashboard!.name).to.equal('Precious');
      });
    });

    describe('by its subscription', () => {
      const uncaught = async (run: () => Promise<void> | void): Promise<string[]> => {
        const messages: string[] = [];
        const { onerror } = window;
        window.onerror = (message) => {
          messages.push(String(message));
          return true;
        };
        try {
          await run();
          await wait(20);
        } finally {
          window.onerror = onerror;
        }
        return messages;
      };

      it('shows the dashboard though subscribe throws, and reports that', async () => {
        const storage = fakeStorage();
        await storage.create(board({ name: 'Precious' }));
        storage.subscribe = fail;
        const one = make(storage);
        const messages = await uncaught(() => one.load());
        expect(one.state.dashboard!.name).to.equal('Precious');
        expect(messages.join()).to.contain('no way');
      });

      for (const [what, end] of [
        ['nothing', undefined],
        ['an object', {}],
        ['a promise', Promise.resolve(() => {})],
      ] as const) {
        it(`ends though subscribe answered ${what}`, async () => {
          const storage = fakeStorage();
          storage.subscribe = () => end as never;
          const one = make(storage);
          await one.load();
          expect(() => one.dispose()).not.to.throw();
        });
      }

      it('ends though its end throws, and reports that', async () => {
        const storage = fakeStorage();
        let ends = 0;
        storage.subscribe = () => () => {
          ends += 1;
          fail();
        };
        const one = make(storage);
        await one.load();
        const messages = await uncaught(() => {
          one.dispose();
          one.dispose();
        });
        expect(messages.join()).to.contain('no way');
        expect(ends).to.equal(1);
      });
    });
  });
}

describe('a storage that can’t write', () => {
  it('is told what it lacks', () => {
    const storage = { load: () => Promise.resolve(undefined) } as unknown as StorageAdapter;
    expect(() => new DashboardStore({ storage, id: 'a' })).to.throw(
      'it has no capabilities, create, apply',
    );
  });
});

describe('a fallback that fails', () => {
  it('is reported, and the dashboard says why it is not there', async () => {
    const storage = fakeStorage();
    const unsupported = Object.assign(new Error(), { name: 'NotSupportedError' });
    storage.load = () => Promise.reject(unsupported);
    const { DashError } = await import('../model/errors.js');
    storage.load = () => Promise.reject(new DashError('storage-unsupported', 'None here.'));
    const one = new DashboardReader({ storage, id: 'a', fallback: fail });
    const { onerror } = window;
    const messages: string[] = [];
    window.onerror = (message) => {
      messages.push(String(message));
      return true;
    };
    await one.load();
    await wait(0);
    window.onerror = onerror;
    expect([one.state.status, one.state.error!.code]).to.deep.equal([
      'error',
      'storage-unsupported',
    ]);
    expect(messages.join()).to.contain('no way');
    one.dispose();
  });
});

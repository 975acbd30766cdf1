import { expect } from '@open-wc/testing';
import { DashboardStore } from './dashboard-store.js';
import { board, fakeStorage, rename, until } from './store-fixture.js';

function fail(): never {
  throw new Error('no way');
}

const cycle: Record<string, unknown> = { list: [] };
cycle['self'] = cycle;

/** A faulty document as an answer of `apply` and of `create`. */
function both(fault: object): object {
  const document = { ...board(), revision: 1, ...fault };
  return { ...document, status: 'applied', dashboard: document };
}

/** Answers of an adapter that hold no stored document, whatever its type says. */
const NONSENSE: readonly (readonly [string, () => unknown])[] = [
  ['throws', fail],
  ['rejects with nothing', () => Promise.reject(undefined as unknown as Error)],
  ['answers nothing', () => Promise.resolve()],
  ['answers null', () => Promise.resolve(null)],
  ['answers a number', () => Promise.resolve(5)],
  ['answers an empty object', () => Promise.resolve({})],
  ['answers a success without a document', () => Promise.resolve({ status: 'applied' })],
  ['answers half a document', () => Promise.resolve({ status: 'applied', dashboard: {} })],
  ['answers a conflict without a document', () => Promise.resolve({ status: 'conflict' })],
  ['answers another dashboard', () => both({ id: 'other' })],
  ['answers one without a revision', () => both({ revision: undefined })],
  ['answers one with a widget that is none', () => both({ widgets: { one: null } })],
  ['answers one with a place that is none', () => both({ layouts: { lg: { one: { x: NaN } } } })],
  ['answers a circle', () => both({ variables: cycle })],
  [
    'answers what throws when it is read',
    () => ({
      get status() {
        return fail();
      },
    }),
  ],
  ['answers an unknown status', () => Promise.resolve({ status: 'odd', dashboard: board() })],
];

describe('a storage whose answers are none', () => {
  for (const method of ['apply', 'create'] as const) {
    for (const [what, answer] of NONSENSE) {
      it(`keeps an edit as unsaved, and saves it later, if ${method} ${what}`, async () => {
        const storage = fakeStorage();
        if (method === 'apply') {
          await storage.create(board());
        }
        const store = new DashboardStore({ id: 'a', seed: board(), storage });
        await store.load();
        const right = storage[method];
        storage[method] = answer as never;
        store.dispatch([rename('Precious')]);
        await until(() => store.state.saveState === 'error');
        expect(store.state.error!.code).to.equal('storage-failed');
        expect(store.state.error!.message).not.to.match(/undefined|null|of nothing/);
        expect(store.state.error!.message).to.contain(`${method}()`);
        expect(store.state.dashboard!.name).to.equal('Precious');
        storage[method] = right as never;
        await store.flush();
        expect((await storage.load('a'))!.name).to.equal('Precious');
        store.dispose();
      });
    }
  }
});

import { expect } from '@open-wc/testing';
import type { DashErrorCode } from '../model/errors.js';
import { MemoryStorage } from '../storage/index.js';
import { DashboardReader } from './dashboard-reader.js';
import { DashboardStore } from './dashboard-store.js';
import { Retry } from './retry.js';
import {
  board,
  fakeStorage,
  record,
  refuse,
  rename,
  until,
  wait,
  type FakeStorage,
} from './store-fixture.js';

type Opened = DashboardReader | DashboardStore;

const kinds: Record<string, (storage: FakeStorage) => Opened> = {
  DashboardReader: (storage) =>
    new DashboardReader({ storage, id: 'a', seed: board(), fallback: new MemoryStorage() }),
  DashboardStore: (storage) =>
    new DashboardStore({ storage, id: 'a', seed: board(), fallback: new MemoryStorage() }),
};

for (const [kind, make] of Object.entries(kinds)) {
  describe(`${kind} whose storage can’t be reached`, () => {
    const { random } = Math;
    const opened: Opened[] = [];
    let storage: FakeStorage;
    let loads: number;

    /** Opens a stored dashboard while its storage can't be reached. */
    async function open(code: DashErrorCode): Promise<Opened> {
      storage = fakeStorage();
      await storage.create(board({ name: 'Precious' }));
      loads = 0;
      storage.before = (method) => {
        loads += method === 'load' ? 1 : 0;
        refuse(code)();
      };
      const one = make(storage);
      opened.push(one);
      await one.load();
      return one;
    }

    afterEach(() => {
      Math.random = random;
      opened.splice(0).forEach((one) => one.dispose());
    });

    for (const code of ['storage-unavailable', 'storage-blocked', 'storage-closed'] as const) {
      it(`is in error over ${code}, without any stand-in, until the network is back`, async () => {
        Math.random = () => 1;
        const one = await open(code);
        expect(one.state.status).to.equal('error');
        expect(one.state.error?.code).to.equal(code);
        expect(one.state.dashboard).to.equal(undefined);
        if (one instanceof DashboardStore) {
          expect(() => one.dispatch(rename('x'))).to.throw('not loaded');
        }
        const { of } = record(one);
        dispatchEvent(new Event('online'));
        await until(() => loads === 2);
        expect(of('state').map(({ state }) => state.status)).to.not.include('loading');
        storage.before = () => {};
        dispatchEvent(new Event('online'));
        await until(() => one.state.status === 'ready');
        expect(one.state.dashboard?.name).to.equal('Precious');
        expect(one.state.error).to.equal(undefined);
        expect(of('notice')).to.deep.equal([]);
      });
    }

    it('is tried again by itself', async () => {
      Math.random = () => 0;
      const one = await open('storage-unavailable');
      await until(() => loads > 3);
      expect(one.state.status).to.equal('error');
      storage.before = () => {};
      await until(() => one.state.status === 'ready');
      expect(one.state.dashboard?.name).to.equal('Precious');
    });

    it('is tried again by load(), and by a hint that it has news', async () => {
      Math.random = () => 1;
      const one = await open('storage-unavailable');
      storage.before = () => {};
      const { of } = record(one);
      await one.load();
      expect(of('state').map(({ state }) => state.status)).to.deep.equal(['loading', 'ready']);

      const other = await open('storage-unavailable');
      storage.before = () => {};
      const elsewhere = new DashboardStore({ storage, id: 'a' });
      opened.push(elsewhere);
      await elsewhere.load();
      elsewhere.dispatch(rename('News'));
      await until(() => other.state.dashboard?.name === 'News');
    });

    it('is let alone after dispose(), and after another kind of error', async () => {
      Math.random = () => 0;
      const one = await open('storage-unavailable');
      one.dispose();
      const before = loads;
      dispatchEvent(new Event('online'));
      await wait(30);
      expect(loads).to.equal(before);

      const broken = await open('storage-corrupt');
      dispatchEvent(new Event('online'));
      await wait(30);
      expect(loads).to.equal(1);
      expect(broken.state.error?.code).to.equal('storage-corrupt');
    });

    it('is no storage at all when it says so: memory takes its place, with a notice', async () => {
      storage = fakeStorage();
      storage.before = refuse('storage-unsupported');
      const one = make(storage);
      opened.push(one);
      const { of } = record(one);
      await one.load();
      expect(of('notice').map(({ code }) => code)).to.deep.equal(['storage-memory']);
      expect(one.state.status).to.equal('ready');
      expect(one.state.dashboard?.name).to.equal('Board');
    });
  });
}

describe('Retry', () => {
  const { random } = Math;
  const { setTimeout: realSetTimeout } = globalThis;
  let waits: Array<number | undefined>;

  beforeEach(() => {
    waits = [];
    globalThis.setTimeout = ((work: () => void, milliseconds?: number) => {
      waits.push(milliseconds);
      return realSetTimeout(work, 1_000_000);
    }) as typeof setTimeout;
  });

  afterEach(() => {
    Math.random = random;
    globalThis.setTimeout = realSetTimeout;
  });

  it('waits a random while whose limit doubles up to a minute', () => {
    const retry = new Retry(() => {});
    Math.random = () => 1;
    for (let i = 0; i < 8; i++) {
      retry.schedule();
    }
    const limits = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];
    expect(waits).to.deep.equal(limits);
    Math.random = () => 0.25;
    retry.cancel();
    retry.schedule();
    retry.schedule();
    expect(waits.slice(-2)).to.deep.equal([250, 500]);
    retry.cancel();
  });

  it('works once a schedule, whatever comes first', () => {
    let count = 0;
    const retry = new Retry(() => count++);
    retry.schedule();
    retry.schedule();
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    expect(count).to.equal(1);
    retry.schedule();
    retry.cancel();
    dispatchEvent(new Event('online'));
    expect(count).to.equal(1);
  });
});

import { expect } from '@open-wc/testing';
import { createDataClient } from './data-client.js';
import { KEPT } from './entry.js';
import { cacheSize } from './page-cache.js';
import { refreshInterval } from './refresh-interval.js';
import { SourceError } from '../sources/source-error.js';
import { staticSource } from '../sources/static-source.js';
import { fakeClock, turn, type FakeClock } from '../testing/fake-clock.js';
import {
  countingSource,
  manualSource,
  restorePage,
  setPageVisible,
} from '../testing/manual-source.js';
import type { DataQuery, DataScope, DataSource, DataState, SourceFunction } from '../types.js';

const SECOND = 1000;

describe('refreshing of data', () => {
  let clock: FakeClock;
  let page: AbortController;
  beforeEach(() => {
    clock = fakeClock();
    page = new AbortController();
  });
  afterEach(async () => {
    page.abort();
    restorePage();
    await clock.advance(KEPT);
    clock.restore();
  });

  /** A separate client, as each widget has one, that observes `query`. */
  function widget(
    source: DataSource | SourceFunction,
    query: Partial<DataQuery> = {},
    scope: { -readonly [Key in keyof DataScope]: DataScope[Key] } = {},
  ) {
    const sources = { api: source };
    const client = createDataClient(
      () => sources,
      () => scope,
    );
    const states: DataState[] = [];
    const controller = new AbortController();
    page.signal.addEventListener('abort', () => controller.abort());
    const { signal } = controller;
    client.observe({ source: 'api', ...query }, (state) => states.push(state), { signal });
    return {
      client,
      scope,
      states,
      leave: () => controller.abort(),
      last: () => states.at(-1)!,
      change: (values: DataScope) => {
        Object.assign(scope, values);
        void client.update();
      },
    };
  }

  const secondsOf = (calls: readonly { at: number }[]) =>
    calls.map(({ at }) => (at - calls[0]!.at) / SECOND);

  describe('one cache for the page', () => {
    it('asks once for 30 widgets with 10 distinct requests, at first and each time again', async () => {
      const source = countingSource();
      const widgets = Array.from({ length: 30 }, (_, index) =>
        widget(source, { request: { id: index % 10 } }),
      );
      await turn();
      expect(source.calls.length).to.equal(10);
      expect(widgets.every(({ last }) => last().status === 'success')).to.equal(true);
      await clock.advance(60 * SECOND);
      expect(source.calls.length).to.equal(30);
    });

    it('shares nothing between sources, users and organizations', async () => {
      const source = countingSource((_request, count) => count);
      const owners = [
        {},
        { user: { id: 'ann' } },
        { user: { id: 'bob' } },
        { user: { id: 'ann' }, tenant: 'acme' },
        { user: { id: 'ann' }, tenant: 'acme', permissions: ['dashboard.read'] },
        { user: { id: 'ann', since: new Date(0) } as never },
        { user: { id: 'bob', since: new Date(0) } as never },
      ];
      const widgets = owners.map((context) => widget(source, {}, { context }));
      const other = widget(countingSource(() => 'other'));
      await turn();
      expect(source.calls.length).to.equal(owners.length);
      expect(widgets.map(({ last }) => last().data)).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
      expect(other.last().data).to.equal('other');
      widget(source, {}, { context: { user: { id: 'ann' } } });
      await turn();
      expect(source.calls.length, 'the same user again').to.equal(owners.length);
    });

    it('shows what it has at once, and asks again if that is old', async () => {
      const source = countingSource();
      widget(source).leave();
      const first = widget(source);
      await turn();
      first.leave();
      await clock.advance(29 * SECOND);
      const second = widget(source);
      await turn();
      expect(second.states.map(({ data }) => data)).to.deep.equal([2]);
      second.leave();
      await clock.advance(SECOND);
      const third = widget(source, { refreshInterval: null });
      expect(third.states.map(({ data }) => data)).to.deep.equal([2]);
      await turn();
      expect(third.states.map(({ data }) => data)).to.deep.equal([2, 3]);
    });

    it('drops the old data when the user changes, and keeps it while a variable does', async () => {
      const source = manualSource();
      const request = { site: '${site}' };
      const one = widget(source, { request }, { context: { tenant: 'a' }, variables: { site: 1 } });
      await source.calls[0]!.answer('first');
      one.change({ variables: { site: 2 } });
      expect(one.last()).to.include({ status: 'pending', data: 'first', isPrevious: true });
      await source.calls[1]!.answer('second');
      expect(one.last()).to.not.have.property('isPrevious');
      one.change({ context: { tenant: 'b' } });
      expect(one.last()).to.deep.equal({ status: 'pending' });
    });
  });

  describe('intervals', () => {
    const wishes: [(number | null | undefined)[], number][] = [
      [[], 30],
      [[undefined, undefined, 300], 300],
      [[undefined, 10, 60], 10],
      [[7, 10, 60], 7],
      [[1], 5],
      [[0, 10], Infinity],
      [[null, 10], Infinity],
      [[-3], Infinity],
      [[NaN, '9' as never, 12], 12],
    ];
    for (const [wish, seconds] of wishes) {
      it(`takes ${seconds} s of ${JSON.stringify(wish)}`, () => {
        expect(refreshInterval(wish)).to.equal(seconds * 1000);
      });
    }

    const cases: [
      string,
      { query?: Partial<DataQuery>; scope?: DataScope; source?: DataSource },
      number[],
    ][] = [
      ['30 s', {}, [0, 30, 60, 90]],
      ['the source', { source: { refreshInterval: 45 } }, [0, 45, 90]],
      [
        'the dashboard',
        { source: { refreshInterval: 45 }, scope: { defaultInterval: 50 } },
        [0, 50],
      ],
      ['the widget', { scope: { refreshInterval: 40, defaultInterval: 50 } }, [0, 40, 80]],
      [
        'the query',
        { query: { refreshInterval: 35 }, scope: { refreshInterval: 40 } },
        [0, 35, 70],
      ],
      ['at least 5 s', { query: { refreshInterval: 1 } }, [0, 5, 10, 15]],
      ['never, by 0', { query: { refreshInterval: 0 } }, [0]],
      ['never, by null', { scope: { refreshInterval: null } }, [0]],
      ['longer than a timer lasts', { query: { refreshInterval: 4e6 } }, [0]],
    ];
    for (const [name, { query, scope = {}, source: info }, seconds] of cases) {
      it(`honours ${name} to the second`, async () => {
        const source = { ...countingSource(), ...info };
        widget(source, query, { ...scope });
        const until = seconds.length === 4 ? seconds[3]! : 99;
        await clock.advance(until * SECOND);
        expect(secondsOf(source.calls)).to.deep.equal(seconds);
      });
    }

    it('serves the most eager, and the others again when that leaves', async () => {
      const source = countingSource();
      widget(source, { refreshInterval: 20 });
      const eager = widget(source, { refreshInterval: 5 });
      await clock.advance(10 * SECOND);
      eager.leave();
      await clock.advance(40 * SECOND);
      expect(secondsOf(source.calls)).to.deep.equal([0, 5, 10, 30, 50]);
    });

    it('follows a change of the interval', async () => {
      const source = countingSource();
      const one = widget(source);
      await clock.advance(10 * SECOND);
      one.change({ refreshInterval: 15 });
      await clock.advance(20 * SECOND);
      one.change({ refreshInterval: 0 });
      await clock.advance(100 * SECOND);
      expect(secondsOf(source.calls)).to.deep.equal([0, 15, 30]);
    });

    it('waits for a slow answer, and keeps the rhythm', async () => {
      const source = manualSource();
      widget(source, { refreshInterval: 10 });
      await clock.advance(25 * SECOND);
      await source.calls[0]!.answer(1);
      await clock.advance(10 * SECOND);
      expect(secondsOf(source.calls)).to.deep.equal([0, 30]);
    });

    it('never asks a static source again by itself', async () => {
      widget(staticSource(1));
      await clock.advance(KEPT);
      expect(clock.waiting).to.equal(0);
    });
  });

  describe('pauses', () => {
    it('asks nothing while the page is hidden, and at once on return if the data is old', async () => {
      const source = countingSource();
      setPageVisible(false);
      widget(source);
      await clock.advance(60 * SECOND);
      expect(source.calls.length, 'hidden from the start').to.equal(0);
      setPageVisible(true);
      await turn();
      expect(source.calls.length).to.equal(1);
      setPageVisible(false);
      await clock.advance(20 * SECOND);
      setPageVisible(true);
      await turn();
      expect(source.calls.length, 'still fresh').to.equal(1);
      await clock.advance(10 * SECOND);
      expect(source.calls.length, 'in its rhythm').to.equal(2);
      setPageVisible(false);
      await clock.advance(600 * SECOND);
      expect(source.calls.length).to.equal(2);
      setPageVisible(true);
      await turn();
      expect(source.calls.length).to.equal(3);
    });

    it('does not refresh on return what is never to be refreshed', async () => {
      const source = countingSource();
      widget(source, { refreshInterval: 0 });
      await turn();
      setPageVisible(false);
      await clock.advance(600 * SECOND);
      setPageVisible(true);
      await clock.advance(600 * SECOND);
      expect(source.calls.length).to.equal(1);
    });

    it('asks nothing for what is far, and for all who are near', async () => {
      const source = countingSource();
      const far = widget(source, {}, { isNear: false });
      await clock.advance(60 * SECOND);
      expect(source.calls.length).to.equal(0);
      far.change({ isNear: true });
      await turn();
      expect(far.last().data).to.equal(1);
      far.change({ isNear: false });
      await clock.advance(60 * SECOND);
      expect(source.calls.length).to.equal(1);
      widget(source);
      await turn();
      expect(far.last().data, 'it hears what others get').to.equal(2);
      far.change({ isNear: true });
      await turn();
      expect(source.calls.length, 'that is fresh').to.equal(2);
    });

    it('does not poll for an element out of sight, and asks when it comes back', async () => {
      const source = countingSource();
      const element = document.createElement('div');
      element.style.cssText = 'height: 20px; margin-block-start: 5000px';
      document.body.append(element);
      widget(source, {}, { element });
      const seen = () => new Promise(requestAnimationFrame).then(turn).then(turn);
      await seen();
      await seen();
      expect(source.calls.length, 'it is near, so it has something to show').to.equal(1);
      await clock.advance(90 * SECOND);
      expect(source.calls.length).to.equal(1);
      element.scrollIntoView();
      for (let frame = 0; frame < 50 && source.calls.length === 1; frame++) {
        await seen();
      }
      expect(source.calls.length).to.equal(2);
      await clock.advance(30 * SECOND);
      expect(source.calls.length).to.equal(3);
      element.remove();
      scrollTo(0, 0);
    });
  });

  describe('failures', () => {
    it('retries after 1, 2 and 4 seconds, and then tells', async () => {
      const source = countingSource(() => {
        throw new TypeError('no network');
      });
      const one = widget(source);
      await clock.advance(6999);
      expect(one.last()).to.deep.equal({ status: 'pending' });
      await clock.advance(1);
      expect(secondsOf(source.calls)).to.deep.equal([0, 1, 3, 7]);
      expect(one.last().error!.message).to.equal('no network');
      await clock.advance(23 * SECOND);
      expect(secondsOf(source.calls).at(-1), 'and tries again in its rhythm').to.equal(30);
      expect(one.last().status, 'the error stands meanwhile').to.equal('error');
    });

    const failures: [string, unknown, number][] = [
      ['400', new SourceError('', { status: 400 }), 1],
      ['404 of a host', Object.assign(new Error('gone'), { status: 404 }), 1],
      ['403 of an HTTP library', Object.assign(new Error(), { response: { status: 403 } }), 1],
      ['408', new SourceError('', { status: 408 }), 4],
      ['429', new SourceError('', { status: 429 }), 4],
      ['500', new SourceError('', { status: 500 }), 4],
      ['503', new SourceError('', { status: 503 }), 4],
      ['what is no error', 'text', 4],
      ['a request that is wrong', new SourceError('', { path: '/path' }), 1],
    ];
    for (const [name, error, tries] of failures) {
      it(`tries ${tries} times with ${name}`, async () => {
        const source = countingSource(() => {
          throw error;
        });
        const one = widget(source, { refreshInterval: 0 });
        await clock.advance(60 * SECOND);
        expect(source.calls.length).to.equal(tries);
        expect(one.last().status).to.equal('error');
        expect(one.last().error).to.be.instanceOf(Error);
      });
    }

    it('waits as long as the server asks', async () => {
      const source = countingSource((_request, count) => {
        if (count === 1) {
          throw new SourceError('busy', { status: 429, retryAfter: 9000 });
        }
        if (count === 2) {
          throw new SourceError('down', { status: 503, retryAfter: 100_000 });
        }
        return count;
      });
      const one = widget(source);
      await clock.advance(9 * SECOND);
      expect(secondsOf(source.calls)).to.deep.equal([0, 9]);
      expect(one.last().error!.message, 'a long wait is told').to.equal('down');
      await clock.advance(99 * SECOND);
      expect(source.calls.length, 'not even in its rhythm').to.equal(2);
      await clock.advance(SECOND);
      expect(secondsOf(source.calls)).to.deep.equal([0, 9, 109]);
      expect(one.last().data).to.equal(3);
    });

    it('keeps the data beside the error, until there is an answer', async () => {
      const source = countingSource((_request, count) => {
        if (count === 2) {
          throw new SourceError('no', { status: 403 });
        }
        return count;
      });
      const one = widget(source);
      await clock.advance(30 * SECOND);
      expect([one.last().status, one.last().data, one.last().error?.message]).to.deep.equal([
        'error',
        1,
        'no',
      ]);
      await clock.advance(30 * SECOND);
      expect([one.last().status, one.last().data, one.last().error]).to.deep.equal([
        'success',
        3,
        undefined,
      ]);
    });

    it('tries again when the connection is back', async () => {
      const source = countingSource((_request, count) => {
        if (count <= 4) {
          throw new TypeError('offline');
        }
        return count;
      });
      const one = widget(source, { refreshInterval: 600 });
      await clock.advance(7 * SECOND);
      expect(one.last().status).to.equal('error');
      dispatchEvent(new Event('online'));
      await turn();
      expect(one.last().data).to.equal(5);
    });

    it('pauses retries while the page is hidden', async () => {
      const source = countingSource((_request, count) => {
        if (count === 1) {
          throw new TypeError('offline');
        }
        return count;
      });
      const one = widget(source);
      await turn();
      setPageVisible(false);
      await clock.advance(20 * SECOND);
      expect(source.calls.length).to.equal(1);
      setPageVisible(true);
      await turn();
      expect(one.last().data).to.equal(2);
    });

    it('asks anew for who retries', async () => {
      const source = countingSource((_request, count) => {
        if (count === 1) {
          throw new SourceError('no', { status: 403 });
        }
        return count;
      });
      const first = widget(source);
      await turn();
      const second = widget(source);
      await turn();
      expect([first.last().data, second.last().data]).to.deep.equal([2, 2]);
    });
  });

  describe('invalidation', () => {
    const setup = async () => {
      const source = countingSource();
      const other = countingSource();
      const scope = {};
      const sources = { api: source, other };
      const client = createDataClient(
        () => sources,
        () => scope,
      );
      const { signal } = page;
      const last: Record<string, DataState> = {};
      const observe = (name: string, query: DataQuery) =>
        client.observe(query, (state) => (last[name] = state), { signal });
      observe('a', { source: 'api', request: { id: 1, kind: 'x' }, key: 'orders' });
      observe('b', { source: 'api', request: { id: 2, kind: 'x' } });
      observe('c', { source: 'other' });
      await turn();
      const counts = async () => {
        await turn();
        return [source.calls.length, other.calls.length];
      };
      return { client, counts, last, source };
    };
    const filters: [
      string,
      Parameters<ReturnType<typeof createDataClient>['invalidate']>[0],
      number[],
    ][] = [
      ['everything', undefined, [4, 2]],
      ['a source', 'api', [4, 1]],
      ['a key', 'orders', [3, 1]],
      ['a request', { source: 'api', request: { id: 2 } }, [3, 1]],
      ['part of requests', { request: { kind: 'x' } }, [4, 1]],
      ['a key of an object', { key: 'orders', source: 'other' }, [2, 1]],
      ['a predicate', ({ request }) => request?.['id'] === 1, [3, 1]],
      ['nothing', 'unknown', [2, 1]],
    ];
    for (const [name, filter, expected] of filters) {
      it(`asks again for ${name}`, async () => {
        const { client, counts } = await setup();
        await client.invalidate(filter);
        expect(await counts()).to.deep.equal(expected);
      });
    }

    it('reaches the widgets of other clients, and of nobody else’s data', async () => {
      const source = countingSource();
      const mine = widget(source, {}, { context: { tenant: 'a' } });
      const also = widget(source, { request: { id: 1 } }, { context: { tenant: 'a' } });
      const theirs = widget(source, {}, { context: { tenant: 'b' } });
      await turn();
      await mine.client.invalidate();
      expect([mine.last().data, also.last().data, theirs.last().data]).to.deep.equal([4, 5, 3]);
    });

    it('asks later for what nobody sees now', async () => {
      const source = countingSource();
      const one = widget(source, {}, { isNear: false });
      const gone = widget(source, { request: { id: 1 } });
      await turn();
      gone.leave();
      await one.client.invalidate('api');
      await turn();
      expect(source.calls.length).to.equal(1);
      one.change({ isNear: true });
      widget(source, { request: { id: 1 } });
      await turn();
      expect(source.calls.length).to.equal(3);
    });

    it('refreshes what one client observes and no more', async () => {
      const source = countingSource();
      const one = widget(source, { request: { id: 1 } });
      widget(source, { request: { id: 2 } });
      await turn();
      await one.client.refresh();
      expect(source.calls.map(({ request }) => request['id'])).to.deep.equal([1, 2, 1]);
    });
  });

  it('asks a function of the host', async () => {
    const asked: unknown[] = [];
    const source: SourceFunction = (request, { signal }) => {
      asked.push(request, signal.aborted);
      return Promise.resolve('answer');
    };
    const one = widget(source, { request: { x: 1 } });
    await turn();
    expect(one.last().data).to.equal('answer');
    expect(asked).to.deep.equal([{ x: 1 }, false]);
  });

  it('asks once, beside the cache, by fetch', async () => {
    const source = countingSource((request, count) => ({ count, request }));
    const { client } = widget(source, {}, { variables: { site: 7 } });
    const query = { source: 'api', request: { id: '${site}' }, select: '/request/id' };
    expect(await client.fetch(query)).to.equal(7);
    expect(await client.fetch(query)).to.equal(7);
    expect(source.calls.length).to.equal(3);
    const error = await client.fetch({ source: 'gone' }).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'unknown-source');
  });

  it('leaves nothing after 30 widgets with 1,200 refreshes', async function () {
    this.timeout(60_000);
    const before = cacheSize();
    const source = countingSource((_request, count) => ({ rows: [count, { a: 1 }] }));
    const listeners: string[] = [];
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    document.addEventListener = function (this: Document, ...args: Parameters<typeof add>) {
      listeners.push(args[0]);
      add.apply(this, args);
    } as never;
    document.removeEventListener = function (this: Document, ...args: Parameters<typeof remove>) {
      listeners.splice(listeners.indexOf(args[0]), 1);
      remove.apply(this, args);
    } as never;
    const widgets = Array.from({ length: 30 }, (_, index) =>
      widget(source, { request: { id: index % 10 }, refreshInterval: 5 }),
    );
    await clock.advance(1200 * 5 * SECOND);
    expect(source.calls.length).to.equal(10 * 1201);
    expect(widgets[7]!.states.length).to.equal(1 + 1201);
    expect(clock.waiting, 'of each request the next time, and when it is forgotten').to.equal(20);
    expect(cacheSize() - before).to.equal(10);
    expect(listeners).to.deep.equal(['visibilitychange']);
    widgets.forEach(({ leave }) => leave());
    expect(listeners).to.deep.equal([]);
    expect(clock.waiting, 'what is left keeps the answers for a while').to.equal(10);
    await clock.advance(KEPT);
    expect([clock.waiting, cacheSize()]).to.deep.equal([0, 0]);
    delete (document as Partial<Document>).addEventListener;
    delete (document as Partial<Document>).removeEventListener;
  });
});

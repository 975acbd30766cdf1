import { expect } from '@open-wc/testing';
import type { JsonValue } from '../../model/json.js';
import { createDataClient } from './data-client.js';
import { KEPT } from './entry.js';
import { eventStream } from '../sources/event-stream.js';
import { fakeClock, turn, type FakeClock } from '../testing/fake-clock.js';
import {
  countingSource,
  manualSource,
  restorePage,
  setPageVisible,
} from '../testing/manual-source.js';
import type { DataSource, DataState, StreamObserver } from '../types.js';

const SECOND = 1000;

interface Subscription {
  readonly observer: StreamObserver;
  readonly signal: AbortSignal;
}

describe('push', () => {
  let clock: FakeClock;
  let page: AbortController;
  let subscriptions: Subscription[];
  let ended: number;
  beforeEach(() => {
    clock = fakeClock();
    page = new AbortController();
    subscriptions = [];
    ended = 0;
  });
  afterEach(async () => {
    page.abort();
    restorePage();
    await clock.advance(KEPT);
    clock.restore();
  });

  /** The function is shaped like an RxJS subscription. */
  const subscribe: DataSource['subscribe'] = (_request, observer, { signal }) => {
    subscriptions.push({ observer, signal });
    return { unsubscribe: () => void ended++ };
  };

  function observe(source: DataSource) {
    const client = createDataClient(() => ({ api: source }));
    const states: DataState[] = [];
    const controller = new AbortController();
    page.signal.addEventListener('abort', () => controller.abort());
    const { signal } = controller;
    client.observe({ source: 'api' }, (state) => states.push(state), { signal });
    return { client, states, last: () => states.at(-1)!, leave: () => controller.abort() };
  }

  it('shows what is pushed to all, and polls only while no stream is open', async () => {
    const source = { ...countingSource(), subscribe };
    const one = observe(source);
    const two = observe(source);
    await turn();
    expect(subscriptions.length, 'one stream for all').to.equal(1);
    expect(one.last().data).to.equal(1);
    await clock.advance(30 * SECOND);
    expect(source.calls.length, 'not open yet').to.equal(2);
    const [{ observer }] = subscriptions as [Subscription];
    observer.next('pushed');
    expect([one.last().data, two.last().data]).to.deep.equal(['pushed', 'pushed']);
    observer.next((last) => `${String(last)} again`);
    expect(two.last().data).to.equal('pushed again');
    expect(two.last().updatedAt).to.equal(Date.now());
    await clock.advance(600 * SECOND);
    expect(source.calls.length, 'open').to.equal(2);
    observer.interrupted();
    await clock.advance(30 * SECOND);
    expect(source.calls.length, 'the browser mends it').to.equal(4);
    observer.open();
    await turn();
    expect(source.calls.length, 'what was missed').to.equal(5);
    await clock.advance(600 * SECOND);
    observer.complete();
    await clock.advance(60 * SECOND);
    expect(source.calls.length).to.be.greaterThan(6);
    expect(subscriptions.length, 'it has said that nothing more comes').to.equal(1);
    expect(ended).to.equal(1);
  });

  it('keeps the last answer, whatever a function does that makes the next one of it', async () => {
    const { states, last } = observe({ subscribe });
    const [{ observer }] = subscriptions as [Subscription];
    const rows = [1];
    observer.next(rows);
    observer.next((before) => {
      (before as number[]).push(2);
      return before!;
    });
    expect(last().data).to.deep.equal([1, 2]);
    expect([rows, states.at(-2)!.data]).to.deep.equal([[1], [1]]);
  });

  it('takes a function that fails for a broken stream, and the error for that of the query', async () => {
    const { last } = observe({ subscribe });
    subscriptions[0]!.observer.next(1);
    const refuse = (): JsonValue => {
      throw new Error('merge fails');
    };
    expect(() => subscriptions[0]!.observer.next(refuse)).not.to.throw();
    expect([last().status, last().error!.message]).to.deep.equal(['error', 'merge fails']);
    await clock.advance(SECOND);
    subscriptions[1]!.observer.next(2);
    expect([last().status, last().data]).to.deep.equal(['success', 2]);
  });

  it('subscribes again after 1, 2, 4 … seconds', async () => {
    const source = { ...countingSource(), subscribe };
    const one = observe(source);
    await turn();
    for (const [index, seconds] of [1, 2, 4, 8].entries()) {
      subscriptions.at(-1)!.observer.error(new Error('lost'));
      await clock.advance(seconds * SECOND - 1);
      expect(subscriptions.length).to.equal(index + 1);
      await clock.advance(1);
      expect(subscriptions.length).to.equal(index + 2);
    }
    expect(one.last().error, 'polling took over').to.equal(undefined);
    subscriptions.at(-1)!.observer.open();
    subscriptions.at(-1)!.observer.error(new Error('lost'));
    await clock.advance(SECOND);
    expect(subscriptions.length, 'from the start').to.equal(6);
    expect(ended, 'each old one').to.equal(5);
  });

  it('drops an answer that is older than what was pushed', async () => {
    const source = { ...manualSource(), subscribe };
    const one = observe(source);
    expect(source.calls.length).to.equal(1);
    subscriptions[0]!.observer.next('new');
    expect(source.calls[0]!.signal.aborted).to.equal(true);
    await source.calls[0]!.answer('old');
    expect(one.states.map(({ data }) => data)).to.deep.equal([undefined, 'new']);
  });

  it('needs no requests at all', async () => {
    const one = observe({ subscribe });
    await clock.advance(60 * SECOND);
    expect(one.states).to.deep.equal([{ status: 'pending' }]);
    subscriptions[0]!.observer.next(1);
    expect(one.last().data).to.equal(1);
    subscriptions[0]!.observer.error(new Error('lost'));
    expect([one.last().status, one.last().data, one.last().error!.message]).to.deep.equal([
      'error',
      1,
      'lost',
    ]);
    await clock.advance(SECOND);
    subscriptions[1]!.observer.next(2);
    expect([one.last().status, one.last().data]).to.deep.equal(['success', 2]);
    await one.client.refresh();
    expect(subscriptions.length).to.equal(3);
  });

  it('ends with the last observer, pauses with the page, and asks for what it missed', async () => {
    const source = { ...countingSource(), subscribe };
    const one = observe(source);
    await turn();
    subscriptions[0]!.observer.open();
    setPageVisible(false);
    expect(subscriptions[0]!.signal.aborted).to.equal(true);
    subscriptions[0]!.observer.next('too late');
    expect(one.last().data).to.equal(1);
    setPageVisible(true);
    subscriptions[1]!.observer.open();
    await turn();
    expect(one.last().data).to.equal(2);
    one.leave();
    expect(subscriptions[1]!.signal.aborted).to.equal(true);
    expect(ended).to.equal(2);
    await clock.advance(600 * SECOND);
    expect(subscriptions.length).to.equal(2);
  });

  it('takes a subscription that throws, or answers and ends at once', async () => {
    let tries = 0;
    const one = observe({
      subscribe: (_request, observer) => {
        tries += 1;
        if (tries === 1) {
          throw new Error('no stream');
        }
        observer.next('at once');
        observer.complete();
        return () => void ended++;
      },
    });
    expect(one.last().error!.message).to.equal('no stream');
    await clock.advance(SECOND);
    expect(one.last().data).to.equal('at once');
    await clock.advance(600 * SECOND);
    expect([tries, ended]).to.deep.equal([2, 1]);
  });

  const failEnd = (): never => {
    throw new Error('no end');
  };
  for (const [what, subscription] of [
    ['a function that throws', failEnd],
    ['a function that rejects', () => Promise.reject(new Error('no end'))],
    ['an object whose method throws', { unsubscribe: failEnd }],
    ['an object without a function', { unsubscribe: 'no end' }],
  ] as const) {
    it(`ends a stream whose end is ${what}, and names its source`, async () => {
      const { reportError: real } = globalThis;
      const reported: Error[] = [];
      globalThis.reportError = (error) => void reported.push(error as Error);
      try {
        const one = observe({ subscribe: () => subscription as never });
        one.leave();
        await turn();
        expect(reported.map(({ message }) => message).join()).to.match(
          /^The data source "api" could not end its stream: /,
        );
        const next = observe({ subscribe });
        subscriptions.at(-1)!.observer.next(1);
        expect(next.last().data, 'others go on').to.equal(1);
      } finally {
        globalThis.reportError = real;
      }
    });
  }

  describe('eventStream', () => {
    class FakeEventSource extends EventTarget {
      static readonly CLOSED = 2;
      static made: FakeEventSource[] = [];
      readyState = 0;
      constructor(
        readonly url: URL,
        readonly init: EventSourceInit,
      ) {
        super();
        FakeEventSource.made.push(this);
      }
      close() {
        this.readyState = 2;
      }
      send(text: string, type = 'message') {
        this.dispatchEvent(new MessageEvent(type, { data: text }));
      }
      drop(readyState: number) {
        this.readyState = readyState;
        this.dispatchEvent(new Event('error'));
      }
    }
    const { EventSource: real } = globalThis;
    beforeEach(() => {
      FakeEventSource.made = [];
      Object.assign(globalThis, { EventSource: FakeEventSource });
    });
    afterEach(() => void Object.assign(globalThis, { EventSource: real }));

    const made = () => FakeEventSource.made;

    it('reads events, survives a drop, and connects again when the server has refused', async () => {
      const source = { ...countingSource(), subscribe: eventStream({ url: '/events' }) };
      const one = observe(source);
      await turn();
      expect(made().map(({ url }) => url.href)).to.deep.equal([`${location.origin}/events`]);
      made()[0]!.send('{"a":1}');
      expect(one.last().data).to.deep.equal({ a: 1 });
      made()[0]!.drop(0);
      await clock.advance(30 * SECOND);
      expect(made().length, 'the browser connects').to.equal(1);
      expect(source.calls.length, 'polls meanwhile').to.equal(2);
      made()[0]!.drop(FakeEventSource.CLOSED);
      await clock.advance(SECOND);
      expect(made().length).to.equal(2);
      made()[1]!.send('not JSON');
      expect(made()[1]!.readyState).to.equal(2);
      await clock.advance(2 * SECOND);
      one.leave();
      expect(made().map(({ readyState }) => readyState)).to.deep.equal([2, 2, 2]);
    });

    it('makes its address of the request, and the answer of events', async () => {
      const one = observe({
        subscribe: eventStream({
          url: async () => Promise.resolve('https://api.example/stream?ticket=1'),
          event: 'rows',
          withCredentials: true,
          parse: (text) => text.toUpperCase(),
          merge: (last, event) => [...((last as string[] | undefined) ?? []), event],
        }),
      });
      await turn();
      expect(made()[0]!.url.href).to.equal('https://api.example/stream?ticket=1');
      expect(made()[0]!.init.withCredentials).to.equal(true);
      made()[0]!.send('a', 'rows');
      made()[0]!.send('x');
      made()[0]!.send('b', 'rows');
      expect(one.last().data).to.deep.equal(['A', 'B']);
    });

    it('tells when there is no address', async () => {
      const url = () => Promise.reject(new Error('no ticket'));
      const one = observe({ subscribe: eventStream({ url }) });
      await turn();
      expect(one.last().error!.message).to.equal('no ticket');
    });
  });
});

import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { createDataClient } from './data-client.js';
import { SourceError } from '../sources/source-error.js';
import { staticSource } from '../sources/static-source.js';
import { turn } from '../testing/fake-clock.js';
import { manualSource } from '../testing/manual-source.js';
import type { DataQuery, DataSource, DataState } from '../types.js';

/** A failure that is not retried. */
function denied(message: string) {
  return new SourceError(message, { status: 403 });
}

describe('createDataClient', () => {
  let source: ReturnType<typeof manualSource>;
  let sources: Record<string, DataSource>;
  let client: ReturnType<typeof createDataClient>;
  beforeEach(() => {
    source = manualSource();
    sources = { api: source };
    client = createDataClient(() => sources);
  });

  function observe(query: Partial<DataQuery> = {}) {
    const states: DataState[] = [];
    const controller = new AbortController();
    const { signal } = controller;
    client.observe({ source: 'api', ...query }, (state) => states.push(state), { signal });
    return {
      states,
      leave: () => controller.abort(),
      last: () => states.at(-1)!,
      data: () => states.at(-1)!.data,
    };
  }

  it('is pending, then has the answer and its time', async () => {
    const { states, last } = observe({ request: { path: 'a' } });
    expect(states).to.deep.equal([{ status: 'pending' }]);
    await source.calls[0]!.answer([1, 2]);
    expect(source.calls[0]!.request).to.deep.equal({ path: 'a' });
    expect(last().status).to.equal('success');
    expect(last().data).to.deep.equal([1, 2]);
    expect(Date.now() - last().updatedAt!).to.be.within(0, 1000);
    expect(states.length).to.equal(2);
  });

  it('shares a request and its answer between those who ask the same, in any order of keys', async () => {
    const first = observe({ request: { path: 'a', query: { x: 1, y: 2 } } });
    const second = observe({ request: { query: { y: 2, x: 1 }, path: 'a' }, select: '/0' });
    const other = observe({ request: { path: 'b' } });
    expect(source.calls.length).to.equal(2);
    await source.calls[0]!.answer([7]);
    expect([first.data(), second.data(), other.data()]).to.deep.equal([[7], 7, undefined]);
    const late = observe({ request: { path: 'a', query: { x: 1, y: 2 } } });
    expect(late.states.map(({ status }) => status)).to.deep.equal(['success']);
    expect(source.calls.length).to.equal(2);
  });

  it('aborts when the last observer leaves, and not before', async () => {
    const first = observe();
    const second = observe();
    const { signal, answer } = source.calls[0]!;
    first.leave();
    expect(signal.aborted).to.equal(false);
    second.leave();
    expect(signal.aborted).to.equal(true);
    await answer(1);
    expect([...first.states, ...second.states].map(({ status }) => status)).to.deep.equal([
      'pending',
      'pending',
    ]);
    observe();
    expect(source.calls.length).to.equal(2);
  });

  it('does nothing for who left already', () => {
    const states: DataState[] = [];
    client.observe({ source: 'api' }, (state) => states.push(state), {
      signal: AbortSignal.abort(),
    });
    expect([states.length, source.calls.length]).to.deep.equal([0, 0]);
  });

  it('asks again on refresh, of one source or all, and keeps the data meanwhile', async () => {
    sources['other'] = staticSource(5);
    const { states, data } = observe();
    await source.calls[0]!.answer(1);
    await client.refresh('other');
    expect(source.calls.length).to.equal(1);
    const done = client.refresh();
    expect(source.calls.length).to.equal(2);
    expect(states.length).to.equal(2);
    await source.calls[1]!.answer(2);
    await done;
    expect(data()).to.equal(2);
  });

  it('keeps the old data beside the error of a refresh that failed', async () => {
    const { last } = observe();
    await source.calls[0]!.answer(1);
    const { updatedAt } = last();
    const done = client.refresh('api');
    await source.calls[1]!.fail(denied('down'));
    await done;
    expect(last().status).to.equal('error');
    expect(last().data).to.equal(1);
    expect(last().error!.message).to.equal('down');
    expect(last().updatedAt).to.equal(updatedAt);
    void client.refresh();
    await source.calls[2]!.answer(3);
    expect(last().error).to.equal(undefined);
    expect(last().data).to.equal(3);
  });

  it('is pending again when it retries without data', async () => {
    const { states } = observe();
    await source.calls[0]!.fail({ status: 403, message: 'a text' });
    expect(states.at(-1)!.error).to.be.instanceOf(DashError);
    expect(states.at(-1)!.error!.message).to.contain('"api" failed: a text');
    void client.refresh();
    await source.calls[1]!.answer(1);
    expect(states.map(({ status }) => status)).to.deep.equal([
      'pending',
      'error',
      'pending',
      'success',
    ]);
  });

  it('drops an answer that comes after a newer one', async () => {
    const { states, data } = observe();
    void client.refresh();
    expect(source.calls[0]!.signal.aborted).to.equal(true);
    await source.calls[1]!.answer('new');
    await source.calls[0]!.answer('old');
    expect(data()).to.equal('new');
    expect(states.length).to.equal(2);
  });

  it('names the sources there are when one is unknown, and finds it once it is there', async () => {
    const { last } = observe({ source: 'constructor' });
    await turn();
    expect((last().error as DashError).code).to.equal('unknown-source');
    expect(last().error!.message).to.equal(
      'There is no data source "constructor". The host registered "api".',
    );
    sources = { constructor: staticSource(1) } as unknown as typeof sources;
    await client.refresh();
    expect(last().data).to.equal(1);
  });

  it('turns a source that throws into an error', async () => {
    sources['broken'] = {
      fetch: () => {
        throw denied('at once');
      },
    };
    const { last } = observe({ source: 'broken' });
    await turn();
    expect(last().error!.message).to.equal('at once');
  });

  const answer = { items: [{ 'a/b': 0, 'c~d': null }], total: 3 };
  const selections: [string, JsonValue | RegExp][] = [
    ['', answer],
    ['/total', 3],
    ['/items/0', answer.items[0]!],
    ['/items/0/a~1b', 0],
    ['/items/0/c~0d', null],
    ['/items/2', /nothing at "\/items\/2".*"\/items" is a list of 1/],
    ['/items/length', /nothing at "\/items\/length"/],
    ['/item/0', /nothing at "\/item", which "\/item\/0" selects: it has items, total/],
    ['/total/x', /"\/total" is a number/],
    ['/constructor', /nothing at "\/constructor"/],
    ['total', /must be a JSON Pointer/],
  ];
  for (const [select, expected] of selections) {
    it(`selects ${select || 'all'}`, async () => {
      const { last } = observe({ select });
      await source.calls[0]!.answer(answer);
      if (expected instanceof RegExp) {
        expect(last().status).to.equal('error');
        expect((last().error as DashError).code).to.equal('unexpected-shape');
        expect(last().error!.message).to.match(expected);
        expect(last().data).to.equal(undefined);
      } else {
        expect(last().status).to.equal('success');
        expect(last().data).to.deep.equal(expected);
      }
    });
  }

  it('answers the others when one observer throws', async () => {
    const { onerror } = window;
    const errors: unknown[] = [];
    window.onerror = (_event, _source, _line, _column, error) => {
      errors.push(error);
      return true;
    };
    const fail = () => {
      throw new Error('observer fails');
    };
    client.observe({ source: 'api' }, fail, { signal: new AbortController().signal });
    const { data } = observe();
    await source.calls[0]!.answer(1);
    window.onerror = onerror;
    expect(data()).to.equal(1);
    expect(errors.length).to.equal(2);
  });

  describe('gives answers that are the asker’s own', () => {
    type Rows = { rows: { n: number }[] };

    it('to each observer, with a state of its own', async () => {
      const first = observe();
      const second = observe();
      const part = observe({ select: '/rows' });
      const own: Rows = { rows: [{ n: 2 }, { n: 1 }] };
      await source.calls[0]!.answer(own);
      const mine = first.data() as unknown as Rows;
      mine.rows.sort((a, b) => a.n - b.n).pop();
      mine.rows[0]!.n = 99;
      Object.assign(first.last(), { status: 'error', data: null });
      const expected = { rows: [{ n: 2 }, { n: 1 }] };
      expect(own).to.deep.equal(expected);
      expect(second.last()).to.deep.include({ status: 'success', data: expected });
      expect(part.data()).to.deep.equal(expected.rows);
      expect(observe().data()).to.deep.equal(expected);
    });

    it('which stay while only the state of the request changes', async () => {
      const { states, last } = observe();
      await source.calls[0]!.answer([1]);
      const { data } = last();
      const refreshed = client.refresh();
      await source.calls[1]!.fail(denied('no'));
      await refreshed;
      expect(states.length).to.be.greaterThan(2);
      expect([last().status, last().data === data]).to.deep.equal(['error', true]);
    });

    it('so that the page may change its object, and says so', async () => {
      const own = [1];
      sources = { api: staticSource(own) };
      const { data } = observe();
      await turn();
      own.push(2);
      expect(data()).to.deep.equal([1]);
      await client.invalidate('api');
      expect(data()).to.deep.equal([1, 2]);
    });

    it('from fetch and execute, too; and a source gets a request of its own', async () => {
      const own: Rows = { rows: [{ n: 1 }] };
      const variables = { sites: ['Oslo'] };
      const greedy = (request: JsonObject): Promise<JsonValue> => {
        (request['sites'] as string[]).push('Rome');
        return Promise.resolve(own as unknown as JsonValue);
      };
      sources = { api: { fetch: greedy, execute: greedy } };
      const scoped = createDataClient(
        () => sources,
        () => ({ variables }),
      );
      const { signal } = new AbortController();
      const request = { sites: ['Oslo'] };
      const answers = [
        await scoped.fetch({ source: 'api', request: { sites: '${sites}' } }),
        await scoped.execute('api', request, { signal }),
      ] as unknown as Rows[];
      for (const answer of answers) {
        answer.rows.pop();
      }
      expect(own).to.deep.equal({ rows: [{ n: 1 }] });
      expect([variables, request]).to.deep.equal([{ sites: ['Oslo'] }, { sites: ['Oslo'] }]);
    });

    it('and requests that a filter can’t change', async () => {
      observe({ request: { ids: [1] } });
      await source.calls[0]!.answer(1);
      await client.invalidate(({ request }) => {
        (request!['ids'] as number[]).push(2);
        return false;
      });
      const asked = client.invalidate({ request: { ids: [1] } });
      expect(source.calls.length).to.equal(2);
      await source.calls[1]!.answer(2);
      await asked;
    });
  });
});

import { expect } from '@open-wc/testing';
import type { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { operationTypes } from './graphql-operations.js';
import { graphqlSource, type GraphqlSourceOptions } from './graphql-source.js';
import { metricSource, type MetricSourceOptions } from './metric-source.js';
import { restSource } from './rest-source.js';
import { SourceError } from './source-error.js';
import { staticSource } from './static-source.js';
import { fakeClock, turn } from '../testing/fake-clock.js';
import type { FetchSource } from '../types.js';

interface Sent {
  readonly url: string;
  readonly init: RequestInit & { headers: Headers };
}

/** A fetch with the responses of `answer`, and the requests that were sent. */
function backend(answer: (count: number) => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const fetch = ((input: RequestInfo | URL, init: RequestInit = {}) => {
    sent.push({ url: String(input), init: init as Sent['init'] });
    const count = sent.length;
    return Promise.resolve().then(() => answer(count));
  }) as typeof globalThis.fetch;
  return { fetch, sent };
}

function ask(source: FetchSource, request: JsonObject, signal = new AbortController().signal) {
  return source.fetch(request, { signal });
}

async function faultOf(promise: Promise<JsonValue>): Promise<SourceError> {
  const result: unknown = await promise.catch((error: unknown) => error);
  if (!(result instanceof SourceError)) {
    throw new Error('no SourceError');
  }
  expect(result.code).to.equal('source-failed');
  return result;
}

function fail(): never {
  throw new Error('no way');
}

function denied() {
  return new Response(null, { status: 401 });
}
function ok() {
  return Response.json({ ok: true });
}

describe('credentials of sources', () => {
  const BASE = 'https://api.example/';

  it('are decided by the host for each request, and may take a while', async () => {
    const { fetch, sent } = backend(ok);
    const source = restSource({
      baseUrl: BASE,
      fetch,
      credentials: () => Promise.resolve('omit'),
      headers: async () => Promise.resolve([['x-token', 'secret']]),
    });
    await ask(source, { path: 'x' });
    expect(sent[0]!.init.credentials).to.equal('omit');
    expect(sent[0]!.init.headers.get('x-token')).to.equal('secret');
  });

  it('are refreshed once for many requests that fail with 401, which are then repeated', async () => {
    let token = 'old';
    let refreshes = 0;
    const { fetch, sent } = backend(ok);
    const guarded = ((url: URL, init: Sent['init']) =>
      init.headers.get('authorization') === 'new'
        ? fetch(url, init)
        : Promise.resolve(denied())) as unknown as typeof globalThis.fetch;
    const options = {
      fetch: guarded,
      headers: () => ({ authorization: token }),
      refreshCredentials: async () => {
        refreshes += 1;
        await turn();
        token = 'new';
      },
    };
    const sources = [
      restSource({ baseUrl: BASE, ...options }),
      restSource({ baseUrl: `${BASE}other`, ...options }),
      metricSource({ baseUrl: `${BASE}metrics`, ...options }),
    ];
    const asked = sources.flatMap((source) =>
      [1, 2, 3].map((id) => ask(source, { path: `x/${id}`, metric: 'm' })),
    );
    expect(await Promise.all(asked)).to.deep.equal(Array(9).fill({ ok: true }));
    expect([refreshes, sent.length]).to.deep.equal([1, 9]);
    token = 'old';
    await ask(sources[0]!, { path: 'later' });
    expect(refreshes).to.equal(2);
  });

  it('are not refreshed again for an answer to what was sent with the old ones', async () => {
    let refreshes = 0;
    const late: (() => void)[] = [];
    const { fetch, sent } = backend((count) => {
      if (count > 2) {
        return ok();
      }
      return new Promise((resolve) => late.push(() => resolve(denied())));
    });
    const source = restSource({ baseUrl: BASE, fetch, refreshCredentials: () => (refreshes += 1) });
    const both = [ask(source, { path: 'a' }), ask(source, { path: 'b' })];
    await turn();
    late[0]!();
    await both[0];
    late[1]!();
    await both[1];
    expect([refreshes, sent.length]).to.deep.equal([1, 4]);
  });

  it('fail for good when new ones do not help, or there are none', async () => {
    const { fetch, sent } = backend(denied);
    let refreshes = 0;
    const still = restSource({ baseUrl: BASE, fetch, refreshCredentials: () => (refreshes += 1) });
    expect((await faultOf(ask(still, { path: 'x' }))).status).to.equal(401);
    expect([refreshes, sent.length]).to.deep.equal([1, 2]);
    const none = restSource({
      baseUrl: BASE,
      fetch,
      refreshCredentials: () => Promise.reject(new Error('logged out')),
    });
    const fault = await faultOf(ask(none, { path: 'x' }));
    expect(fault.message).to.contain('answered 401').and.to.contain('could not be refreshed');
    expect((fault.cause as Error).message).to.equal('logged out');
    expect(sent.length).to.equal(3);
  });

  it('keep nobody waiting for ever for new ones', async () => {
    const clock = fakeClock();
    try {
      const { fetch, sent } = backend(denied);
      const refreshCredentials = () => new Promise(() => {});
      const source = restSource({ baseUrl: BASE, fetch, refreshCredentials });
      const faults = [faultOf(ask(source, { path: 'a' })), faultOf(ask(source, { path: 'b' }))];
      await clock.advance(30_000);
      for (const fault of await Promise.all(faults)) {
        expect(fault.message).to.contain('answered 401');
        expect((fault.cause as Error).message).to.contain('refreshCredentials() has not settled');
      }
      expect(sent.length).to.equal(2);
      // The next request may be answered.
      const again = faultOf(ask(source, { path: 'a' }));
      await clock.advance(30_000);
      expect((await again).message).to.contain('answered 401');
    } finally {
      clock.restore();
    }
  });

  for (const [what, odd] of [
    ['throw', (): never => fail()],
    ['reject with nothing', () => Promise.reject(undefined as unknown as Error)],
    ['are none', () => 5 as never],
    ['can’t be read', () => ({ 'not a name': 'x' })],
  ] as const) {
    it(`end in an error that says so if the headers ${what}`, async () => {
      const { fetch, sent } = backend(ok);
      const source = restSource({ baseUrl: BASE, fetch, headers: odd });
      const { message } = await faultOf(ask(source, { path: 'x' }));
      expect(message).to.contain('got no headers from its host');
      expect(sent).to.deep.equal([]);
    });
  }

  it('end in an error that says so if they fail themselves', async () => {
    const { fetch } = backend(ok);
    const source = restSource({ baseUrl: BASE, fetch, credentials: fail });
    const { message } = await faultOf(ask(source, { path: 'x' }));
    expect(message).to.contain('got no credentials from its host: no way');
  });

  for (const odd of [undefined, null, {}, 'text']) {
    it(`refuse ${JSON.stringify(odd)} of a fetch of the host`, async () => {
      const fetch = (() => Promise.resolve(odd)) as never;
      const { message } = await faultOf(ask(restSource({ baseUrl: BASE, fetch }), { path: 'x' }));
      expect(message).to.contain('answers with no Response');
    });
  }

  it('keep nobody waiting who has gone, and are still refreshed for the others', async () => {
    let done!: () => void;
    const { fetch } = backend((count) => (count <= 2 ? denied() : ok()));
    const source = restSource({
      baseUrl: BASE,
      fetch,
      refreshCredentials: () => new Promise<void>((resolve) => (done = resolve)),
    });
    const leaving = new AbortController();
    const gone = ask(source, { path: 'a' }, leaving.signal).catch((error: Error) => error.name);
    const stays = ask(source, { path: 'b' });
    await turn();
    leaving.abort();
    expect(await gone).to.equal('AbortError');
    done();
    expect(await stays).to.deep.equal({ ok: true });
  });

  it('tell the status, and how long to wait', async () => {
    const answers: [ResponseInit, number | undefined, number | undefined][] = [
      [{ status: 503, headers: { 'retry-after': '7' } }, 503, 7000],
      [{ status: 429, headers: { 'retry-after': 'soon' } }, 429, undefined],
      [{ status: 500 }, 500, undefined],
    ];
    for (const [init, status, retryAfter] of answers) {
      const { fetch } = backend(() => new Response(null, init));
      const fault = await faultOf(ask(restSource({ baseUrl: BASE, fetch }), { path: 'x' }));
      expect([fault.status, fault.retryAfter]).to.deep.equal([status, retryAfter]);
    }
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { fetch } = backend(
      () => new Response(null, { status: 503, headers: { 'retry-after': date } }),
    );
    const fault = await faultOf(ask(restSource({ baseUrl: BASE, fetch }), { path: 'x' }));
    expect(fault.retryAfter).to.be.within(55_000, 60_000);
  });
});

describe('graphqlSource', () => {
  const setup = (answer: JsonValue, options: Partial<GraphqlSourceOptions> = {}) => {
    const { fetch, sent } = backend(() => Response.json(answer));
    return { source: graphqlSource({ url: '/graphql', fetch, ...options }), sent };
  };

  it('posts the operation and answers its data', async () => {
    const { source, sent } = setup({ data: { orders: [1] } });
    const request = { query: 'query Q($n: Int) { orders(n: $n) }', variables: { n: 1 }, x: 1 };
    expect(await ask(source, request)).to.deep.equal({ orders: [1] });
    expect(sent[0]!.url).to.equal(`${location.origin}/graphql`);
    expect(sent[0]!.init.method).to.equal('POST');
    expect(JSON.parse(sent[0]!.init.body as string)).to.deep.equal({
      query: request.query,
      variables: { n: 1 },
    });
  });

  const faults: [JsonValue, RegExp][] = [
    [
      { errors: [{ message: 'Not found.' }, { message: 'Too deep' }], data: null },
      /Not found\.; Too deep\.$/,
    ],
    [{ errors: [{ code: 5 }] }, /"code":5/],
    [{ orders: [] }, /without "data"/],
    [null, /without "data"/],
  ];
  for (const [answer, message] of faults) {
    it(`fails for ${JSON.stringify(answer)}`, async () => {
      const fault = await faultOf(ask(setup(answer).source, { query: '{ orders }' }));
      expect(fault.message).to.match(message);
      expect(fault.status, 'no retry').to.equal(200);
    });
  }

  it('refuses what is no query, unless the host allows it', async () => {
    const { source, sent } = setup({ data: {} });
    for (const query of ['mutation { drop }', '{ a } mutation M { drop }', 'subscription { a }']) {
      const fault = await faultOf(ask(source, { query }));
      expect(fault.message).to.match(
        /does not allow a (mutation|subscription); graphqlSource allows query/,
      );
      expect(fault.path).to.equal('/query');
    }
    expect((await faultOf(ask(source, {}))).path).to.equal('/query');
    expect(sent.length).to.equal(0);
    const open = setup({ data: {} }, { operations: ['query', 'mutation'] });
    expect(await ask(open.source, { query: 'mutation { add }' })).to.deep.equal({});
  });

  const documents: [string, string[]][] = [
    ['{ a }', ['query']],
    ['query A { a(x: {y: "}"}) { b } } query B { c }', ['query', 'query']],
    ['# mutation\nfragment F on T { mutation } { ...F }', ['query']],
    ['query Q($a: I = {b: [1]}) @d(x: {y: 1}) { mutation }', ['query']],
    ['"""mutation { "x" }""" { a(b: "} mutation {") }', ['query']],
    ['{a}mutation{b}', ['query', 'mutation']],
    ['', []],
  ];
  for (const [document, types] of documents) {
    it(`finds ${types.join(', ') || 'nothing'} in ${document}`, () => {
      expect(operationTypes(document)).to.deep.equal(types);
    });
  }

  it('renews a session that has ended, also with status 200', async () => {
    let refreshes = 0;
    const { fetch, sent } = backend((count) =>
      Response.json(
        count === 1
          ? { errors: [{ message: 'expired', extensions: { code: 'UNAUTHENTICATED' } }] }
          : { data: 1 },
      ),
    );
    const source = graphqlSource({
      url: 'https://api.example/graphql',
      fetch,
      refreshCredentials: () => (refreshes += 1),
    });
    expect(await ask(source, { query: '{ a }' })).to.equal(1);
    expect([refreshes, sent.length]).to.deep.equal([1, 2]);
  });
});

describe('metricSource', () => {
  it('asks a function of the host', async () => {
    const source = metricSource((request) => Promise.resolve(request['metric']!), {
      title: 'KPIs',
    });
    expect(await ask(source, { metric: 'sales' })).to.equal('sales');
    expect([source.title, source.refreshInterval]).to.deep.equal(['KPIs', 300]);
    expect(source.requestSchema).to.have.property('required');
  });

  it('asks a base URL', async () => {
    const { fetch, sent } = backend(() => Response.json(7));
    const options: MetricSourceOptions = { baseUrl: '/metrics?tenant=1', fetch };
    const request = { metric: 'm', devices: ['a', 'b'], filters: { x: 1 }, timeRange: null };
    expect(await ask(metricSource(options), request)).to.equal(7);
    expect(new URL(sent[0]!.url).search).to.equal(
      '?tenant=1&metric=m&devices=a&devices=b&filters=%7B%22x%22%3A1%7D',
    );
    await ask(metricSource({ ...options, method: 'POST', refreshInterval: 60 }), request);
    expect(JSON.parse(sent[1]!.init.body as string)).to.deep.equal(request);
  });

  it('needs a metric', async () => {
    const source = metricSource(() => Promise.resolve(1));
    const requests: JsonObject[] = [{}, { metric: '' }, { metric: 5 }];
    for (const request of requests) {
      expect((await faultOf(ask(source, request))).path).to.equal('/metric');
    }
  });
});

describe('what sources say of themselves', () => {
  it('is what the host says, else their own', () => {
    const rest = restSource({ baseUrl: '/', title: 'API', refreshInterval: 0 });
    expect([rest.title, rest.refreshInterval]).to.deep.equal(['API', 0]);
    expect('title' in restSource({ baseUrl: '/' })).to.equal(false);
    expect(staticSource(1).refreshInterval).to.equal(null);
    expect(staticSource(1, { refreshInterval: 60 }).refreshInterval).to.equal(60);
    expect(graphqlSource({ url: '/' }).requestSchema).to.have.property('type', 'object');
    const schema = { type: 'string' };
    expect(graphqlSource({ url: '/', requestSchema: schema }).requestSchema).to.equal(schema);
  });

  it('is an error of one type', () => {
    const error: DashError = new SourceError('x', { status: 500 });
    expect([error.name, error.code]).to.deep.equal(['DashError', 'source-failed']);
  });
});

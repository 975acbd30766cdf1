import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { restSource, type RestSourceOptions } from './rest-source.js';

const BASE = 'https://api.example/v1';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A source whose fetch answers `answer`, and the requests that were sent. */
function sourceOf(
  answer: () => Response | Promise<Response>,
  options: Partial<RestSourceOptions> = {},
) {
  const sent: Sent[] = [];
  const fetch = (input: RequestInfo | URL, init: RequestInit = {}) => {
    sent.push({ url: String(input), init });
    return Promise.resolve().then(answer);
  };
  const source = restSource({ baseUrl: BASE, fetch, ...options });
  const { signal } = new AbortController();
  const ask = (request: JsonObject) => source.fetch(request, { signal });
  return { ask, sent };
}

function ok() {
  return Response.json({ ok: true });
}

async function faultOf(promise: Promise<JsonValue>): Promise<DashError> {
  const result = await promise.catch((error: unknown) => error);
  if (!(result instanceof DashError)) {
    throw new Error('no DashError');
  }
  return result;
}

describe('restSource', () => {
  const paths: [JsonObject, string][] = [
    [{ path: 'items' }, '/items'],
    [{ path: '/items/5' }, '/items/5'],
    [{ path: '' }, '/'],
    [{ path: 'a..b/...' }, '/a..b/...'],
    [{ path: 'items?x=1', query: { y: 2 } }, '/items?x=1&y=2'],
    [
      { path: 'i', query: { a: 'x y&', b: [1, 2], c: null, d: true } },
      '/i?a=x+y%26&b=1&b=2&d=true',
    ],
  ];
  for (const [request, expected] of paths) {
    it(`asks ${JSON.stringify(request)} below the base`, async () => {
      const { ask, sent } = sourceOf(ok);
      expect(await ask(request)).to.deep.equal({ ok: true });
      expect(sent[0]!.url).to.equal(BASE + expected);
      expect(sent[0]!.init.method).to.equal('GET');
      expect(sent[0]!.init.credentials).to.equal('same-origin');
    });
  }

  const escapes: JsonValue[] = [
    '../secret',
    'a/../../secret',
    '%2e%2e/secret',
    '.%2E/secret',
    'a/..%2f..%2fsecret',
    '..\\secret',
    'a%5c..%5c..%5csecret',
    '//evil.example/x',
    '///evil.example/x',
    '/\\evil.example/x',
    'https://evil.example/x',
    '/https://evil.example/x',
    ' https://evil.example/',
    'ht\ntps://evil.example/',
    'javascript:alert(1)',
    'https://[',
    '..',
    5,
    null,
  ];
  for (const path of escapes) {
    it(`never leaves the base for ${JSON.stringify(path)}`, async () => {
      const { ask, sent } = sourceOf(ok);
      const error = await faultOf(ask({ path }));
      expect([error.code, error.path]).to.deep.equal(['source-failed', '/path']);
      expect(sent).to.deep.equal([]);
    });
  }

  it('is relative to the page when its base is', async () => {
    const { ask, sent } = sourceOf(ok, { baseUrl: '/api/' });
    await ask({ path: 'x' });
    expect(sent[0]!.url).to.equal(`${location.origin}/api/x`);
  });

  it('sends the headers of the moment, credentials and a body', async () => {
    let token = 1;
    const { ask, sent } = sourceOf(ok, {
      headers: () => Promise.resolve({ authorization: `Bearer ${token++}` }),
      credentials: 'include',
      methods: ['GET', 'POST'],
    });
    await ask({ path: 'search', method: 'POST', body: { q: 'x' } });
    await ask({ path: 'search' });
    const [first, second] = sent.map(({ init }) => ({
      ...init,
      headers: new Headers(init.headers),
    }));
    expect(first!.body).to.equal('{"q":"x"}');
    expect(first!.headers.get('content-type')).to.equal('application/json');
    expect(first!.credentials).to.equal('include');
    expect(first!.headers.get('authorization')).to.equal('Bearer 1');
    expect(second!.headers.get('authorization')).to.equal('Bearer 2');
    expect(second!.headers.has('content-type')).to.equal(false);
  });

  it('refuses methods that the host did not allow', async () => {
    const { ask, sent } = sourceOf(ok);
    for (const method of ['DELETE', 'POST', 'get', 1]) {
      const error = await faultOf(ask({ path: 'x', method }));
      expect(error.message).to.contain('restSource allows GET');
      expect(error.path).to.equal('/method');
    }
    expect(sent).to.deep.equal([]);
  });

  const failures: [string, () => Response, RegExp][] = [
    [
      '404',
      () => new Response('', { status: 404, statusText: 'Not Found' }),
      /answered 404 Not Found at https:\/\/api\.example\/v1\/x\.$/,
    ],
    ['500', () => new Response('', { status: 500 }), /answered 500 at/],
    [
      'HTML',
      () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
      /what is not JSON \(text\/html\)/,
    ],
    [
      'no connection',
      () => {
        throw new TypeError('no network');
      },
      /could not be reached at https:\/\/api\.example\/v1\/x\.$/,
    ],
  ];
  for (const [name, answer, message] of failures) {
    it(`says so for ${name}, without the query`, async () => {
      const error = await faultOf(sourceOf(answer).ask({ path: 'x', query: { key: 'secret' } }));
      expect(error.code).to.equal('source-failed');
      expect(error.message).to.match(message);
    });
  }

  it('answers null when there is no content', async () => {
    expect(await sourceOf(() => new Response(null, { status: 204 })).ask({ path: 'x' })).to.equal(
      null,
    );
  });

  it('passes an abort on as it is', async () => {
    const controller = new AbortController();
    const source = restSource({ baseUrl: location.origin });
    const promise = source.fetch({ path: 'x' }, { signal: controller.signal });
    controller.abort();
    const error = await promise.catch((reason: unknown) => reason);
    expect((error as Error).name).to.equal('AbortError');
  });
});

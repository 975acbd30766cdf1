import { expect } from '@open-wc/testing';
import { DashError, createDashboard } from '../../model/index.js';
import { readMessage } from './read-message.js';
import { RestStorage, type RestStorageOptions } from './rest-storage.js';
import { userDashboard } from './dialects/user-dashboard.js';
import { v1 } from './dialects/v1.js';
import type { Dialect } from './types.js';

const BOARD = { ...createDashboard({ id: 'a' }), revision: 1, createdAt: '2026-01-01T00:00:00Z' };

type Answer = () => Response | Promise<Response>;

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return () => new Response(JSON.stringify(body), { status, headers });
}

function text(status: number, body: string): Answer {
  return () => new Response(body, { status, statusText: 'Words' });
}

/** A storage whose requests get these answers, the last one for ever. */
function storageOf(answers: readonly Answer[], options: Partial<RestStorageOptions> = {}) {
  const requests: Request[] = [];
  const storage = new RestStorage({
    baseUrl: 'https://api.example/v1/',
    dialect: v1,
    fetch: async (url, init) => {
      requests.push(new Request(url, init));
      return answers[Math.min(requests.length, answers.length) - 1]!();
    },
    ...options,
  });
  return { storage, requests };
}

async function failureOf(storage: RestStorage): Promise<DashError> {
  try {
    await storage.load('a');
  } catch (error) {
    expect(error).to.be.instanceOf(DashError);
    return error as DashError;
  }
  throw new Error('it did not fail');
}

describe('RestStorage', () => {
  for (const [answer, code, status] of [
    [json(401, {}), 'unauthorized', 401],
    [json(403, {}), 'forbidden', 403],
    [json(408, {}), 'server-failed', 408],
    [json(413, {}), 'too-large', 413],
    [json(400, {}), 'refused', 400],
    [json(422, {}), 'refused', 422],
    [json(405, {}), 'refused', 405],
    [json(428, {}), 'precondition-required', 428],
    [text(500, 'Internal Server Error'), 'server-failed', 500],
    [json(503, {}), 'server-failed', 503],
    [text(200, '<!doctype html><title>Sign in</title>'), 'server-failed', 200],
    [text(200, '{"id": "a", "nam'), 'server-failed', 200],
    [json(200, { id: 'b', revision: 1 }), 'server-failed', undefined],
    [json(200, []), 'server-failed', undefined],
    [json(200, null), 'server-failed', undefined],
    [() => new Response(null, { status: 204 }), 'server-failed', undefined],
    [() => new Response(null, { status: 304 }), 'server-failed', 304],
    [() => Promise.reject(new TypeError('Failed to fetch')), 'offline', undefined],
    [() => undefined as unknown as Response, 'offline', undefined],
  ] satisfies [Answer, string, number | undefined][]) {
    it(`is ${code} after an answer of ${status ?? 'no status'}`, async () => {
      const { storage } = storageOf([answer]);
      expect(await failureOf(storage)).to.include({ code, ...(status && { status }) });
    });
  }

  it('says how long the server asks to wait', async () => {
    const { storage } = storageOf([json(429, {}, { 'retry-after': '7' })]);
    expect(await failureOf(storage)).to.include({ code: 'rate-limited', retryAfter: 7000 });
  });

  it('ends without an answer, whatever the code of the host waits for', async () => {
    const never = new Promise<never>(() => {});
    for (const options of [
      { fetch: () => never },
      { headers: () => never },
      { credentials: () => never },
    ]) {
      const { storage } = storageOf([json(200, BOARD)], { timeout: 20, ...options });
      const error = await failureOf(storage);
      expect(error.code).to.equal('offline');
      expect(error.message).to.contain('within 0.02 s');
    }
  });

  it('ends when half of an answer never comes', async () => {
    const body = new ReadableStream({ start: (it) => it.enqueue(new TextEncoder().encode('{')) });
    const { storage } = storageOf([() => new Response(body)], { timeout: 20 });
    expect((await failureOf(storage)).code).to.equal('offline');
  });

  it('ends what is under way when it is closed, and can be used again', async () => {
    let isStuck = true;
    const stuck = new RestStorage({
      baseUrl: 'https://api.example',
      dialect: v1,
      fetch: () => (isStuck ? new Promise(() => {}) : Promise.resolve(json(200, BOARD)())),
    });
    const failed = failureOf(stuck);
    await Promise.resolve();
    stuck.close();
    expect((await failed).code).to.equal('offline');
    isStuck = false;
    expect((await stuck.load('a'))?.id).to.equal('a');
  });

  it('sends again with new credentials, once', async () => {
    let token = 'old';
    const { storage, requests } = storageOf([json(401, {}), json(200, BOARD)], {
      headers: () => ({ authorization: token }),
      refreshCredentials: () => (token = 'new'),
    });
    expect((await storage.load('a'))?.id).to.equal('a');
    expect(requests.map(({ headers }) => headers.get('authorization'))).to.deep.equal([
      'old',
      'new',
    ]);
    const refused = storageOf([json(401, { detail: 'Who are you?' })], {
      refreshCredentials: () => undefined,
    });
    expect((await failureOf(refused.storage)).code).to.equal('unauthorized');
    expect(refused.requests).to.have.length(2);
  });

  it('is unauthorized if the host has no new credentials', async () => {
    const { storage, requests } = storageOf([json(401, {})], {
      refreshCredentials: () => Promise.reject(new Error('signed out')),
    });
    expect(await failureOf(storage)).to.include({ code: 'unauthorized', status: 401 });
    expect(requests).to.have.length(1);
  });

  it('tells what is wrong if the host has no headers', async () => {
    const { storage } = storageOf([json(200, BOARD)], {
      headers: () => {
        throw new Error('no token yet');
      },
    });
    expect((await failureOf(storage)).message).to.contain('no token yet');
  });

  it('asks below the base URL, with its query and without doubled slashes', async () => {
    for (const baseUrl of ['https://api.example/v1', 'https://api.example/v1/?key=5']) {
      const { storage, requests } = storageOf([json(200, BOARD)], { baseUrl });
      await storage.load('a');
      expect(requests[0]?.url).to.equal(baseUrl.replace(/\/?(\?|$)/, '/dashboards/a$1'));
    }
  });

  it('reads the reason of the backend', () => {
    const loc = ['body', 'title'];
    for (const [body, reason] of [
      [{ detail: 'Unknown widget type: note' }, 'Unknown widget type: note'],
      [
        { detail: [{ loc, msg: 'Too long' }, { loc: [], msg: 'Bad.' }, 'More', null] },
        'title: Too long. Bad. More',
      ],
      [{ detail: [], message: 'No' }, 'No'],
      [{ error: 'Oh' }, 'Oh'],
      [{ error: { message: 'Deep' } }, 'Deep'],
      [{ title: 'Stale', detail: null }, 'Stale'],
      [{ detail: 7, message: ' ' }, undefined],
      [null, undefined],
      ['text', undefined],
    ] as const) {
      expect(readMessage(body as never), JSON.stringify(body)).to.equal(reason);
    }
  });

  it('shows the reason, else the status', async () => {
    const { storage } = storageOf([json(422, { detail: 'Too many.' })]);
    expect((await failureOf(storage)).message).to.equal('Too many.');
    expect((await failureOf(storageOf([text(500, 'oops')]).storage)).message).to.equal(
      'The server answered 500 Words at https://api.example/v1/dashboards/a.',
    );
  });

  it('answers with a typed error, whichever function of a dialect fails', async () => {
    const fail = (): never => {
      throw new TypeError('x is undefined');
    };
    const members = ['list', 'load', 'create', 'remove', 'write', 'action', 'refusal'];
    const broken = Object.fromEntries(members.map((name) => [name, fail]));
    const { storage } = storageOf([], { dialect: { ...v1, ...broken } });
    for (const call of [
      () => storage.list(),
      () => storage.load('a'),
      () => storage.create(BOARD),
      () => storage.remove('a'),
      () => storage.apply('a', [], { baseRevision: 1, mutationId: 'm' }),
      () => storage.executeAction!('a', 'w', 'key'),
    ]) {
      const error = await call().catch((cause: unknown) => cause);
      expect(error).to.be.instanceOf(DashError).and.to.include({ code: 'server-failed' });
    }
    expect(storage.refusal!(BOARD, { type: 'widget.remove', id: 'a' })).to.equal(undefined);
    const silent = storageOf([json(422, {})], { dialect: { ...v1, message: fail } });
    expect(await failureOf(silent.storage)).to.include({ code: 'refused', status: 422 });
    const dialect = userDashboard({ typeOf: fail });
    const user = storageOf([json(200, [{ id: 1, slug: 'a' }])], { dialect });
    const error = await user.storage.load('default').catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(DashError).and.to.include({ code: 'server-failed' });
  });

  it('writes to one dashboard of a backend without revisions in turn', async () => {
    const order: string[] = [];
    const write: Dialect['write'] = async (_http, _id, [change]) => {
      order.push(`start ${change?.type}`);
      await new Promise((done) => setTimeout(done, 5));
      order.push(`end ${change?.type}`);
      return { status: 'applied', dashboard: BOARD };
    };
    const { storage } = storageOf([], { dialect: { ...v1, conditionalWrites: false, write } });
    const options = { baseRevision: 1, mutationId: 'm' };
    await Promise.all([
      storage.apply('a', [{ type: 'widget.remove', id: 'x' }], options),
      storage.apply('a', [{ type: 'layout.clear', breakpoint: 'md' }], options),
    ]);
    expect(order).to.deep.equal([
      'start widget.remove',
      'end widget.remove',
      'start layout.clear',
      'end layout.clear',
    ]);
  });
});

import { expect } from '@open-wc/testing';
import {
  createDashboard,
  createWidget,
  type Change,
  type Dashboard,
} from '../../src/model/index.js';
import { RestStorage, v1, type RestStorageOptions } from '../../src/storage/index.js';
import { describeStorage } from '../../src/testing/storage-conformance.js';
import { createV1Backend } from './doubles/v1.js';
import { ServedBackend } from './doubles/serve-backend.js';
import { failure } from './support/failure.js';

describeStorage('RestStorage with contract v1', async () => {
  const served = await new ServedBackend(createV1Backend()).start();
  return {
    connect: () => new RestStorage({ baseUrl: `${served.url}/api/v1`, dialect: v1 }),
    dispose: () => served.stop(),
  };
});

describe('contract v1', () => {
  let served: ServedBackend;

  beforeEach(async () => {
    served = await new ServedBackend(createV1Backend()).start();
  });

  afterEach(() => served.stop());

  function connect(options: Partial<RestStorageOptions> = {}): RestStorage {
    return new RestStorage({ baseUrl: `${served.url}/api/v1`, dialect: v1, ...options });
  }

  async function until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      await new Promise((done) => setTimeout(done, 1));
    }
  }

  function rename(name: string): Change[] {
    return [{ type: 'dashboard.update', set: { '/name': name } }];
  }

  function board(init: Partial<Dashboard> = {}): Dashboard {
    return createDashboard({
      id: 'a',
      name: 'Board',
      widgets: { one: createWidget({ type: 'note', id: 'one' }) },
      ...init,
    });
  }

  it('applies a mutation once, whenever its answer is lost', async () => {
    const storage = connect();
    await storage.create(board());
    for (const [index, fault] of (['lost-before', 'lost-after', 'half-body'] as const).entries()) {
      const options = { baseRevision: index + 1, mutationId: `m${index}` };
      served.failNext(fault);
      await failure(storage.apply('a', rename(fault), options));
      const result = await storage.apply('a', rename(fault), options);
      expect(result.status).to.equal('applied');
      expect((await storage.load('a'))?.revision, fault).to.equal(index + 2);
      expect((await storage.load('a'))?.name).to.equal(fault);
    }
  });

  it('gives up an answer that is late, and applies the mutation once all the same', async () => {
    const storage = connect({ timeout: 150 });
    await storage.create(board());
    const options = { baseRevision: 1, mutationId: 'm' };
    served.failNext({ delay: 400 });
    const error = await failure(storage.apply('a', rename('Late'), options));
    expect(error.code).to.equal('offline');
    expect(error.message).to.contain('did not answer within 0.15 s');
    let result = await storage.apply('a', rename('Late'), options);
    expect(result.status).to.equal('applied');
    await until(() => served.handled === served.requests.length);
    result = await storage.apply('a', rename('Late'), options);
    expect(result.status === 'applied' && result.dashboard.revision).to.equal(2);
  });

  it('tells how long a busy server asks to wait', async () => {
    const storage = connect();
    await storage.create(board());
    served.failNext({ status: 429, headers: { 'retry-after': '3' } });
    const write = storage.apply('a', rename('New'), { baseRevision: 1, mutationId: 'm' });
    expect(await failure(write)).to.include({
      code: 'rate-limited',
      status: 429,
      retryAfter: 3000,
    });
  });

  it('creates a dashboard once, whenever the answer is lost', async () => {
    const storage = connect();
    for (const fault of ['lost-before', 'lost-after', 'half-body'] as const) {
      served.failNext(fault);
      await failure(storage.create(board({ id: fault })));
      expect((await storage.create(board({ id: fault }))).revision).to.equal(1);
      expect((await failure(storage.create(board({ id: fault })))).code).to.equal(
        'dashboard-exists',
      );
    }
    expect(await storage.list()).to.have.length(3);
  });

  it('asks only for what is newer', async () => {
    const storage = connect();
    const created = await storage.create(board());
    expect(await storage.load('a', { knownRevision: 1 })).to.equal(created);
    expect(served.requests.at(-1)?.headers.get('if-none-match')).to.match(/^"1-\d+"$/);
    await connect().apply('a', rename('New'), { baseRevision: 1, mutationId: 'm' });
    expect((await storage.load('a', { knownRevision: 1 }))?.name).to.equal('New');
  });

  it('does not take a dashboard that was made anew for the one before', async () => {
    const storage = connect();
    const before = await storage.create(board());
    await storage.remove('a');
    await until(() => Date.now() > Date.parse(before.createdAt!));
    await storage.create(board({ name: 'Second' }));
    const options = { baseRevision: 1, mutationId: 'm', base: before };
    const result = await storage.apply('a', rename('Late'), options);
    expect(result.status).to.equal('conflict');
    expect((await storage.load('a'))?.name).to.equal('Second');
  });

  it('names the change that the server refuses', async () => {
    const storage = connect();
    await storage.create(board());
    const changes: Change[] = [
      ...rename('Fine'),
      { type: 'dashboard.update', set: { '/ownerId': 'mallory' } },
    ];
    const error = await failure(storage.apply('a', changes, { baseRevision: 1, mutationId: 'm' }));
    expect(error).to.include({ code: 'invalid-change', status: 422, path: '/changes/1' });
    expect((await storage.load('a'))?.name).to.equal('Board');
  });

  it('takes ids that look like paths, and refuses those that no URL can hold', async () => {
    const storage = connect();
    for (const id of ['a/../b', '%2e%2e', '..%2f', 'x'.repeat(255), '?', '#', 'a.', '...']) {
      await storage.create(board({ id }));
      expect((await storage.load(id))?.id).to.equal(id);
      const result = await storage.apply(id, rename('New'), { baseRevision: 1, mutationId: 'm' });
      expect(result.status, id).to.equal('applied');
      await storage.remove(id);
      expect(await storage.load(id)).to.equal(undefined);
    }
    for (const id of ['.', '..', '\ud800']) {
      expect(await failure(storage.create(board({ id })))).to.include({
        code: 'invalid-document',
        path: '/id',
      });
      expect(await storage.load(id)).to.equal(undefined);
      await storage.remove(id);
      const change = storage.apply(id, rename('x'), { baseRevision: 1, mutationId: 'm' });
      expect((await failure(change)).code).to.equal('dashboard-not-found');
    }
  });

  it('says that a removed dashboard is not there', async () => {
    const error = await failure(
      connect().apply('a', rename('x'), { baseRevision: 1, mutationId: 'm', base: board() }),
    );
    expect(error).to.include({ code: 'dashboard-not-found', status: 404 });
  });
});

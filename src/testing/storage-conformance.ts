import { DashError, type DashErrorCode } from '../model/errors.js';
import { canonicalJson, createDashboard, createWidget } from '../model/index.js';
import type { Change, Dashboard } from '../model/types.js';
import type { ApplySuccess, StorageAdapter, StorageEvent } from '../storage/types.js';

/** A new empty place for dashboards, and adapters that connect to it. */
export interface StorageHarness {
  /** Returns another adapter over the same stored dashboards, as another tab has. */
  connect(): StorageAdapter | Promise<StorageAdapter>;
  /** Cleans up after a test. */
  dispose?(): void | Promise<void>;
}

/** The two globals that mocha, jest and vitest share. */
interface TestGlobals {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
}

/**
 * Defines the test suite that every storage adapter passes. Call it in a test file of a runner with
 * global `describe` and `it`.
 *
 * @param name The name of the suite in the report.
 * @param setUp Returns a new empty place before each test.
 */
export function describeStorage(
  name: string,
  setUp: () => StorageHarness | Promise<StorageHarness>,
): void {
  const { describe, it } = globalThis as unknown as TestGlobals;

  const test = (title: string, body: (connect: Connect) => Promise<void>) =>
    it(title, async () => {
      const harness = await setUp();
      try {
        await body(async () => harness.connect());
      } finally {
        await harness.dispose?.();
      }
    });

  describe(`${name} keeps the storage contract:`, () => {
    describe('create, load, list, remove', () => documentTests(test));
    describe('apply', () => applyTests(test));
    describe('several writers', () => concurrencyTests(test));
    describe('subscribe', () => subscribeTests(test));
  });
}

type Connect = () => Promise<StorageAdapter>;
type Test = (title: string, body: (connect: Connect) => Promise<void>) => void;

/** Ids that a careless adapter mistakes for paths or query text. */
const HOSTILE_IDS = [
  '../../etc/passwd',
  'a/b?c=d&e#f',
  "'; DROP TABLE dashboards; --",
  ' spaced ',
  'ünï-código-📊',
  'x'.repeat(200),
];

function documentTests(test: Test): void {
  test('an unknown id loads as undefined, and the list is empty', async (connect) => {
    const storage = await connect();
    equal(await storage.load('nobody'), undefined);
    same(await storage.list(), []);
  });

  test('a new document is stored at revision 1 with its times', async (connect) => {
    const storage = await connect();
    const before = Date.now();
    const created = await storage.create(board('a', { revision: 7 }));
    equal(created.revision, 1);
    for (const time of [created.createdAt, created.updatedAt, created.widgets['one']?.updatedAt]) {
      ok(
        time && Date.parse(time) >= before - 60_000,
        `expected the time of the write, got ${time}`,
      );
    }
    equal(created.name, 'Board a');
  });

  test('what was stored loads byte for byte, in another adapter too', async (connect) => {
    const storage = await connect();
    const created = await storage.create(board('a'));
    const loaded = await storage.load('a');
    const elsewhere = await (await connect()).load('a');
    same(loaded, created);
    same(elsewhere, created);
  });

  test('unknown keys survive', async (connect) => {
    const storage = await connect();
    const extended = {
      ...board('a'),
      hostData: { nested: [1, { deep: null }] },
    } as unknown as Dashboard;
    await storage.create(extended);
    const renamed = await applied(storage, 'a', rename('New'), 1);
    same((renamed as unknown as typeof extended)['hostData' as never], {
      nested: [1, { deep: null }],
    });
    const loaded = await (await connect()).load('a');
    same(loaded, renamed);
  });

  test('an existing id is refused and its document untouched', async (connect) => {
    const storage = await connect();
    const created = await storage.create(board('a'));
    await rejects(storage.create(board('a', { name: 'Impostor' })), 'dashboard-exists');
    same(await storage.load('a'), created);
  });

  test('the list has the default first, then the newest', async (connect) => {
    const storage = await connect();
    await storage.create(board('old'));
    await later();
    await storage.create(board('default', { isDefault: true }));
    await later();
    await storage.create(board('new', { description: 'About', isShared: true }));
    await later();
    const list = await storage.list();
    same(
      list.map((row) => row.id),
      ['default', 'new', 'old'],
    );
    const row = list[1];
    equal(row?.name, 'Board new');
    equal(row?.description, 'About');
    equal(row?.isShared, true);
    equal(row?.isDefault, false);
    equal(row?.widgetCount, 2);
    equal(row?.revision, 1);
    await applied(storage, 'old', rename('Now newest'), 1);
    same(
      (await storage.list()).map(({ id }) => id),
      ['default', 'old', 'new'],
    );
  });

  test('a removed document is gone, everywhere; removing it again is no error', async (connect) => {
    const storage = await connect();
    await storage.create(board('a'));
    await storage.create(board('b'));
    await storage.remove('a');
    await storage.remove('a');
    equal(await storage.load('a'), undefined);
    equal(await (await connect()).load('a'), undefined);
    same(
      (await storage.list()).map(({ id }) => id),
      ['b'],
    );
    await rejects(
      storage.apply('a', [rename('x')], { baseRevision: 1, mutationId: 'm' }),
      'dashboard-not-found',
    );
    equal((await storage.create(board('a'))).revision, 1);
  });

  test('hostile ids are ordinary ids', async (connect) => {
    const storage = await connect();
    for (const id of HOSTILE_IDS) {
      equal(await storage.load(id), undefined, `before creating ${id}`);
      await storage.create(board(id));
    }
    for (const id of HOSTILE_IDS) {
      equal((await applied(storage, id, rename(`Renamed ${id.length}`), 1)).id, id);
      equal((await storage.load(id))?.name, `Renamed ${id.length}`);
    }
    equal((await storage.list()).length, HOSTILE_IDS.length);
    for (const id of HOSTILE_IDS) {
      await storage.remove(id);
    }
    same(await storage.list(), []);
  });

  test('names that every object has are no dashboards', async (connect) => {
    const storage = await connect();
    for (const id of ['__proto__', 'constructor', 'toString']) {
      equal(await storage.load(id), undefined, id);
      await rejects(
        storage.apply(id, [rename('x')], { baseRevision: 0, mutationId: `m-${id}` }),
        'dashboard-not-found',
      );
      await storage.remove(id);
    }
    same(await storage.list(), []);
  });

  test("callers can't reach into what is stored", async (connect) => {
    const storage = await connect();
    const mine = JSON.parse(JSON.stringify(board('a'))) as Mutable;
    const creating = storage.create(mine as unknown as Dashboard);
    const created = await creating;
    vandalize(mine);
    vandalize(created);
    vandalize((await storage.load('a'))!);
    const config = { level: 1 };
    const change: Change = { type: 'widget.update', id: 'one', set: { '/config': config } };
    const answer = await applied(storage, 'a', change, 1);
    config.level = 2;
    vandalize(answer);
    const loaded = await storage.load('a');
    equal(loaded?.name, 'Board a');
    same(loaded?.widgets['one']?.config, { level: 1 });
  });
}

function applyTests(test: Test): void {
  test('changes are stored, with the next revision and times', async (connect) => {
    const storage = await connect();
    const created = await storage.create(board('a'));
    await later();
    const change: Change = { type: 'widget.update', id: 'one', set: { '/title': 'Changed' } };
    const dashboard = await applied(storage, 'a', change, 1);
    equal(dashboard.revision, 2);
    equal(dashboard.createdAt, created.createdAt);
    ok(dashboard.updatedAt! > created.updatedAt!, 'the dashboard has a new time');
    equal(dashboard.widgets['one']?.title, 'Changed');
    ok(
      dashboard.widgets['one']!.updatedAt! > created.widgets['one']!.updatedAt!,
      'the changed widget has a new time',
    );
    equal(dashboard.widgets['two']?.updatedAt, created.widgets['two']?.updatedAt);
    same(await (await connect()).load('a'), dashboard);
  });

  test('a document that newer code wrote is shown, and never written to', async (connect) => {
    const storage = await connect();
    const created = await storage.create(board('a', { schemaVersion: 99 }));
    await rejects(
      storage.apply('a', [rename('x')], { baseRevision: 1, mutationId: 'm' }),
      'newer-schema',
    );
    same(await (await connect()).load('a'), created);
  });

  test('every kind of change is stored', async (connect) => {
    const storage = await connect();
    await storage.create(board('a'));
    const changes: Change[] = [
      { type: 'dashboard.update', set: { '/name': 'All', '/variables': { region: 'EU' } } },
      {
        type: 'widget.add',
        widget: createWidget({ type: 'note', id: 'three' }),
        rects: { lg: { x: 0, y: 4, w: 3, h: 2 } },
      },
      { type: 'layout.set', breakpoint: 'lg', rects: { one: { x: 6, y: 0, w: 4, h: 2 } } },
      { type: 'widget.remove', id: 'two' },
    ];
    const result = await storage.apply('a', changes, { baseRevision: 1, mutationId: 'all' });
    equal(result.status, 'applied');
    const loaded = await storage.load('a');
    equal(loaded?.name, 'All');
    same(loaded?.variables, { region: 'EU' });
    same(Object.keys(loaded?.widgets ?? {}).sort(), ['one', 'three']);
    same(loaded?.layouts['lg']?.['one'], { x: 6, y: 0, w: 4, h: 2 });
    ok(loaded?.widgets['three']?.createdAt, 'a new widget has its times');
    equal(loaded?.revision, 2);
  });

  test('all changes or none', async (connect) => {
    const storage = await connect();
    const created = await storage.create(board('a'));
    await rejects(
      storage.apply('a', [rename('Half'), { type: 'widget.remove', id: 'nobody' }], {
        baseRevision: 1,
        mutationId: 'half',
      }),
      'widget-not-found',
    );
    same(await storage.load('a'), created);
    equal((await applied(storage, 'a', rename('Whole'), 1)).revision, 2);
  });

  test('a stale revision is a conflict that carries the present document, and writes nothing', async (connect) => {
    const storage = await connect();
    await storage.create(board('a'));
    const current = await applied(storage, 'a', rename('First'), 1);
    const result = await storage.apply('a', [rename('Second')], {
      baseRevision: 1,
      mutationId: 'stale',
    });
    if (storage.capabilities.conditionalWrites) {
      equal(result.status, 'conflict');
      same(result.status === 'conflict' && result.current, current);
      same(await storage.load('a'), current);
    } else {
      equal(result.status, 'applied');
    }
  });

  test('a mutation that was applied is not applied again', async (connect) => {
    const storage = await connect();
    await storage.create(board('a'));
    const options = { baseRevision: 1, mutationId: 'once' };
    const first = await storage.apply('a', [rename('Once')], options);
    const again = await (await connect()).apply('a', [rename('Once')], options);
    equal(again.status, 'applied');
    same(again, first);
    await applied(storage, 'a', rename('Since'), 2);
    const late = await storage.apply('a', [rename('Once')], options);
    equal(late.status, 'applied');
    const loaded = await storage.load('a');
    equal(loaded?.name, 'Since');
    equal(loaded?.revision, 3);
  });

  test('a mutation that was refused can be made with other changes', async (connect) => {
    const storage = await connect();
    await storage.create(board('a'));
    const options = { baseRevision: 1, mutationId: 'again' };
    await rejects(storage.apply('a', [{ type: 'widget.remove', id: 'nobody' }], options));
    const result = await storage.apply('a', [rename('Fine')], options);
    equal(result.status, 'applied');
    equal((await storage.load('a'))?.name, 'Fine');
  });

  test('an unknown dashboard is refused', async (connect) => {
    const storage = await connect();
    await rejects(
      storage.apply('nobody', [rename('x')], { baseRevision: 0, mutationId: 'm' }),
      'dashboard-not-found',
    );
    equal(await storage.load('nobody'), undefined);
  });
}

function concurrencyTests(test: Test): void {
  test('of 20 writes at once on one revision exactly one wins, until all are in', async (connect) => {
    const storages = [await connect(), await connect()];
    if (!storages[0]!.capabilities.conditionalWrites) {
      return;
    }
    await storages[0]!.create(board('a'));
    let waiting = Array.from({ length: 20 }, (_, index) => index);
    for (let baseRevision = 1; waiting.length > 0; baseRevision++) {
      const round = waiting;
      const results = await Promise.all(
        round.map((index) =>
          storages[index % 2]!.apply(
            'a',
            [{ type: 'dashboard.update', set: { [`/variables/v${index}`]: index } }],
            { baseRevision, mutationId: `m${index}` },
          ),
        ),
      );
      waiting = round.filter((_, at) => results[at]!.status === 'conflict');
      equal(waiting.length, round.length - 1, `winners of revision ${baseRevision + 1}`);
    }
    const loaded = await storages[1]!.load('a');
    equal(loaded?.revision, 21);
    equal(Object.keys(loaded?.variables ?? {}).length, 20);
  });

  test('of two that create one id at once exactly one wins', async (connect) => {
    const storages = [await connect(), await connect()];
    const results = await Promise.allSettled(
      storages.map((storage, index) => storage.create(board('a', { name: `By ${index}` }))),
    );
    const winners = results.filter((result) => result.status === 'fulfilled');
    equal(winners.length, 1);
    const loser = results.find((result) => result.status === 'rejected');
    ok(loser?.reason instanceof DashError, 'the other is refused with a DashError');
    equal((loser.reason as DashError).code, 'dashboard-exists');
    same(await storages[0]!.load('a'), winners[0]?.value);
  });
}

function subscribeTests(test: Test): void {
  test('others are told of every write and removal, oneself of none', async (connect) => {
    const writer = await connect();
    const reader = await connect();
    if (!reader.subscribe || !writer.subscribe) {
      return;
    }
    const own: StorageEvent[] = [];
    const heard: StorageEvent[] = [];
    const unsubscribe = [
      writer.subscribe('a', (event) => own.push(event)),
      reader.subscribe('a', (event) => heard.push(event)),
    ];
    await writer.create(board('b'));
    await writer.create(board('a'));
    await applied(writer, 'a', rename('New'), 1);
    await writer.remove('a');
    await until(() => heard.length >= 3);
    same(heard, [
      { type: 'changed', id: 'a', revision: 1 },
      { type: 'changed', id: 'a', revision: 2 },
      { type: 'removed', id: 'a' },
    ]);
    same(own, []);
    unsubscribe.forEach((stop) => stop());
  });

  test('after unsubscribing nothing is told', async (connect) => {
    const writer = await connect();
    const reader = await connect();
    if (!reader.subscribe) {
      return;
    }
    const gone: StorageEvent[] = [];
    const heard: StorageEvent[] = [];
    reader.subscribe('a', (event) => gone.push(event))();
    const unsubscribe = reader.subscribe('a', (event) => heard.push(event));
    await writer.create(board('a'));
    await until(() => heard.length > 0);
    same(gone, []);
    unsubscribe();
    unsubscribe();
  });

  test('a refused write tells nobody', async (connect) => {
    const writer = await connect();
    const reader = await connect();
    if (!reader.subscribe) {
      return;
    }
    await writer.create(board('a'));
    await later();
    const heard: StorageEvent[] = [];
    const unsubscribe = reader.subscribe('a', (event) => heard.push(event));
    await rejects(
      writer.apply('a', [{ type: 'widget.remove', id: 'nobody' }], {
        baseRevision: 1,
        mutationId: 'm',
      }),
    );
    await applied(writer, 'a', rename('New'), 1);
    await until(() => heard.length > 0);
    same(heard, [{ type: 'changed', id: 'a', revision: 2 }]);
    unsubscribe();
  });
}

/** A small dashboard with two widgets. */
function board(id: string, init: Partial<Dashboard> = {}): Dashboard {
  return createDashboard({
    id,
    name: `Board ${id}`.slice(0, 100),
    widgets: {
      one: createWidget({ type: 'note', id: 'one', title: 'One', config: { level: 0 } }),
      two: createWidget({ type: 'note', id: 'two', title: 'Two' }),
    },
    layouts: { lg: { one: { x: 0, y: 0, w: 4, h: 2 }, two: { x: 4, y: 0, w: 4, h: 2 } } },
    ...init,
  });
}

function rename(name: string): Change {
  return { type: 'dashboard.update', set: { '/name': name } };
}

let mutationCount = 0;

async function applied(
  storage: StorageAdapter,
  id: string,
  change: Change,
  baseRevision: number,
): Promise<Dashboard> {
  const mutationId = `conformance-${++mutationCount}`;
  const result = await storage.apply(id, [change], { baseRevision, mutationId });
  equal(result.status, 'applied');
  return (result as ApplySuccess).dashboard;
}

interface Mutable {
  name: string;
  widgets: Record<string, { config: Record<string, unknown> }>;
}

/** Tries to change a document in place; the adapter may have frozen it. */
function vandalize(dashboard: unknown): void {
  const target = dashboard as Mutable;
  for (const damage of [
    () => (target.name = 'Vandalized'),
    () => (target.widgets['one']!.config['level'] = 99),
    () => delete target.widgets['two'],
  ]) {
    try {
      damage();
    } catch {
      // A frozen object throws, which is fine.
    }
  }
}

function fail(message: string): never {
  throw new Error(message);
}

function ok(value: unknown, message: string): asserts value {
  if (!value) {
    fail(message);
  }
}

function equal(actual: unknown, expected: unknown, about = 'value'): void {
  if (!Object.is(actual, expected)) {
    fail(`${about}: expected ${String(expected)}, got ${String(actual)}`);
  }
}

/** Asserts that two values are equal as canonical JSON. */
function same(actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((value) => canonicalJson((value ?? null) as never));
  if (a !== b) {
    fail(`expected ${b}\n     got ${a}`);
  }
}

async function rejects(promise: Promise<unknown>, code?: DashErrorCode): Promise<void> {
  let error: unknown;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  ok(error instanceof DashError, `expected a rejection with a DashError, got ${String(error)}`);
  if (code) {
    equal((error as DashError).code, code, 'code');
  }
}

/** Waits until a clock of milliseconds has moved on, and until a message has arrived. */
function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) {
    await later();
  }
}

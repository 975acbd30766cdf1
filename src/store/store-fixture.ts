// Shared by the tests of the store.
import { DashError, type DashErrorCode } from '../model/errors.js';
import { createDashboard, createWidget } from '../model/index.js';
import type { Change, Dashboard } from '../model/types.js';
import { MemoryStorage } from '../storage/index.js';
import { journalKeys, pageStorage } from '../storage/journal-keys.js';
import type { StorageAdapter, StorageEvent } from '../storage/index.js';
import type { OpenDashboard } from './open-dashboard.js';
import type { StoreEvent } from './types.js';

/** A dashboard `a` with the widgets `one` and `two` side by side. */
export function board(init: Partial<Dashboard> = {}): Dashboard {
  return createDashboard({
    id: 'a',
    name: 'Board',
    widgets: {
      one: createWidget({ type: 'note', id: 'one', title: 'One' }),
      two: createWidget({ type: 'note', id: 'two', title: 'Two' }),
    },
    layouts: { lg: { one: { x: 0, y: 0, w: 4, h: 2 }, two: { x: 4, y: 0, w: 4, h: 2 } } },
    ...init,
  });
}

export function rename(name: string): Change {
  return {
    type: 'dashboard.update',
    set: { '/name': name },
  };
}

export function retitle(id: string, title: string): Change {
  return {
    type: 'widget.update',
    id,
    set: { '/title': title },
  };
}

export function addWidget(id: string, y = 10): Change {
  return {
    type: 'widget.add',
    widget: createWidget({ type: 'note', id, title: id }),
    rects: { lg: { x: 0, y, w: 4, h: 2 } },
  };
}

export function move(id: string, x: number, y = 0): Change {
  return {
    type: 'layout.set',
    breakpoint: 'lg',
    rects: { [id]: { x, y, w: 4, h: 2 } },
  };
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !condition(); i++) {
    await wait(10);
  }
  if (!condition()) {
    throw new Error(`Waited in vain for ${condition.toString()}`);
  }
}

type EventOf<T extends StoreEvent['type']> = Extract<StoreEvent, { type: T }>;

/** Collects the events of a store or a reader. */
export function record(store: Pick<OpenDashboard, 'subscribe'>): {
  events: StoreEvent[];
  of<T extends StoreEvent['type']>(type: T): Array<EventOf<T>>;
} {
  const events: StoreEvent[] = [];
  store.subscribe((event) => events.push(event));
  return {
    events,
    of: <T extends StoreEvent['type']>(type: T) =>
      events.filter((event): event is EventOf<T> => event.type === type),
  };
}

export interface FakeStorage extends StorageAdapter {
  /** The calls of `apply`, in order. */
  readonly applied: Array<Parameters<StorageAdapter['apply']>>;
  /** Called before every call reaches the storage; may throw or wait. */
  before: (method: 'load' | 'create' | 'apply') => Promise<void> | void;
  /** Called after `apply` has stored, before it answers. */
  after: () => Promise<void> | void;
}

/** A storage whose answers can be delayed and refused. */
export function fakeStorage(
  inner: StorageAdapter = new MemoryStorage(),
  capabilities: Partial<StorageAdapter['capabilities']> = { persistent: true, durability: 'local' },
): FakeStorage {
  const fake: FakeStorage = {
    capabilities: { ...inner.capabilities, ...capabilities },
    applied: [],
    before: () => {},
    after: () => {},
    list: () => inner.list(),
    remove: (id) => inner.remove(id),
    async load(id) {
      await fake.before('load');
      return inner.load(id);
    },
    async create(dashboard) {
      await fake.before('create');
      return inner.create(dashboard);
    },
    async apply(id, changes, options) {
      fake.applied.push([id, changes, options]);
      await fake.before('apply');
      const result = await inner.apply(id, changes, options);
      await fake.after();
      return result;
    },
    subscribe: (id: string, listener: (event: StorageEvent) => void) =>
      inner.subscribe?.(id, listener) ?? (() => {}),
  };
  return fake;
}

export function refuse(code: DashErrorCode): () => never {
  return () => {
    throw new DashError(code, `Refused: ${code}.`);
  };
}

/** Leaves the entries of a journal behind, as a page that closes does. */
export function closePage(journalName: string): void {
  const area = pageStorage();
  for (const key of journalKeys(journalName, area)) {
    const entry = JSON.parse(area?.getItem(key) ?? '{}') as object;
    area?.setItem(key, JSON.stringify({ ...entry, owner: 'closed' }));
  }
}

/** A promise that is settled from outside. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

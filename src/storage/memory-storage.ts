import { deepFreeze } from '../model/freeze.js';
import type { Change, Dashboard, DashboardId } from '../model/types.js';
import type { DashboardRecord, RecordDecision, ReplicaStore } from './record.js';
import { sortSummaries, summarize } from './summary.js';
import type {
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  StorageAdapter,
  StorageCapabilities,
  StorageEvent,
} from './types.js';
import { alreadyExists, applyToRecord, createRecord, notFound } from './write-record.js';

interface Subscription {
  readonly owner: MemoryStorage;
  readonly id: DashboardId;
  readonly listener: (event: StorageEvent) => void;
}

interface Backing {
  readonly records: Map<DashboardId, DashboardRecord>;
  readonly subscriptions: Set<Subscription>;
}

export interface MemoryStorageOptions {
  /**
   * Another instance to share the dashboards of, as a second tab would. Default: none, and no
   * dashboards.
   */
  readonly shared?: MemoryStorage;
}

/**
 * Keeps dashboards in memory: for previews, tests, and pages without a storage. All of it is gone
 * when the page closes.
 */
export class MemoryStorage implements StorageAdapter, ReplicaStore {
  readonly capabilities: StorageCapabilities = {
    persistent: false,
    conditionalWrites: true,
    durability: 'memory',
    actions: false,
  };
  readonly #backing: Backing;

  constructor(options: MemoryStorageOptions = {}) {
    this.#backing = options.shared
      ? options.shared.#backing
      : { records: new Map(), subscriptions: new Set() };
  }

  async list(): Promise<readonly DashboardSummary[]> {
    return sortSummaries(
      [...this.#backing.records.values()].map(({ id, document }) => summarize(id, document)),
    );
  }

  async load(id: DashboardId): Promise<Dashboard | undefined> {
    return this.#backing.records.get(id)?.document;
  }

  async create(dashboard: Dashboard): Promise<Dashboard> {
    const record = createRecord(dashboard);
    if (this.#backing.records.has(record.id)) {
      throw alreadyExists(record.id);
    }
    return this.#store(record);
  }

  async apply(
    id: DashboardId,
    changes: readonly Change[],
    options: ApplyOptions,
  ): Promise<ApplyResult> {
    const record = this.#backing.records.get(id);
    if (!record) {
      throw notFound(id);
    }
    const { answer, next } = applyToRecord(record, changes, options);
    if (next) {
      this.#store(next);
    }
    return answer;
  }

  async remove(id: DashboardId): Promise<void> {
    if (this.#backing.records.delete(id)) {
      this.#emit({ type: 'removed', id });
    }
  }

  async update<T>(
    id: string,
    decide: (record: DashboardRecord | undefined) => RecordDecision<T>,
  ): Promise<T> {
    const { answer, next } = decide(this.#backing.records.get(id));
    if (next === 'delete') {
      await this.remove(id);
    } else if (next) {
      this.#store(next);
    }
    return answer;
  }

  async records(): Promise<readonly DashboardRecord[]> {
    return [...this.#backing.records.values()];
  }

  subscribe(id: DashboardId, listener: (event: StorageEvent) => void): () => void {
    const subscription: Subscription = { owner: this, id, listener };
    this.#backing.subscriptions.add(subscription);
    return () => {
      this.#backing.subscriptions.delete(subscription);
    };
  }

  /**
   * Returned documents are the stored objects, so they are frozen: no caller can edit them in
   * place.
   */
  #store(record: DashboardRecord): Dashboard {
    const document = deepFreeze(record.document);
    this.#backing.records.set(record.id, record);
    this.#emit({ type: 'changed', id: record.id, revision: document.revision });
    return document;
  }

  #emit(event: StorageEvent): void {
    for (const { owner, id, listener } of [...this.#backing.subscriptions]) {
      if (owner !== this && id === event.id) {
        queueMicrotask(() => listener(event));
      }
    }
  }
}

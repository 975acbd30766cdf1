import type { Change, Dashboard, DashboardId } from '../model/types.js';
import { Hints } from './hints.js';
import { openDatabase, STORE_NAME, type Database } from './open-database.js';
import {
  alreadyExists,
  applyToRecord,
  createRecord,
  notFound,
  readRecord,
  type DashboardRecord,
} from './record.js';
import { errorName, toStorageError } from './storage-error.js';
import { sortSummaries, summarize } from './summary.js';
import type {
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  StorageAdapter,
  StorageCapabilities,
  StorageEvent,
} from './types.js';

export interface IndexedDBStorageOptions {
  /** Name of the database. Default `dash-grid`. Adapters of one name on one origin see the same dashboards. */
  readonly name?: string;
}

/** What a write does to a record: put another one, delete it, or leave it. */
interface Decision<T> {
  readonly answer: T;
  readonly next?: DashboardRecord | 'delete';
}

/**
 * Keeps dashboards in the browser's IndexedDB. A write resolves when its transaction is complete, with strict
 * durability: a request's success is not a commit, and under a full quota many "successful" requests abort later.
 */
export class IndexedDBStorage implements StorageAdapter {
  readonly capabilities: StorageCapabilities = {
    persistent: true,
    conditionalWrites: true,
    durability: 'local',
    actions: false,
  };
  /** The name of the database. */
  readonly name: string;
  readonly #hints: Hints;
  #connection: Promise<Database> | undefined;

  constructor({ name = 'dash-grid' }: IndexedDBStorageOptions = {}) {
    this.name = name;
    this.#hints = new Hints(`dash-grid:${name}`);
  }

  async list(): Promise<readonly DashboardSummary[]> {
    const records = await this.#use((database) => database.getAll(STORE_NAME));
    return sortSummaries(records.map(({ id, document }) => summarize(id, document)));
  }

  async load(id: DashboardId): Promise<Dashboard | undefined> {
    const raw = await this.exportRaw(id);
    return raw === undefined ? undefined : readRecord(id, raw).document;
  }

  async create(dashboard: Dashboard): Promise<Dashboard> {
    const record = createRecord(dashboard);
    const { id, document } = record;
    await this.#write(id, (raw) => {
      if (raw !== undefined) {
        throw alreadyExists(id);
      }
      return { answer: undefined, next: record };
    });
    this.#hints.post({ type: 'changed', id, revision: document.revision });
    return document;
  }

  async apply(
    id: DashboardId,
    changes: readonly Change[],
    options: ApplyOptions,
  ): Promise<ApplyResult> {
    const { answer, next } = await this.#write(id, (raw) => {
      if (raw === undefined) {
        throw notFound(id);
      }
      return applyToRecord(readRecord(id, raw), changes, options);
    });
    if (next && answer.status === 'applied') {
      this.#hints.post({ type: 'changed', id, revision: answer.dashboard.revision });
    }
    return answer;
  }

  async remove(id: DashboardId): Promise<void> {
    const { answer: existed } = await this.#write(id, (raw) => ({
      answer: raw !== undefined,
      next: 'delete',
    }));
    if (existed) {
      this.#hints.post({ type: 'removed', id });
    }
  }

  subscribe(id: DashboardId, listener: (event: StorageEvent) => void): () => void {
    return this.#hints.subscribe(id, listener);
  }

  /** The stored record as it is, readable or not, to save what a `storage-corrupt` dashboard holds. */
  async exportRaw(id: DashboardId): Promise<unknown> {
    return this.#use((database) => database.get(STORE_NAME, id));
  }

  close(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#hints.close();
    connection?.then(
      (database) => database.close(),
      () => {},
    );
  }

  /** Reads one record, decides, and writes in one transaction; resolves when that is complete. */
  #write<T>(id: DashboardId, decide: (raw: unknown) => Decision<T>): Promise<Decision<T>> {
    return this.#use(async (database) => {
      const transaction = database.transaction(STORE_NAME, 'readwrite', { durability: 'strict' });
      const { store, done } = transaction;
      // Both promises are awaited below; if something else fails first, theirs is no news.
      done.catch(() => {});
      try {
        const decision = decide(await store.get(id));
        const { next } = decision;
        const request = next && (next === 'delete' ? store.delete(id) : store.put(next));
        request?.catch(() => {});
        // Saves a round trip between the last request and the commit.
        transaction.commit?.();
        await Promise.all([request, done]);
        return decision;
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It is over already.
        }
        throw error;
      }
    });
  }

  /** Runs `work` on the open connection; one that was closed meanwhile is opened again, once. */
  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    for (let isRetry = false; ; isRetry = true) {
      const connection = (this.#connection ??= this.#open());
      try {
        return await work(await connection);
      } catch (error) {
        if (isRetry || errorName(error) !== 'InvalidStateError') {
          throw toStorageError(error);
        }
        this.#forget(connection);
      }
    }
  }

  #open(): Promise<Database> {
    const connection = openDatabase(this.name, { onLost: () => this.#forget(connection) });
    connection.catch(() => this.#forget(connection));
    return connection;
  }

  #forget(connection: Promise<Database>): void {
    if (this.#connection === connection) {
      this.#connection = undefined;
    }
  }
}

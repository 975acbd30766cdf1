import type { Change, Dashboard, DashboardId } from '../model/types.js';
import { Hints } from './change-channel.js';
import type { IndexedDBWriter } from './indexeddb-writer.js';
import { openDatabase, STORE_NAME } from './open-database.js';
import { readRecord } from './record.js';
import { errorName, toLoadError, toStorageError } from './storage-error.js';
import type {
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  StorageAdapter,
  StorageCapabilities,
  StorageEvent,
} from './types.js';

export interface IndexedDBStorageOptions {
  /**
   * Name of the database. Default `dash-grid`. Adapters of one name on one origin see the same
   * dashboards.
   */
  readonly name?: string;
}

/**
 * Keeps dashboards in the browser's IndexedDB. A write resolves when its transaction is complete,
 * with strict durability: a request's success is not a commit, and under a full quota many
 * "successful" requests abort later. What writes is loaded when it is first needed.
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
  readonly journalName: string;
  readonly #hints: Hints;
  #connection: Promise<IDBDatabase> | undefined;
  #writer: Promise<IndexedDBWriter> | undefined;

  constructor({ name = 'dash-grid' }: IndexedDBStorageOptions = {}) {
    this.name = this.journalName = name;
    this.#hints = new Hints(`dash-grid:${name}`);
  }

  async list(): Promise<readonly DashboardSummary[]> {
    return (await this.#loadWriter()).list();
  }

  async load(id: DashboardId): Promise<Dashboard | undefined> {
    const raw = await this.exportRaw(id);
    return raw === undefined ? undefined : readRecord(id, raw).document;
  }

  async create(dashboard: Dashboard): Promise<Dashboard> {
    return (await this.#loadWriter()).create(dashboard);
  }

  async apply(
    id: DashboardId,
    changes: readonly Change[],
    options: ApplyOptions,
  ): Promise<ApplyResult> {
    return (await this.#loadWriter()).apply(id, changes, options);
  }

  async remove(id: DashboardId): Promise<void> {
    return (await this.#loadWriter()).remove(id);
  }

  async prepareWriting(): Promise<void> {
    await this.#loadWriter();
  }

  subscribe(id: DashboardId, listener: (event: StorageEvent) => void): () => void {
    return this.#hints.subscribe(id, listener);
  }

  /**
   * The stored record as it is, readable or not, to save what a `storage-corrupt` dashboard holds.
   */
  async exportRaw(id: DashboardId): Promise<unknown> {
    return this.#use(
      (database) =>
        new Promise((resolve, reject) => {
          const request = database.transaction(STORE_NAME).objectStore(STORE_NAME).get(id);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error as DOMException);
        }),
    );
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

  #loadWriter(): Promise<IndexedDBWriter> {
    return (this.#writer ??= import('./indexeddb-writer.js').then(
      ({ IndexedDBWriter }) =>
        new IndexedDBWriter(
          (work) => this.#use(work),
          (event) => this.#hints.post(event),
        ),
      (cause: unknown) => {
        this.#writer = undefined;
        throw toLoadError(cause);
      },
    ));
  }

  /** Runs `work` on the open connection; one that was closed meanwhile is opened again, once. */
  async #use<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
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

  #open(): Promise<IDBDatabase> {
    const connection = openDatabase(this.name, { onLost: () => this.#forget(connection) });
    connection.catch(() => this.#forget(connection));
    return connection;
  }

  #forget(connection: Promise<IDBDatabase>): void {
    if (this.#connection === connection) {
      this.#connection = undefined;
    }
  }
}

import { wrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { Change, Dashboard, DashboardId } from '../model/types.js';
import { IndexedDBReader } from './indexeddb-reader.js';
import { STORE_NAME } from './open-database.js';
import {
  readRecord,
  type DashboardRecord,
  type RecordDecision,
  type ReplicaStore,
} from './record.js';
import { sortSummaries, summarize } from './summary.js';
import type {
  ApplyOptions,
  ApplyResult,
  DashboardSummary,
  StorageAdapter,
  StorageCapabilities,
} from './types.js';
import { alreadyExists, applyToRecord, createRecord, notFound } from './write-record.js';

interface DashboardSchema extends DBSchema {
  [STORE_NAME]: { key: string; value: DashboardRecord };
}

/**
 * Keeps dashboards in the browser's IndexedDB. A write starts in the task of its call once the
 * database is open, and resolves when its transaction is complete, with strict durability: the
 * success of a request is no commit, and with a full quota many "successful" requests abort later.
 */
export class IndexedDBStorage extends IndexedDBReader implements StorageAdapter, ReplicaStore {
  readonly capabilities: StorageCapabilities = {
    persistent: true,
    conditionalWrites: true,
    durability: 'local',
    actions: false,
  };

  async list(): Promise<readonly DashboardSummary[]> {
    const records = await this.database.use((database) => wrapped(database).getAll(STORE_NAME));
    return sortSummaries(records.map(({ id, document }) => summarize(id, document)));
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
    this.database.channel.post({ type: 'changed', id, revision: document.revision });
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
      this.database.channel.post({ type: 'changed', id, revision: answer.dashboard.revision });
    }
    return answer;
  }

  async remove(id: DashboardId): Promise<void> {
    const { answer: existed } = await this.#write(id, (raw) => ({
      answer: raw !== undefined,
      next: 'delete',
    }));
    if (existed) {
      this.database.channel.post({ type: 'removed', id });
    }
  }

  async update<T>(
    id: string,
    decide: (record: DashboardRecord | undefined) => RecordDecision<T>,
  ): Promise<T> {
    const { answer, next } = await this.#write(id, (raw) =>
      decide(raw === undefined ? undefined : readRecord(id, raw)),
    );
    if (next) {
      this.database.channel.post(
        next === 'delete'
          ? { type: 'removed', id }
          : { type: 'changed', id, revision: next.document.revision },
      );
    }
    return answer;
  }

  async records(): Promise<readonly DashboardRecord[]> {
    const all = await this.database.use((database) => wrapped(database).getAll(STORE_NAME));
    return all.flatMap((raw) => {
      try {
        return [readRecord(raw.id, raw)];
      } catch {
        // A record that can't be read is left as it is.
        return [];
      }
    });
  }

  /**
   * Reads one record, decides, and writes, all in one transaction; resolves when it is complete.
   */
  #write<T>(
    id: DashboardId,
    decide: (raw: unknown) => RecordDecision<T>,
  ): Promise<RecordDecision<T>> {
    return this.database.use(async (database) => {
      const transaction = wrapped(database).transaction(STORE_NAME, 'readwrite', {
        durability: 'strict',
      });
      const { store, done } = transaction;
      // Both promises are awaited below; an earlier failure must not leave this one unhandled.
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
          // The transaction has ended already.
        }
        throw error;
      }
    });
  }
}

function wrapped(database: IDBDatabase): IDBPDatabase<DashboardSchema> {
  return wrap(database) as unknown as IDBPDatabase<DashboardSchema>;
}

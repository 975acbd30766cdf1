import type { Dashboard, DashboardId } from '../model/types.js';
import { Database } from './database.js';
import { readRecord } from './record.js';
import type { StorageEvent, StorageReader } from './types.js';

export interface IndexedDBStorageOptions {
  /**
   * Name of the database. Default `dash-grid`. Adapters of one name and origin share their
   * dashboards.
   */
  readonly name?: string;
  /** Shares the open connection of this reader, and its name. Closing either closes both. */
  readonly reader?: IndexedDBReader;
}

/** Loads dashboards from the browser's IndexedDB, without the code that writes. */
export class IndexedDBReader implements StorageReader {
  protected readonly database: Database;
  readonly journalName: string;

  constructor({ name = 'dash-grid', reader }: IndexedDBStorageOptions = {}) {
    this.database = reader?.database ?? new Database(name);
    this.journalName = this.database.name;
  }

  /** The name of the database. */
  get name(): string {
    return this.database.name;
  }

  async load(id: DashboardId): Promise<Dashboard | undefined> {
    const raw = await this.exportRaw(id);
    return raw === undefined ? undefined : readRecord(id, raw).document;
  }

  subscribe(id: DashboardId, listener: (event: StorageEvent) => void): () => void {
    return this.database.channel.subscribe(id, listener);
  }

  /** The stored record as it is, to rescue the data of a `storage-corrupt` dashboard. */
  exportRaw(id: DashboardId): Promise<unknown> {
    return this.database.read(id);
  }

  close(): void {
    this.database.close();
  }
}

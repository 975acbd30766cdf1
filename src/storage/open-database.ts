import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DashboardRecord } from './record.js';
import { storageError, toOpenError } from './storage-error.js';

export const STORE_NAME = 'dashboards';

/** Raise it together with a step in `upgrade`; never lower it. */
const DATABASE_VERSION = 1;

export interface DashboardSchema extends DBSchema {
  dashboards: { key: string; value: DashboardRecord };
}

export type Database = IDBPDatabase<DashboardSchema>;

export interface OpenOptions {
  /** Told once when the connection is gone, for whatever reason. */
  readonly onLost: () => void;
  readonly version?: number;
  /** Milliseconds to wait for other tabs once the browser says that they block an upgrade. */
  readonly blockedWait?: number;
  /** Milliseconds to wait for a browser that says nothing, as when a deletion of the database hangs before us. */
  readonly silentWait?: number;
}

/** Opens the database, or rejects with a typed error within a bounded time. */
export async function openDatabase(
  name: string,
  { onLost, version = DATABASE_VERSION, blockedWait = 800, silentWait = 5000 }: OpenOptions,
): Promise<Database> {
  let abandoned = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abandonIn: (wait: number) => void = () => {};
  const tooLong = new Promise<never>((_resolve, reject) => {
    abandonIn = (wait) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        abandoned = true;
        reject(storageError('storage-blocked'));
      }, wait);
    };
  });

  try {
    // Merely reading `indexedDB` throws where site data is blocked.
    if (!globalThis.indexedDB) {
      throw storageError('storage-unavailable');
    }
    const opening = openDB<DashboardSchema>(name, version, {
      upgrade(database) {
        if (!database.objectStoreNames.contains(STORE_NAME)) {
          database.createObjectStore(STORE_NAME, { keyPath: 'id' });
        }
      },
      blocked: () => abandonIn(blockedWait),
      // Another tab wants to upgrade or delete the database: never stand in its way.
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        onLost();
      },
      terminated: onLost,
    });
    opening.then(
      (database) => abandoned && database.close(),
      () => {},
    );
    abandonIn(silentWait);
    return await Promise.race([opening, tooLong]);
  } catch (error) {
    throw toOpenError(error);
  } finally {
    clearTimeout(timer);
  }
}

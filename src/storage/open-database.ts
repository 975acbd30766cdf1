import { storageError, toOpenError } from './storage-error.js';

export const STORE_NAME = 'dashboards';

/** Increase it together with a step in `onupgradeneeded`; never decrease it. */
const DATABASE_VERSION = 1;

export interface OpenOptions {
  /** Called when the connection is closed. `isLost`: perhaps with everything in the database. */
  readonly onClosed?: (isLost: boolean) => void;
  /** Called when there was no such database, so that it is empty. */
  readonly onCreated?: () => void;
  readonly version?: number;
  /** Milliseconds to wait for other tabs after the browser reports that they block an upgrade. */
  readonly blockedWait?: number;
  /**
   * Milliseconds to wait for a browser that reports nothing, such as during a pending deletion of
   * the database that hangs.
   */
  readonly silentWait?: number;
}

/**
 * Databases whose last opening timed out: the next opening queues behind it, and gets no events.
 */
const givenUp = new Set<string>();

/** Opens the database, or rejects with a typed error within a bounded time. */
export async function openDatabase(
  name: string,
  {
    onClosed,
    onCreated,
    version = DATABASE_VERSION,
    blockedWait = 800,
    silentWait = 5000,
  }: OpenOptions = {},
): Promise<IDBDatabase> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      let isAbandoned = false;
      const abandonIn = (wait: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          isAbandoned = true;
          givenUp.add(name);
          reject(storageError('storage-blocked'));
        }, wait);
      };
      // Reading the property throws where site data is blocked, and some browsers have none.
      if (!globalThis.indexedDB) {
        throw storageError('storage-unsupported');
      }
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion === 0) {
          onCreated?.();
        }
        const { objectStoreNames } = request.result;
        if (!objectStoreNames.contains(STORE_NAME)) {
          request.result.createObjectStore(STORE_NAME, { keyPath: 'id' });
        }
      };
      request.onblocked = () => abandonIn(blockedWait);
      request.onerror = () => reject(request.error as DOMException);
      request.onsuccess = () => {
        const database = request.result;
        givenUp.delete(name);
        if (isAbandoned) {
          return database.close();
        }
        // Another tab wants to upgrade or delete the database: this connection must not block it.
        database.onversionchange = ({ newVersion }) => {
          database.close();
          onClosed?.(newVersion === null);
        };
        // The browser closes the connection when site data is cleared, and after a disk error.
        database.onclose = () => onClosed?.(true);
        resolve(database);
      };
      abandonIn(givenUp.has(name) ? blockedWait : silentWait);
    });
  } catch (error) {
    throw toOpenError(error);
  } finally {
    clearTimeout(timer);
  }
}

import { ChangeChannel } from './change-channel.js';
import { openDatabase, STORE_NAME } from './open-database.js';
import { errorName, toStorageError } from './storage-error.js';

/**
 * One IndexedDB database: its connection, and the channel for events between its users.
 *
 * Callers: `IndexedDBReader`, and `IndexedDBStorage`, which may share the database of a reader.
 *
 * States: closed until the first call of {@link use}, which opens it; open; and closed again by
 * `close()` or by the browser, until the next call. Concurrent calls share one connection.
 *
 * Invariant: every way in which the database can disappear while the page is open ends in
 * {@link ChangeChannel.lose}: a deletion that asks, a connection that the browser closed, a
 * database that comes back empty.
 */
export class Database {
  readonly name: string;
  readonly channel: ChangeChannel;
  #connection: Promise<IDBDatabase> | undefined;
  #wasOpen = false;

  constructor(name: string) {
    this.name = name;
    this.channel = new ChangeChannel(`dash-grid:${name}`);
  }

  /**
   * Runs `work` on the open connection. A connection that was closed meanwhile is opened again,
   * once.
   */
  async use<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
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

  /** Returns the record of one dashboard as it is stored. */
  read(id: string): Promise<unknown> {
    return this.use(
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
    this.channel.close();
    connection?.then(
      (database) => database.close(),
      () => {},
    );
  }

  #open(): Promise<IDBDatabase> {
    const connection = openDatabase(this.name, {
      onClosed: (isLost) => {
        this.#forget(connection);
        if (isLost) {
          this.channel.lose();
        }
      },
      onCreated: () => {
        if (this.#wasOpen) {
          this.channel.lose();
        }
      },
    });
    connection.then(
      () => (this.#wasOpen = true),
      () => this.#forget(connection),
    );
    return connection;
  }

  #forget(connection: Promise<IDBDatabase>): void {
    if (this.#connection === connection) {
      this.#connection = undefined;
    }
  }
}

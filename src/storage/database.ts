import { ChangeChannel } from './change-channel.js';
import { openDatabase, STORE_NAME } from './open-database.js';
import { errorName, toStorageError } from './storage-error.js';

/**
 * One IndexedDB database: its connection, opened when it is used and again when it was lost, and
 * the channel by which its users tell each other. An adapter that writes may share that of one that
 * reads.
 *
 * Every way in which a database can go away under a living page ends in {@link ChangeChannel.lose}:
 * a deletion that asks, a connection that the browser closed, a database that comes back empty.
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

  /** Runs `work` on the open connection; one that was closed meanwhile is opened again, once. */
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

  /** The record of one dashboard as it is stored. */
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

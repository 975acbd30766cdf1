import type { StorageAdapter, StorageReader } from './types.js';

/** An empty memory, in which nothing has been stored yet. */
const EMPTY: StorageReader = { load: () => Promise.resolve(undefined) };

/** The dashboards in memory of one element. The code that writes them comes with the first edit. */
export class PageMemory {
  /** Kept, so that dashboards in memory still exist after another one was shown. */
  #adapter: StorageAdapter | undefined;

  get reader(): StorageReader {
    return this.#adapter ?? EMPTY;
  }

  /** Returns the adapter in place of the empty memory; undefined for another reader. */
  adapterFor(reader: StorageReader, make: () => StorageAdapter): StorageAdapter | undefined {
    return reader === EMPTY ? (this.#adapter ??= make()) : undefined;
  }
}

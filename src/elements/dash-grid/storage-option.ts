import { DashError } from '../../model/errors.js';
import { IndexedDBReader } from '../../storage/indexeddb-reader.js';
import { toLoadError } from '../../storage/storage-error.js';
import type { StorageAdapter, StorageReader } from '../../storage/types.js';
import { warnOnce } from '../shared/warn-once.js';

export type Writing = typeof import('./writing.js');

/** Memory in which nobody has stored anything yet. */
const EMPTY_MEMORY: StorageReader = { load: () => Promise.resolve(undefined) };

/**
 * The adapters of one element for the names that its `storage` attribute takes: at first what
 * reads, which is here already, for a request of its own would hold the first frame up; what writes
 * comes with the first edit.
 */
export class NamedStorages {
  /** Kept, so that dashboards in memory are still there after another one was shown. */
  #memory: StorageAdapter | undefined;

  /** @throws DashError `storage-unavailable` for a name that is not known. */
  reader(name: string): StorageReader {
    switch (name) {
      case '':
      case 'memory':
        return this.#memory ?? EMPTY_MEMORY;
      case 'indexeddb':
        return new IndexedDBReader();
      default: {
        const message = `The storage "${name}" is not known. Set storage to "memory" or "indexeddb", or set the property to a storage adapter.`;
        warnOnce(`<dash-grid>: ${message}`);
        throw new DashError('storage-unavailable', message);
      }
    }
  }

  /** @throws DashError `load-failed`; it can be tried again. */
  async loadWriting(): Promise<Writing> {
    try {
      return await import('./writing.js');
    } catch (cause) {
      throw toLoadError(cause);
    }
  }

  /** The adapter that writes where `reader` reads. */
  adapter(reader: StorageReader, { IndexedDBStorage, MemoryStorage }: Writing): StorageAdapter {
    if (isAdapter(reader)) {
      return reader;
    }
    return reader instanceof IndexedDBReader
      ? new IndexedDBStorage({ reader })
      : (this.#memory ??= new MemoryStorage());
  }
}

function isAdapter(storage: StorageReader): storage is StorageAdapter {
  return 'apply' in storage;
}

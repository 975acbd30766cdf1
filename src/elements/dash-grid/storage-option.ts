import { DashError } from '../../model/errors.js';
import type { StorageAdapter } from '../../storage/types.js';

/** The adapter for a `storage` attribute; only the one that is named gets loaded. */
export const storageFor = async (name: string): Promise<StorageAdapter> => {
  switch (name) {
    case '':
    case 'memory': {
      const { MemoryStorage } = await import('../../storage/memory-storage.js');
      return new MemoryStorage();
    }
    case 'indexeddb': {
      const { IndexedDBStorage } = await import('../../storage/indexeddb-storage.js');
      return new IndexedDBStorage();
    }
    default:
      throw new DashError(
        'storage-unavailable',
        `The storage "${name}" is not known. Set storage to "memory" or "indexeddb", or set the property to a storage adapter.`,
      );
  }
};

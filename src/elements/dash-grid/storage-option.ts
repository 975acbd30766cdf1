import { DashError } from '../../model/errors.js';
import { IndexedDBStorage } from '../../storage/indexeddb-storage.js';
import type { StorageAdapter } from '../../storage/types.js';
import { warnOnce } from '../shared/warn-once.js';

/**
 * The adapters of one element for the names that its `storage` attribute takes. What most pages
 * name is here already: a request of its own would hold the first frame up.
 */
export class NamedStorages {
  /** Kept, so that dashboards in memory are still there after another one was shown. */
  #memory: StorageAdapter | undefined;

  /** @throws DashError `storage-unavailable` for a name that is not known. */
  async open(name: string): Promise<StorageAdapter> {
    switch (name) {
      case '':
      case 'memory': {
        const { MemoryStorage } = await import('../../storage/memory-storage.js');
        return (this.#memory ??= new MemoryStorage());
      }
      case 'indexeddb':
        return new IndexedDBStorage();
      default: {
        const message = `The storage "${name}" is not known. Set storage to "memory" or "indexeddb", or set the property to a storage adapter.`;
        warnOnce(`<dash-grid>: ${message}`);
        throw new DashError('storage-unavailable', message);
      }
    }
  }
}

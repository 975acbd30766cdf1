import { DashError } from '../../model/errors.js';
import { IndexedDBReader } from '../../storage/indexeddb-reader.js';
import { PageMemory } from '../../storage/page-memory.js';
import { toLoadError } from '../../storage/storage-error.js';
import type { StorageReader } from '../../storage/types.js';
import { warnOnce } from '../shared/warn-once.js';

export type Writing = typeof import('./writing.js');

/**
 * The adapters of one element for the names that its `storage` attribute takes. The readers are
 * part of the first load, because a request of their own would delay the first frame; the code that
 * writes is loaded with the first edit.
 */
export class NamedStorages {
  readonly memory = new PageMemory();

  /** @throws DashError `storage-unavailable` for a name that is not known. */
  reader(name: string): StorageReader {
    switch (name) {
      case '':
      case 'memory':
        return this.memory.reader;
      case 'indexeddb':
        return new IndexedDBReader();
      default: {
        const advice = __DEV__ ? ' Use "memory", "indexeddb" or a storage adapter.' : '';
        const message = `The storage "${name}" is not known.${advice}`;
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
}

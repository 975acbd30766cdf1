import { IndexedDBReader } from '../../storage/indexeddb-reader.js';
import { IndexedDBStorage } from '../../storage/indexeddb-storage.js';
import { Journal } from '../../storage/journal.js';
import { MemoryStorage } from '../../storage/memory-storage.js';
import type { StorageAdapter, StorageReader } from '../../storage/types.js';
import type { DashboardReader } from '../../store/dashboard-reader.js';
import { DashboardStore } from '../../store/dashboard-store.js';
import type { ConnectionOptions } from './connection.js';
import { EMPTY_MEMORY, type NamedStorages } from './storage-option.js';

/** Returns the store that takes the place of a reader, and writes where that has read. */
export function takeOver(
  reader: DashboardReader,
  { journalName: name }: StorageReader,
  { named, limits, compaction }: ConnectionOptions,
): DashboardStore {
  return DashboardStore.takeOver(reader, {
    storage: adapterOf(reader.storage, named),
    fallback: () => adapterOf(named.reader('memory'), named),
    journal: name === undefined ? undefined : new Journal({ name }),
    limits,
    compaction,
  });
}

/** Returns the adapter that writes where `reader` reads. */
function adapterOf(reader: StorageReader, named: NamedStorages): StorageAdapter {
  if (reader === EMPTY_MEMORY) {
    return (named.memory ??= new MemoryStorage());
  }
  return reader instanceof IndexedDBReader && !('apply' in reader)
    ? new IndexedDBStorage({ reader })
    : // The store refuses one that can't write.
      (reader as StorageAdapter);
}

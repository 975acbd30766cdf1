import { IndexedDBReader } from '../storage/indexeddb-reader.js';
import { IndexedDBStorage } from '../storage/indexeddb-storage.js';
import { Journal } from '../storage/journal.js';
import { MemoryStorage } from '../storage/memory-storage.js';
import type { StorageAdapter, StorageReader } from '../storage/types.js';
import type { DashboardReader } from './dashboard-reader.js';
import { DashboardStore } from './dashboard-store.js';
import type { TakeOverOptions } from './types.js';
import type { PageMemory } from '../storage/page-memory.js';

/** Returns the store that takes the place of a reader, and writes where that has read. */
export function takeOver(
  reader: DashboardReader,
  { journalName: name }: StorageReader,
  memory: PageMemory,
  { limits, compaction }: Pick<TakeOverOptions, 'limits' | 'compaction'>,
): DashboardStore {
  return DashboardStore.takeOver(reader, {
    storage: adapterOf(reader.storage, memory),
    fallback: () => adapterOf(memory.reader, memory),
    journal: name === undefined ? undefined : new Journal({ name }),
    limits,
    compaction,
  });
}

/** Returns the adapter that writes where `reader` reads. */
function adapterOf(reader: StorageReader, memory: PageMemory): StorageAdapter {
  const own =
    memory.adapterFor(reader, () => new MemoryStorage()) ??
    (reader instanceof IndexedDBReader && !('apply' in reader)
      ? new IndexedDBStorage({ reader })
      : undefined);
  // The store refuses a storage of the page that can't write.
  return own ?? (reader as StorageAdapter);
}

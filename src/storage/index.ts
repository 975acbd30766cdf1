export * from './types.js';
export { IndexedDBStorage, type IndexedDBStorageOptions } from './indexeddb-storage.js';
export { Journal, type JournalEntry, type JournalOptions } from './journal.js';
export { MemoryStorage, type MemoryStorageOptions } from './memory-storage.js';

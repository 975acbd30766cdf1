export * from './types.js';
export { IndexedDBReader, type IndexedDBStorageOptions } from './indexeddb-reader.js';
export { IndexedDBStorage } from './indexeddb-storage.js';
export { Journal, type JournalEntry, type JournalOptions } from './journal.js';
export { MemoryStorage, type MemoryStorageOptions } from './memory-storage.js';

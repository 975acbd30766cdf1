/**
 * All the code that writes to a dashboard, in one chunk. It is loaded with the first edit, so that
 * a page that only shows a dashboard does not carry it.
 */
export { IndexedDBStorage } from '../../storage/indexeddb-storage.js';
export { Journal } from '../../storage/journal.js';
export { MemoryStorage } from '../../storage/memory-storage.js';
export { DashboardStore } from '../../store/dashboard-store.js';
export { Commands } from '../editing/commands.js';
export * as methods from '../editing/methods.js';

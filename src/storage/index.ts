export * from './types.js';
export { IndexedDBReader, type IndexedDBStorageOptions } from './indexeddb-reader.js';
export { IndexedDBStorage } from './indexeddb-storage.js';
export { Journal, type JournalEntry, type JournalOptions } from './journal.js';
export { MemoryStorage, type MemoryStorageOptions } from './memory-storage.js';
export type { AppliedMutation, DashboardRecord } from './record.js';
export { stampEdit, stampNew } from './stamp.js';
export { sortSummaries, summarize } from './summary.js';
export { applyToRecord, createRecord } from './write-record.js';
export type * from './rest/types.js';
export type * from './rest/without-revisions/types.js';
export { customerDashboards } from './rest/dialects/customer-dashboards.js';
export { v1 } from './rest/dialects/v1.js';
export { readMessage } from './rest/read-message.js';
export { RestError, type RestErrorOptions } from './rest/rest-error.js';
export { RestStorage, type RestStorageOptions } from './rest/rest-storage.js';
export { segment } from './rest/segment.js';
export { withoutRevisions } from './rest/without-revisions/without-revisions.js';
export { SyncedStorage, type SyncedStorageOptions } from './synced/synced-storage.js';
export {
  userDashboard,
  type UserDashboardOptions,
  type WidgetDefinition,
} from './rest/dialects/user-dashboard.js';
export {
  widgetRecords,
  type ActionRequest,
  type WidgetRecordsOptions,
} from './rest/dialects/widget-records.js';

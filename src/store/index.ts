export { DashboardReader, type DashboardReaderOptions } from './dashboard-reader.js';
export { DashboardStore } from './dashboard-store.js';
export type { OpenDashboard } from './open-dashboard.js';
export type {
  ChangeOrigin,
  DashboardStoreOptions,
  DispatchOptions,
  OpenOptions,
  SaveState,
  StepFilter,
  StoreEvent,
  StoreState,
  TakeOverOptions,
} from './types.js';

export { DashboardStore } from './dashboard-store.js';
export type {
  ChangeOrigin,
  DashboardStoreOptions,
  DispatchOptions,
  SaveState,
  StoreEvent,
  StoreState,
} from './types.js';

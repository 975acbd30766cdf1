export { DashboardStore } from './dashboard-store.js';
export type {
  ChangeOrigin,
  DashboardStoreOptions,
  DispatchOptions,
  SaveState,
  StepFilter,
  StoreEvent,
  StoreState,
} from './types.js';

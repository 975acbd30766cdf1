/** All the code that writes to a dashboard, in one chunk: it comes with the first edit, or with edit mode. */
export { Commands } from '../editing/commands.js';
export * as methods from '../editing/methods.js';
export { DashboardStore } from '../../store/dashboard-store.js';

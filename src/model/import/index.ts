export { importDashboard } from './import-dashboard.js';
export type { ImportOptions } from './options.js';

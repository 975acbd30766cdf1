export { importDashboard, type ImportOptions } from './import-dashboard.js';

/**
 * All the code that writes to a dashboard, in one chunk. It is loaded with the first edit, so that
 * a page that only shows a dashboard does not carry it.
 */
export { takeOver } from '../../store/take-over.js';
export { Commands } from '../editing/commands.js';
export * as methods from '../editing/methods.js';

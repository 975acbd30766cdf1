export { describeStorage, type StorageHarness } from './storage-conformance.js';

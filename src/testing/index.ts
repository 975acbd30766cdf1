/**
 * Tools for tests of widgets and storage adapters. They work in every test runner with a browser.
 */
export {
  checkWidgetContract,
  WidgetContractError,
  type ContractReport,
} from './check-widget-contract.js';
export type { Axe, CheckName, ContractFailure, ContractOptions } from './contract/types.js';
export type { FakeSource, FakeSources, Observation } from './harness-data.js';
export type { ContextFields } from './harness-context.js';
export {
  mountWidget,
  type MountedWidget,
  type MountOptions,
  type WidgetSubject,
} from './mount-widget.js';
export { describeStorage, type StorageHarness } from './storage-conformance.js';

/**
 * The API for widget authors: the types of the contract, a base class, and the adapter for existing
 * elements.
 */
export type * from '../registry/types/index.js';
export type {
  DataClient,
  DataFilter,
  DataQuery,
  DataState,
  ObserveOptions,
} from '../data/types.js';
export type { JsonObject, JsonValue } from '../model/json.js';
export { DashError, type DashErrorCode } from '../model/errors.js';
export { readQuery } from '../data/query/read-query.js';
export {
  DataController,
  type DataControllerHost,
  type DataControllerOptions,
} from './data-controller.js';
export { LitWidget } from './lit-widget.js';
export {
  fromElement,
  type EventMapping,
  type FromElementOptions,
} from '../registry/foreign/from-element.js';
export type { PropertyMapping, SlotContent } from '../registry/foreign/config-writer.js';
export { fromUrl } from '../registry/foreign/from-url.js';

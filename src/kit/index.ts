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
  type DataMapping,
  type EventMapping,
  type FromElementOptions,
} from '../registry/foreign/from-element.js';
export type { PropertyMapping, SlotContent } from '../registry/foreign/config-writer.js';
export type { BoxSize, Draw, Drawing, DrawResult } from '../registry/foreign/drawing.js';
export type { Fit } from '../registry/foreign/fit.js';
export { fromFunction, type FromFunctionOptions } from '../registry/foreign/from-function.js';
export type { ForeignStyles } from '../registry/foreign/style-sheets.js';
export type { ExportedData } from '../registry/foreign/table-of.js';
export { fromUrl } from '../registry/foreign/from-url.js';

/** What a widget author needs: the types of the contract, and the adapter for existing elements. */
export type * from '../registry/types.js';
export type { DataClient, DataFilter, DataQuery, DataState } from '../data/types.js';
export { readQuery } from '../data/read-query.js';
export { DataController, type DataControllerOptions, type LitWidget } from './data-controller.js';
export { fromElement, type FromElementOptions } from '../registry/from-element.js';
export { fromUrl } from '../registry/from-url.js';

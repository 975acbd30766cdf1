/**
 * The exports that a host needs. Importing them defines no element and has no other side effect.
 * The rest has paths of its own: `dash-grid/model`, `/registry`, `/storage`, `/store`, `/data`,
 * `/widget`.
 */
export { define } from './define-elements.js';
export { DashGrid } from './elements/dash-grid/dash-grid.js';

export { createDashboard, createWidget } from './model/create.js';
export { DashError, type DashErrorCode } from './model/errors.js';
export { importDashboard, type ImportOptions } from './model/import/index.js';
export { parseDashboard } from './model/parse/dashboard.js';

export { fromElement, type FromElementOptions } from './registry/foreign/from-element.js';
export type { Draw, Drawing, DrawResult } from './registry/foreign/drawing.js';
export { fromFunction, type FromFunctionOptions } from './registry/foreign/from-function.js';
export { fromUrl } from './registry/foreign/from-url.js';
export { WidgetRegistry, widgetRegistry } from './registry/registry.js';

export { eventStream, type EventStreamOptions } from './data/sources/event-stream.js';
export { graphqlSource, type GraphqlSourceOptions } from './data/sources/graphql-source.js';
export {
  metricSource,
  type MetricRequest,
  type MetricSourceOptions,
} from './data/sources/metric-source.js';
export { restSource, type RestSourceOptions } from './data/sources/rest-source.js';
export { SourceError, type SourceErrorOptions } from './data/sources/source-error.js';
export { staticSource } from './data/sources/static-source.js';

export type { IndexedDBStorageOptions } from './storage/indexeddb-reader.js';
export { IndexedDBStorage } from './storage/indexeddb-storage.js';
export { MemoryStorage, type MemoryStorageOptions } from './storage/memory-storage.js';

export type * from './data/types.js';
export type * from './model/json.js';
export type * from './model/types.js';
export type * from './registry/types/index.js';
export type * from './storage/types.js';
export type { FilterOptions } from './elements/dash-filters/filter-bar.js';
export type { VariableSchemas } from './elements/dash-filters/dash-filters.js';
export type {
  DashBeforeChangeEvent,
  DashBeforeEditingChangeEvent,
  DashChangeEvent,
  DashConflictEvent,
  DashEditingChangeEvent,
  DashSaveStateEvent,
  DashTelemetryEvent,
  DashVariablesChangeEvent,
  DashWidgetErrorEvent,
  DashWidgetEvent,
  Telemetry,
  VariablesChangeDetail,
  WidgetErrorDetail,
  WidgetEventDetail,
} from './elements/events/index.js';
export type { DashWidget, WidgetState } from './elements/dash-widget/dash-widget.js';
export type { HostContext } from './elements/host/host-context.js';
export type { RefreshCredentials } from './http/credentials.js';
export type { HttpOptions } from './http/http.js';
export type { AddWidgetOptions } from './model/edits/add-widget.js';
export type { WidgetPatch } from './model/edits/update-widget.js';
export type { ChangeOrigin, SaveState } from './store/types.js';

export type * from './types.js';
export { WidgetRegistry, widgetRegistry } from './registry.js';
export { effectiveConfig } from './config.js';
export { prepareConfig, type PreparedConfig } from './migrate-config.js';
export { fromUrl } from './from-url.js';
export { fromElement, type FromElementOptions } from './from-element.js';
export { watchLateErrors, type LateError } from './late-errors.js';

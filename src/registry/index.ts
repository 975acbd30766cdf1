export type * from './types/index.js';
export { WidgetRegistry, widgetRegistry } from './registry.js';
export { effectiveConfig } from './config/config.js';
export { editWidget, type WidgetEdit } from './config/edit-config.js';
export { prepareConfig, type PreparedConfig } from './config/migrate-config.js';
export { fromUrl } from './foreign/from-url.js';
export { fromElement, type FromElementOptions } from './foreign/from-element.js';
export type { LateError } from './guards/late-error.js';
export { watchLateErrors } from './guards/late-errors.js';

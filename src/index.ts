/** The public API. Importing it defines no element and has no other side effect. */
export * from './model/index.js';
export * from './registry/index.js';
export * from './storage/index.js';
export * from './store/index.js';
export * from './data/index.js';
export * from './elements/events/index.js';
export { DashGrid } from './elements/dash-grid/dash-grid.js';
export type { HostContext } from './elements/host/host-context.js';
export { DashWidget, type WidgetState } from './elements/dash-widget/dash-widget.js';
export type { AddWidgetOptions } from './model/edits/add-widget.js';
export type { WidgetPatch } from './model/edits/update-widget.js';
export type { FilterOptions } from './elements/dash-filters/filter-bar.js';
export type { VariableSchemas } from './elements/dash-filters/dash-filters.js';

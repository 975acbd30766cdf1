export { DashBeforeChangeEvent, DashChangeEvent } from './change-event.js';
export { DashConflictEvent } from './conflict-event.js';
export { DashBeforeEditingChangeEvent, DashEditingChangeEvent } from './editing-change-event.js';
export { DashSaveStateEvent } from './save-state-event.js';
export { DashTelemetryEvent, type Telemetry } from './telemetry-event.js';
export { DashWidgetErrorEvent } from './widget-error-event.js';
export { DashWidgetEvent } from './widget-event.js';

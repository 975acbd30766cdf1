import type { DashBeforeChangeEvent, DashChangeEvent } from './change-event.js';
import type { DashConflictEvent } from './conflict-event.js';
import type {
  DashBeforeEditingChangeEvent,
  DashEditingChangeEvent,
} from './editing-change-event.js';
import type { DashSaveStateEvent } from './save-state-event.js';
import type { DashTelemetryEvent } from './telemetry-event.js';
import type { DashVariablesChangeEvent } from './variables-change-event.js';
import type { DashWidgetErrorEvent } from './widget-error-event.js';
import type { DashWidgetEvent } from './widget-event.js';

export { DashBeforeChangeEvent, DashChangeEvent } from './change-event.js';
export { DashConflictEvent } from './conflict-event.js';
export { DashBeforeEditingChangeEvent, DashEditingChangeEvent } from './editing-change-event.js';
export { DashSaveStateEvent } from './save-state-event.js';
export { DashTelemetryEvent, type Telemetry } from './telemetry-event.js';
export { DashVariablesChangeEvent, type VariablesChangeDetail } from './variables-change-event.js';
export { DashWidgetErrorEvent, type WidgetErrorDetail } from './widget-error-event.js';
export { DashWidgetEvent, type WidgetEventDetail } from './widget-event.js';

declare global {
  interface GlobalEventHandlersEventMap {
    'dash-change': DashChangeEvent;
    'dash-before-change': DashBeforeChangeEvent;
    'dash-save-state': DashSaveStateEvent;
    'dash-conflict': DashConflictEvent;
    'dash-editing-change': DashEditingChangeEvent;
    'dash-before-editing-change': DashBeforeEditingChangeEvent;
    'dash-variables-change': DashVariablesChangeEvent;
    'dash-widget-error': DashWidgetErrorEvent;
    'dash-widget-event': DashWidgetEvent;
    'dash-telemetry': DashTelemetryEvent;
  }
}

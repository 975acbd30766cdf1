import type { WidgetId } from '../../model/types.js';

/** What happened to a widget, for the host's monitoring. */
export interface Telemetry {
  readonly kind: 'load' | 'render' | 'error';
  readonly widgetId: WidgetId | null;
  readonly widgetType?: string;
  readonly installId?: string;
  /** Milliseconds. */
  readonly duration?: number;
}

export class DashTelemetryEvent extends Event {
  static readonly type = 'dash-telemetry';

  constructor(readonly detail: Telemetry) {
    super(DashTelemetryEvent.type, { bubbles: true, composed: true });
  }
}

import type { WidgetId } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

/** A widget was loaded, or failed; for the monitoring of the host. */
export interface Telemetry {
  readonly kind: 'load' | 'render' | 'error';
  readonly widgetId: WidgetId | null;
  readonly widgetType?: string;
  readonly installId?: string;
  /** Duration in milliseconds. */
  readonly duration?: number;
}

export class DashTelemetryEvent extends DashEvent<Telemetry> {
  static readonly type = 'dash-telemetry';

  constructor(detail: Telemetry) {
    super(DashTelemetryEvent.type, detail);
  }
}

import type { WidgetId } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

/** A widget was loaded, was rendered or failed; for the host's monitoring. */
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

import type { WidgetId } from '../../model/types.js';
import type { WidgetPhase } from '../../registry/types.js';
import { DashEvent } from './dash-event.js';

export interface WidgetErrorDetail {
  readonly widgetId: WidgetId | null;
  /** The widget type, where it is known. */
  readonly type: string | undefined;
  readonly phase: WidgetPhase;
  readonly error: unknown;
}

/**
 * Third-party code failed. An error that no widget can be blamed for with certainty (a timer, a floating promise)
 * comes with `widgetId` null.
 */
export class DashWidgetErrorEvent extends DashEvent<WidgetErrorDetail> {
  static readonly type = 'dash-widget-error';

  constructor(
    readonly widgetId: WidgetId | null,
    readonly widgetType: string | undefined,
    readonly phase: WidgetPhase,
    readonly error: unknown,
  ) {
    super(DashWidgetErrorEvent.type);
  }

  /** The same, as listeners of custom events expect it. */
  override get detail(): WidgetErrorDetail {
    return {
      widgetId: this.widgetId,
      type: this.widgetType,
      phase: this.phase,
      error: this.error,
    };
  }
}

import type { WidgetId } from '../../model/types.js';
import type { WidgetPhase } from '../../registry/types/index.js';
import { DashEvent } from './dash-event.js';

export interface WidgetErrorDetail {
  readonly widgetId: WidgetId | null;
  /** The widget type, where it is known. */
  readonly type: string | undefined;
  readonly phase: WidgetPhase;
  readonly error: unknown;
}

/**
 * Third-party code failed. An error that no widget can be blamed for with certainty (a timer, a
 * floating promise) comes with `widgetId` null.
 */
export class DashWidgetErrorEvent extends DashEvent<WidgetErrorDetail> {
  static readonly type = 'dash-widget-error';
  declare readonly widgetId: WidgetId | null;
  declare readonly phase: WidgetPhase;
  declare readonly error: unknown;

  constructor(detail: WidgetErrorDetail) {
    super(DashWidgetErrorEvent.type, detail);
  }

  /** The widget type, where it is known; `type` is the event's own. */
  get widgetType(): string | undefined {
    return this.detail.type;
  }
}

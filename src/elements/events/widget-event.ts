import type { JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

export interface WidgetEventDetail {
  readonly widgetId: WidgetId;
  readonly name: string;
  readonly detail: JsonValue | undefined;
}

/** A widget said something by `context.emit(name, detail)`. */
export class DashWidgetEvent extends DashEvent<WidgetEventDetail> {
  static readonly type = 'dash-widget-event';

  constructor(
    readonly widgetId: WidgetId,
    readonly name: string,
    readonly data: JsonValue | undefined,
  ) {
    super(DashWidgetEvent.type);
  }

  /** The same, as listeners of custom events expect it. */
  override get detail(): WidgetEventDetail {
    return { widgetId: this.widgetId, name: this.name, detail: this.data };
  }
}

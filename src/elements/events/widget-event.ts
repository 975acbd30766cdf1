import type { JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';
import { DashEvent } from './dash-event.js';

export interface WidgetEventDetail {
  readonly widgetId: WidgetId;
  readonly name: string;
  readonly data: JsonValue | undefined;
}

/** A widget emitted an event by `context.emit(name, data)`. */
export class DashWidgetEvent extends DashEvent<WidgetEventDetail> {
  static readonly type = 'dash-widget-event';
  declare readonly widgetId: WidgetId;
  declare readonly name: string;
  declare readonly data: JsonValue | undefined;

  constructor(detail: WidgetEventDetail) {
    super(DashWidgetEvent.type, detail);
  }
}

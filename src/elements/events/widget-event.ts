import type { JsonValue } from '../../model/json.js';
import type { WidgetId } from '../../model/types.js';

/** A widget said something by `context.emit(name, detail)`. */
export class DashWidgetEvent extends Event {
  static readonly type = 'dash-widget-event';

  constructor(
    readonly widgetId: WidgetId,
    readonly name: string,
    readonly data: JsonValue | undefined,
  ) {
    super(DashWidgetEvent.type, { bubbles: true, composed: true });
  }

  /** The same, as listeners of custom events expect it. */
  get detail() {
    return { widgetId: this.widgetId, name: this.name, detail: this.data };
  }
}

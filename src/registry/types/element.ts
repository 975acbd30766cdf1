import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from './context.js';

/** What the host sets on a widget element: `config` first, then `context`, then it is connected. */
export interface WidgetElement<Config extends object = JsonObject> extends HTMLElement {
  config: Readonly<Config>;
  context: WidgetContext;
  /** What is shown now, unformatted. A widget that has it can be exported as CSV. */
  exportData?(): WidgetTable | undefined;
}

/** What a widget shows, as rows; for export. */
export interface WidgetTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
}

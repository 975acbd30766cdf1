import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from './context.js';

/** A widget element. The host sets `config`, then `context`, then connects it. */
export interface WidgetElement<Config extends object = JsonObject> extends HTMLElement {
  config: Readonly<Config>;
  context: WidgetContext;
  /** Returns the shown data, unformatted. A widget with this method can be exported as CSV. */
  exportData?(): WidgetTable | undefined | Promise<WidgetTable | undefined>;
}

/** The data that a widget shows, as rows, for export. */
export interface WidgetTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
}

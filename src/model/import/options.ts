import type { DashboardId, WidgetId } from '../types.js';

/** Values for what an imported document leaves out. */
export interface ImportOptions {
  /** The id of the new dashboard, where the input names none. Default: a new one. */
  readonly id?: DashboardId;
  /** Its name, where the input names none. */
  readonly name?: string;
  /** Widget types by id, for formats that hold places only. */
  readonly types?: Readonly<Record<WidgetId, string>>;
  /** The type of widgets that neither the input nor `types` names. Default `unknown`. */
  readonly defaultType?: string;
  /**
   * How many columns the input's units count, where it doesn't say. Default 12, but 3 for
   * `config.widgets`, whose units are scaled to 12 columns.
   */
  readonly columns?: number;
}

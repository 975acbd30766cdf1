import { DashError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import { newId } from '../create.js';
import { parseDashboard } from '../parse/dashboard.js';
import { readJson } from '../parse/json.js';
import { own } from '../record.js';
import type { Dashboard, DashboardId, WidgetId } from '../types.js';
import { fromConfigWidgets } from './config-widgets.js';
import { fromGridstack } from './gridstack.js';
import { readId } from './items.js';
import { fromReactGridLayout } from './react-grid-layout.js';
import { isConfigWidgets, isGridstack, isOwnDocument, isReactGridLayout } from './shapes.js';

export interface ImportOptions {
  /** The id of the new dashboard, if the input has none. Default: a new one. */
  readonly id?: DashboardId;
  /** The name of the new dashboard, if the input has none. */
  readonly name?: string;
  /** Widget types by id, for formats that hold places only. */
  readonly types?: Readonly<Record<WidgetId, string>>;
  /** The type of widgets that have none in the input or in `types`. Default `unknown`. */
  readonly defaultType?: string;
  /**
   * Columns that the input's units count, if the input does not define them. Default 12, but 3 for
   * `config.widgets`, whose units are scaled to 12 columns.
   */
  readonly columns?: number;
}

/**
 * Makes a dashboard of a document in one of these formats: our own, a dashboard with a
 * `config.widgets` list, a react-grid-layout list `[{i, x, y, w, h}]`, or what gridstack's `save()`
 * returned `[{x, y, w, h, id}]`. Nothing is trimmed to any limit; gaps, overlaps and unknown keys
 * are kept.
 *
 * @throws DashError `import-format` when it is none of them, `invalid-document`, with the path of
 * the fault, when its content can't be read.
 */
export function importDashboard(input: unknown, options: ImportOptions = {}): Dashboard {
  if (typeof input !== 'object' || input === null) {
    return refuseFormat();
  }
  const json = readJson(input, 'invalid-document');
  const document = convert(json, options);
  if (document === undefined) {
    return refuseFormat();
  }
  return parseDashboard({
    ...document,
    id: readId(document, 'id', '', {}) ?? options.id ?? newId('dashboard'),
    ...((own(document, 'name') ?? options.name) !== undefined && {
      name: own(document, 'name') ?? options.name,
    }),
  });
}

function convert(json: JsonValue, options: ImportOptions): JsonObject | undefined {
  if (isOwnDocument(json)) {
    return json;
  }
  if (isConfigWidgets(json)) {
    return fromConfigWidgets(json, json.config, options);
  }
  if (isReactGridLayout(json)) {
    return fromReactGridLayout(json, options);
  }
  return isGridstack(json) ? fromGridstack(json, options) : undefined;
}

function refuseFormat(): never {
  throw new DashError(
    'import-format',
    'This is no dashboard that can be imported. Accepted are: a dashboard exported here, a ' +
      'dashboard with a "config.widgets" list, a react-grid-layout list [{i, x, y, w, h}], and ' +
      "gridstack's save() list [{x, y, w, h, id}].",
    { path: '' },
  );
}

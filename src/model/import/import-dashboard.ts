import { DashError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import { newId } from '../create.js';
import { parseDashboard } from '../parse/dashboard.js';
import { readJson } from '../parse/json.js';
import { isJsonObject, own } from '../record.js';
import type { Dashboard, DashboardId, WidgetId } from '../types.js';
import { fromConfigWidgets } from './config-widgets.js';
import { fromGridstack } from './gridstack.js';
import { readId } from './items.js';
import { fromReactGridLayout } from './react-grid-layout.js';

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
  if (Array.isArray(json)) {
    const items = json.filter(isJsonObject);
    if (items.length < json.length) {
      return undefined;
    }
    if (items.length > 0 && items.every((item) => Object.hasOwn(item, 'i'))) {
      return fromReactGridLayout(items, options);
    }
    return items.every(isGridstackItem) ? fromGridstack(items, options) : undefined;
  }
  if (!isJsonObject(json)) {
    return undefined;
  }
  const config = own(json, 'config');
  const hasWidgets = isJsonObject(own(json, 'widgets'));
  const hasVersion = Object.hasOwn(json, 'schemaVersion');
  // A document of ours may hold anything else too, and the other format a version.
  if (
    !(hasWidgets && hasVersion) &&
    isJsonObject(config) &&
    Array.isArray(own(config, 'widgets'))
  ) {
    return fromConfigWidgets(json, config, options);
  }
  return hasWidgets || hasVersion ? json : undefined;
}

/** gridstack leaves out what has its default, so any of these tells. */
function isGridstackItem(item: JsonObject): boolean {
  return ['x', 'y', 'w', 'h', 'id', 'content'].some((key) => Object.hasOwn(item, key));
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

import type { JsonObject } from '../../model/json.js';
import { without } from '../../model/record.js';
import type { JsonSchema, WidgetManifest } from '../../registry/types/index.js';
import type { Widget } from '../../model/types.js';
import { propertiesOf, requiredOf } from '../../forms/resolve.js';

/** Settings that name the request itself, for widgets without one of their own. */
const QUERY_KEYS = ['source', 'request', 'select'];

/** Settings that are part of the request, and mean nothing beside a request of the widget's own. */
const REQUEST_KEYS = [
  'metric',
  'aggregation',
  'timeRange',
  'period',
  'groupBy',
  'devices',
  'filters',
];

/** Whether a type's settings can make its data request. */
function makesRequest(schema: JsonSchema): boolean {
  return 'source' in propertiesOf(schema);
}

/**
 * The config schema without what is asked in the section about data, so that nothing is asked
 * twice. Values that are stored are kept, whether they are shown or not.
 */
export function configSchemaFor(
  schema: JsonSchema,
  config: JsonObject,
  hasQuery: boolean,
): JsonSchema {
  if (!makesRequest(schema)) {
    return schema;
  }
  const hidden = hasQuery
    ? [...QUERY_KEYS, ...REQUEST_KEYS]
    : QUERY_KEYS.filter((key) => !Object.hasOwn(config, key));
  const properties = hidden.reduce(without, { ...propertiesOf(schema) });
  const required = requiredOf(schema).filter((key) => !hidden.includes(key));
  return { ...schema, properties, ...('required' in schema && { required }) };
}

/** What of a config is part of its data request. */
export function requestPartOf(config: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(config).filter(([key]) => [...QUERY_KEYS, ...REQUEST_KEYS].includes(key)),
  );
}

/** Whether the dialog asks where the data comes from. */
export function asksForData(
  { query }: Widget,
  { resolveQuery, category }: WidgetManifest,
  schema: JsonSchema,
  hasSources: boolean,
): boolean {
  return (
    query !== undefined ||
    resolveQuery !== undefined ||
    makesRequest(schema) ||
    (hasSources && category !== 'info' && category !== 'action')
  );
}

import type { JsonObject } from '../../model/json.js';
import { without } from '../../model/record.js';
import type { JsonSchema, WidgetManifest } from '../../registry/types/index.js';
import type { Widget } from '../../model/types.js';
import { propertiesOf, requiredOf } from '../../forms/resolve.js';

/** Keys of a config that name the request itself, for widgets without a query. */
const QUERY_KEYS = ['source', 'request', 'select'];

/** Keys of a config that are part of the request; they have no effect beside a query. */
const REQUEST_KEYS = [
  'metric',
  'aggregation',
  'timeRange',
  'period',
  'groupBy',
  'devices',
  'filters',
];

/** Tells if a type's config can make its data request. */
function makesRequest(schema: JsonSchema): boolean {
  return 'source' in propertiesOf(schema);
}

/**
 * Returns the config schema without the fields that the data section has, so that nothing is asked
 * twice. Stored values are kept, shown or not.
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

/** Returns the part of a config that belongs to its data request. */
export function requestPartOf(config: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(config).filter(([key]) => [...QUERY_KEYS, ...REQUEST_KEYS].includes(key)),
  );
}

/** Tells if the dialog has a section about data. */
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

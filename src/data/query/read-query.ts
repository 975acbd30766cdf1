import type { JsonObject, JsonValue } from '../../model/json.js';
import type { DataQuery } from '../types.js';

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Turns a stored data request, such as `context.query`, into a query; undefined if it has no
 * source.
 */
export function readQuery(query: JsonObject | undefined): DataQuery | undefined {
  if (!query || !isText(query['source'])) {
    return undefined;
  }
  const { source, request, select, key, refreshInterval } = query;
  return {
    source: source as string,
    ...(isObject(request) && { request }),
    ...(isText(select) && { select }),
    ...(isText(key) && { key }),
    ...((typeof refreshInterval === 'number' || refreshInterval === null) && { refreshInterval }),
  };
}

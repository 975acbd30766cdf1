import type { JsonValue } from '../model/json.js';
import type { DataSource } from './types.js';

/** A data source that always answers with the given data; `select` picks a part of it. */
export function staticSource(data: JsonValue): DataSource {
  return { fetch: () => Promise.resolve(data) };
}

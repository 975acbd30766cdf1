import type { JsonValue } from '../../model/json.js';
import { infoOf } from './source-info.js';
import type { FetchSource, SourceInfo } from '../types.js';

/**
 * A data source that always answers with the given data, of which `select` picks a part. It is not
 * refreshed by itself.
 */
export function staticSource(data: JsonValue, options: SourceInfo = {}): FetchSource {
  return { ...infoOf(options, { refreshInterval: null }), fetch: () => Promise.resolve(data) };
}

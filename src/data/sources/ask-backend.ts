import { sendJson, type HttpOptions } from '../../http/http.js';
import type { JsonValue } from '../../model/json.js';
import { sourceFailure } from './source-error.js';

export interface BackendRequest {
  readonly method: string;
  readonly body?: JsonValue | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends the request of a source and reads the JSON of the response.
 *
 * @throws SourceError for no connection, a status that is not 2xx, or an answer that is not JSON.
 */
export function askBackend(
  url: URL,
  request: BackendRequest,
  options: HttpOptions,
): Promise<JsonValue> {
  return sendJson(url, { ...request, failure: sourceFailure }, options);
}

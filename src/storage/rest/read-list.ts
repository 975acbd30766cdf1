import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';

/** The objects of a list in an answer; a proxy may answer with JSON of its own. */
export function readList(json: JsonValue | undefined): readonly JsonObject[] {
  if (!Array.isArray(json)) {
    throw new DashError(
      'server-failed',
      'The server answered without the list that was asked for.',
    );
  }
  return json.filter(isJsonObject);
}

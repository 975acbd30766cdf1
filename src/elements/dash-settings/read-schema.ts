import { DashError } from '../../model/errors.js';
import { readJson } from '../../model/parse/json.js';
import { isJsonObject } from '../../model/record.js';
import type { JsonSchema } from '../../registry/types/index.js';
import { settingsStrings as strings } from './settings-strings.js';

/**
 * Returns the schema that a function of a third party gave.
 *
 * @throws DashError `invalid-manifest` for anything else.
 */
export function readSchema(given: unknown): JsonSchema {
  const schema = readJson(given, 'invalid-manifest');
  if (!isJsonObject(schema)) {
    throw new DashError('invalid-manifest', strings.noSchema);
  }
  return schema;
}

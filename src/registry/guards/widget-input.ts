import { DashError, type DashErrorCode } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { readJson } from '../../model/parse/json.js';
import { isJsonObject } from '../../model/record.js';

// What widgets hand to their host is read as JSON when they call, so that they hear what is wrong
// with it, and keep no hold of what is passed on.

/** Config keys to write, and those to delete. */
export interface ConfigPatch {
  readonly set: JsonObject;
  readonly unset: readonly string[];
}

function readObject(value: unknown, code: DashErrorCode, name: string): JsonObject {
  const json = readJson(value, code);
  if (!isJsonObject(json)) {
    throw new DashError(code, `${name} takes an object with keys and values.`, { path: '' });
  }
  return json;
}

/**
 * What a widget gave to `updateConfig`; a key whose value is `undefined` is to be deleted.
 *
 * @throws DashError `invalid-config` with the path of what is no JSON.
 */
export function readConfigPatch(patch: unknown): ConfigPatch {
  const set = readObject(patch, 'invalid-config', 'updateConfig');
  const unset = Object.keys(patch as object).filter((key) => !Object.hasOwn(set, key));
  return { set, unset };
}

/**
 * What a widget gave to `setVariables`.
 *
 * @throws DashError `invalid-value` with the path of what is no JSON.
 */
export function readVariables(values: unknown): JsonObject {
  return readObject(values, 'invalid-value', 'setVariables');
}

/**
 * The detail that a widget gave to `emit`.
 *
 * @throws DashError `invalid-value` with the path of what is no JSON.
 */
export function readDetail(detail: unknown): JsonValue | undefined {
  return detail === undefined ? undefined : readJson(detail, 'invalid-value');
}

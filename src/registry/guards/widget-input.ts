import { DashError, type DashErrorCode } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { readJson } from '../../model/parse/json.js';
import { isJsonObject } from '../../model/record.js';
import type { WidgetStatus } from '../types/index.js';

// Values that widgets pass to their host are copied as JSON at the call, so that the widget gets an
// error for invalid ones, and can't change them later.

/** Config keys to set, and config keys to delete. */
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
 * Reads the argument of `updateConfig`; a key whose value is `undefined` is deleted.
 *
 * @throws DashError `invalid-config` with the path of the value that is no JSON.
 */
export function readConfigPatch(patch: unknown): ConfigPatch {
  const set = readObject(patch, 'invalid-config', 'updateConfig');
  const unset = Object.keys(patch as object).filter((key) => !Object.hasOwn(set, key));
  return { set, unset };
}

/**
 * Reads the argument of `setVariables`.
 *
 * @throws DashError `invalid-value` with the path of the value that is no JSON.
 */
export function readVariables(values: unknown): JsonObject {
  return readObject(values, 'invalid-value', 'setVariables');
}

/**
 * Reads the detail of `emit`.
 *
 * @throws DashError `invalid-value` with the path of the value that is no JSON.
 */
export function readDetail(detail: unknown): JsonValue | undefined {
  return detail === undefined ? undefined : readJson(detail, 'invalid-value');
}

const STATUSES: readonly WidgetStatus[] = [
  'loading',
  'ready',
  'empty',
  'unconfigured',
  'error',
  'stale',
];

/** @throws DashError `invalid-value` for the argument of `setStatus` that is no status. */
export function checkStatus(status: unknown): void {
  if (!STATUSES.some((known) => known === status)) {
    const given = typeof status === 'string' ? `"${status}"` : typeof status;
    const text = `setStatus knows ${STATUSES.join(', ')}, and was given ${given}.`;
    throw new DashError('invalid-value', text);
  }
}

import type { JsonObject } from '../../json.js';
import { isName } from '../../parse/fields.js';
import { refuse } from '../../parse/json.js';
import { own } from '../../record.js';
import { CODE } from './kind.js';

/** Reads the id or breakpoint name that a change has under `key`. */
export function readName(json: JsonObject, key: string, path: string): string {
  const value = own(json, key);
  if (typeof value !== 'string' || !isName(value)) {
    return refuse(CODE, `${path}/${key}`, 'must be an id or a name.');
  }
  return value;
}

import { CODE } from '../change/kinds/kind.js';
import { kindOf } from '../change/kinds/index.js';
import { MAX_DEPTH } from '../constants.js';
import { isJsonObject, own } from '../record.js';
import type { Change } from '../types.js';
import { readJson, refuse } from './json.js';

/**
 * Reads a change from outside: a copy of it, with a new widget's defaults filled in. `applyChange`
 * checks if it fits a dashboard.
 *
 * @param path Pointer of the change itself, for the paths of errors.
 * @throws DashError `invalid-change`, with the path of the fault.
 */
export function parseChange(input: unknown, path = ''): Change {
  // The depth that a value may have depends on its place in the document, and is checked below.
  const json = readJson(input, CODE, path, MAX_DEPTH + 2);
  if (!isJsonObject(json)) {
    return refuse(CODE, path, 'must be a change object.');
  }
  const restored = own(json, 'restored') ?? true;
  if (restored !== true) {
    refuse(CODE, `${path}/restored`, 'must be true or left out.');
  }
  return kindOf(json, path).parse(json, path);
}

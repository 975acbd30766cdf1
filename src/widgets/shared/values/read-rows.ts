import type { JsonObject, JsonValue } from '../../../model/json.js';
import { isObject, unexpectedShape } from '../data/shape.js';
import { isNoValue } from './read-number.js';

/** A row of a list, with its JSON Pointer for messages. */
export interface Row {
  readonly row: JsonObject;
  readonly path: string;
}

/**
 * Reads the rows of a list. Entries that are no value are left out.
 * @throws DashError `unexpected-shape` for an entry that is no object
 */
export function readRows(
  list: readonly JsonValue[],
  path: string,
  expected = 'an object',
): readonly Row[] {
  return list.flatMap((row, index): Row[] => {
    if (isNoValue(row)) {
      return [];
    }
    const at = `${path}/${index}`;
    if (!isObject(row)) {
      throw unexpectedShape(expected, row, at);
    }
    return [{ row, path: at }];
  });
}

/** The value of a row's field; inherited properties such as `constructor` don't count. */
export function fieldOf(row: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

import type { JsonValue } from '../../../model/json.js';
import { unexpectedShape } from '../data/shape.js';
import { isNoValue } from './read-number.js';

/** The text that stands where there is no value. */
const NO_VALUE = '–';

/**
 * Reads the label of a value: a text, a number or a truth value; a dash if there is none.
 * @throws DashError `unexpected-shape`
 */
export function readLabel(
  value: JsonValue | undefined,
  path: string,
  expected = 'a text or a number',
): string {
  if (isNoValue(value)) {
    return NO_VALUE;
  }
  if (typeof value === 'object') {
    throw unexpectedShape(expected, value, path);
  }
  return String(value);
}

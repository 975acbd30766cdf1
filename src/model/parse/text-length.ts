// These limits are apart from the field checks, because they hold for writes only: longer stored
// texts are kept.
import { MAX_TITLE } from '../constants.js';
import type { JsonValue } from '../json.js';
import { own } from '../record.js';
import { DASHBOARD_FIELDS, type Fields, WIDGET_FIELDS } from './fields.js';

interface Length {
  readonly min?: number;
  readonly max: number;
}

const LENGTHS = new Map<Fields, Readonly<Record<string, Length>>>([
  [DASHBOARD_FIELDS, { name: { min: 1, max: 100 }, description: { max: 500 } }],
  [WIDGET_FIELDS, { title: { max: MAX_TITLE } }],
]);

/** Tells why a text can't be written to a field; `undefined` if it can. */
export function lengthFault(
  fields: Fields,
  key: string,
  value: JsonValue | undefined,
): string | undefined {
  const length = own(LENGTHS.get(fields) ?? {}, key);
  if (!length || typeof value !== 'string') {
    return undefined;
  }
  const { min = 0, max } = length;
  if (value.length > max) {
    return `must be at most ${max} characters long.`;
  }
  return value.length < min ? 'must not be empty.' : undefined;
}

import type { JsonObject, JsonValue } from '../../model/json.js';
import type { FieldKind } from '../kind.js';

/**
 * One schema of a property `x`, with values that it allows, and values that it does not with what
 * is said of them.
 */
export interface SchemaCase {
  readonly name: string;
  readonly schema: JsonObject;
  readonly kind: FieldKind;
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly (readonly [value: JsonValue, ...messages: string[]])[];
  /** Beside it in the root. */
  readonly root?: JsonObject;
}

export function table(
  name: string,
  kind: FieldKind,
  schema: JsonObject,
  valid: SchemaCase['valid'],
  invalid: SchemaCase['invalid'] = [],
  root: JsonObject = {},
): SchemaCase {
  return { name, kind, schema, valid, invalid, root };
}

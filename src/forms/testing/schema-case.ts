import type { JsonObject, JsonValue } from '../../model/json.js';
import type { FieldKind } from '../kind.js';

/** One schema of a property `x`, with valid values, and invalid values with their messages. */
export interface SchemaCase {
  readonly name: string;
  readonly schema: JsonObject;
  readonly kind: FieldKind;
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly (readonly [value: JsonValue, ...messages: string[]])[];
  /** More keywords of the root schema. */
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

// A walk through a config schema, for the author's advice in the development build only.
import { formatPointer } from '../../model/format-pointer.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';

/** Keywords whose values are no schemas, whatever keys they have. */
const VALUES = new Set(['default', 'examples', 'const', 'enum', 'required', 'dependentRequired']);
/** Keywords whose keys are names. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);

/** A schema inside of another, with its path. */
export interface SchemaPart {
  readonly schema: JsonObject;
  /** The keys that lead to it from the root. */
  readonly path: readonly string[];
}

/** The schema itself, and every one in it. */
export function* partsOf(value: JsonValue, path: readonly string[] = []): Generator<SchemaPart> {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      yield* partsOf(part as JsonValue, [...path, String(index)]);
    }
  } else if (isJsonObject(value)) {
    yield { schema: value, path };
    for (const [keyword, part] of Object.entries(value)) {
      if (MAPS.has(keyword) && isJsonObject(part)) {
        for (const [name, inner] of Object.entries(part)) {
          yield* partsOf(inner, [...path, keyword, name]);
        }
      } else if (!VALUES.has(keyword)) {
        yield* partsOf(part, [...path, keyword]);
      }
    }
  }
}

/** The path of a keyword of a part, as a JSON Pointer into the manifest. */
export function pointerTo({ path }: SchemaPart, ...keys: readonly string[]): string {
  return formatPointer(['configSchema', ...path, ...keys]);
}

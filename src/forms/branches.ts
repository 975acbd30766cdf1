import type { JsonObject, JsonValue } from '../model/json.js';
import type { JsonSchema } from '../registry/types/index.js';
import { listOf, objectOf, propertiesOf, requiredOf, resolve, textOf } from './resolve.js';

/** One value that can be chosen. */
export interface Choice {
  readonly value: JsonValue;
  readonly label: string;
  readonly description: string;
  /** The name of an icon, if the choice has one. */
  readonly icon?: string;
}

/** One alternative of a `oneOf`, chosen by the value of its discriminator. */
interface Branch extends Choice {
  readonly schema: JsonSchema;
}

export interface Discriminator {
  /** The property whose value tells the branches apart. */
  readonly key: string;
  readonly branches: readonly Branch[];
}

function isScalar(value: JsonValue | undefined): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null);
}

/** The only value that a schema allows, or undefined. */
function constantOf(schema: JsonSchema): JsonValue | undefined {
  const choices = listOf(schema['enum']);
  return schema['const'] ?? (choices.length === 1 ? choices[0] : undefined);
}

/**
 * Finds the property that tells the alternatives of a schema's `oneOf` apart: each alternative must
 * give it a constant of its own.
 */
export function discriminatorOf(schema: JsonSchema, root: JsonSchema): Discriminator | undefined {
  const branches = listOf(schema['oneOf']).map((branch) => resolve(branch, root));
  const [first] = branches;
  if (!first || branches.length < 2) {
    return undefined;
  }
  const named = textOf(objectOf(schema['discriminator'])['propertyName']);
  const keys = named ? [named] : Object.keys(propertiesOf(first));
  for (const key of keys) {
    const values = branches.map((branch) => constantOf(resolve(propertiesOf(branch)[key], root)));
    if (values.every(isScalar) && new Set(values).size === values.length) {
      return {
        key,
        branches: branches.map((branch, index) => {
          const property = resolve(propertiesOf(branch)[key], root);
          return {
            value: values[index]!,
            label: textOf(branch['title']) || textOf(property['title']) || String(values[index]),
            description: textOf(branch['description']),
            schema: branch,
          };
        }),
      };
    }
  }
  return undefined;
}

/** Keywords by which a branch may refuse null, though its type is changed to allow it. */
const STRICT = ['$ref', 'const', 'not', 'if', 'allOf', 'anyOf', 'oneOf'];

/** Returns a schema that allows null beside one plain alternative, without its alternatives. */
function orNull(schema: JsonObject, root: JsonSchema): JsonSchema | undefined {
  const branches = ['anyOf', 'oneOf'].flatMap((key) => listOf(schema[key])).map(objectOf);
  const isPlain =
    branches.length === 2 &&
    branches.some(({ type }) => type === 'null') &&
    branches.every((branch) => 'type' in branch && !STRICT.some((key) => key in branch));
  return isPlain ? resolve(schema, root) : undefined;
}

/**
 * Rewrites a schema so that a validator reports precisely: of a `oneOf` with a discriminator only
 * the chosen branch is checked, and faults of the other branches are not reported.
 */
export function withExactBranches(schema: JsonSchema): JsonSchema {
  const rewrite = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) {
      return (value as readonly JsonValue[]).map(rewrite);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const plain = orNull(value as JsonObject, schema);
    if (plain) {
      return rewrite(plain);
    }
    const found = Array.isArray((value as JsonObject)['oneOf'])
      ? discriminatorOf(value as JsonObject, schema)
      : undefined;
    const inner = Object.fromEntries(
      Object.entries(value as JsonObject).map(([key, part]) => [key, rewrite(part)]),
    );
    if (!found) {
      return inner;
    }
    const { oneOf, ...rest } = inner;
    const { key, branches } = found;
    const conditions = branches.map((branch, index): JsonObject => ({
      if: { required: [key], properties: { [key]: { const: branch.value } } },
      then: listOf(oneOf)[index]!,
    }));
    const isNeeded = branches.every((branch) => requiredOf(branch.schema).includes(key));
    const choice: JsonObject = {
      properties: { [key]: { enum: branches.map((branch) => branch.value) } },
      ...(isNeeded && { required: [key] }),
    };
    return { ...rest, allOf: [...listOf(rest['allOf']), choice, ...conditions] };
  };
  return rewrite(schema) as JsonSchema;
}

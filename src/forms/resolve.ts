import type { JsonObject, JsonValue } from '../model/json.js';
import { isJsonObject, own } from '../model/record.js';
import type { JsonSchema } from '../registry/types/index.js';

/** A longer chain of references is circular. */
const MAX_REFERENCES = 32;

/** Finds the part of a schema with this `$anchor`. */
function findAnchor(at: JsonValue, name: string): JsonValue | undefined {
  if (typeof at !== 'object' || at === null) {
    return undefined;
  }
  return objectOf(at)['$anchor'] === name
    ? at
    : Object.values(at)
        .map((part: JsonValue) => findAnchor(part, name))
        .find((part) => part !== undefined);
}

/** Removes the `$id` of the enclosing schema from a reference, for it names the same document. */
export function withoutOwnId(reference: string, { $id }: JsonSchema): string {
  const isOwn = typeof $id === 'string' && $id !== '' && reference.split('#')[0] === $id;
  return isOwn ? reference.slice($id.length) || '#' : reference;
}

/** Finds the target of a local reference such as `#/$defs/axis` or `#axis`; undefined if none. */
export function lookUp(given: string, root: JsonSchema): JsonValue | undefined {
  const reference = withoutOwnId(given, root);
  if (!reference.startsWith('#')) {
    return undefined;
  }
  if (!/^#(\/|$)/.test(reference)) {
    return findAnchor(root, reference.slice(1));
  }
  const keys = reference
    .slice(2)
    .split('/')
    .map((key) => decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~'));
  return (reference === '#' ? [] : keys).reduce<JsonValue | undefined>(
    (at, key) => (typeof at === 'object' && at !== null ? own(at as JsonObject, key) : undefined),
    root,
  );
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function propertiesOf(schema: JsonSchema): JsonObject {
  return objectOf(schema['properties']);
}

export function requiredOf(schema: JsonSchema): string[] {
  return listOf(schema['required']).map(String);
}

/** Merges two schemas: keywords of the second win, and the properties of both are kept. */
export function mergeSchemas(first: JsonSchema, second: JsonSchema): JsonSchema {
  const properties: Record<string, JsonValue> = { ...propertiesOf(first) };
  for (const [key, schema] of Object.entries(propertiesOf(second))) {
    const before = own(properties, key);
    properties[key] =
      isJsonObject(before) && isJsonObject(schema) ? mergeSchemas(before, schema) : schema;
  }
  const required = [...new Set([...requiredOf(first), ...requiredOf(second)])];
  return {
    ...first,
    ...second,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

/** Keywords for conditions. They can't be merged, and are evaluated one by one. */
const CONDITIONS = ['if', 'oneOf', 'anyOf', 'not', 'dependentRequired', 'dependentSchemas'];

function isConditional(schema: JsonSchema): boolean {
  return (
    CONDITIONS.some((keyword) => keyword in schema) ||
    listOf(schema['allOf']).some((member) => isConditional(objectOf(member)))
  );
}

/**
 * Resolves the references of a schema and merges `allOf`; members with conditions stay in it.
 * Schemas inside are resolved when they are needed, so a schema may contain itself.
 */
export function resolve(schema: JsonValue | undefined, root: JsonSchema): JsonSchema {
  let resolved = objectOf(schema);
  for (let count = 0; typeof resolved['$ref'] === 'string'; count++) {
    const { $ref, ...beside } = resolved;
    const target = count < MAX_REFERENCES ? lookUp($ref as string, root) : undefined;
    resolved = mergeSchemas(objectOf(target), beside);
  }
  if (Array.isArray(resolved['allOf'])) {
    const { allOf, ...base } = resolved;
    const members = listOf(allOf).map((member) => resolve(member, root));
    const conditional = members.filter(isConditional);
    const plain = members.filter((member) => !isConditional(member));
    resolved = mergeSchemas(plain.reduce(mergeSchemas, {}), base);
    if (conditional.length > 0) {
      resolved = { ...resolved, allOf: conditional };
    }
  }
  return withoutNullBranch(resolved, root);
}

/** Turns `anyOf: [X, {type: 'null'}]` into X with null as an allowed type. */
function withoutNullBranch(schema: JsonSchema, root: JsonSchema): JsonSchema {
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = listOf(schema[keyword]).map(objectOf);
    const others = branches.filter(({ type }) => type !== 'null');
    const [only] = others;
    if (branches.length === 2 && others.length === 1 && only) {
      const { [keyword]: _, ...beside } = schema;
      const inner = resolve(only, root);
      const choices = inner['enum'];
      return {
        ...mergeSchemas(inner, beside),
        ...(inner['type'] !== undefined && {
          type: [...[inner['type']].flat(), 'null'] as JsonValue,
        }),
        ...(Array.isArray(choices) && { enum: [...listOf(choices), null] }),
      };
    }
  }
  return schema;
}

/** Finds the types that a schema allows; null is reported apart. */
export function typesOf(schema: JsonSchema): { types: string[]; isNullable: boolean } {
  const { type } = schema;
  const all = (Array.isArray(type) ? listOf(type) : [type ?? []].flat()).map(String);
  return { types: all.filter((name) => name !== 'null'), isNullable: all.includes('null') };
}

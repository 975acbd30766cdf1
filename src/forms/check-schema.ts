import type { JsonObject, JsonValue } from '../model/json.js';
import { formatPointer, isUnsafeKey } from '../model/format-pointer.js';
import { isJsonObject } from '../model/record.js';
import type { ConfigFault, JsonSchema } from '../registry/types/index.js';
import { lookUp, objectOf, withoutOwnId } from './resolve.js';
import { formStrings } from './strings.js';

const { schema: strings } = formStrings;
const { kinds } = strings;

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

function isNumber(value: JsonValue) {
  return typeof value === 'number';
}
function isCount(value: JsonValue) {
  return Number.isInteger(value) && Number(value) >= 0;
}
function isText(value: JsonValue) {
  return typeof value === 'string';
}
function isList(value: JsonValue) {
  return Array.isArray(value);
}
function isTextList(value: JsonValue) {
  return Array.isArray(value) && (value as readonly JsonValue[]).every(isText);
}

/** The test of each keyword's value, and the name of the kind that it must be. */
const KEYWORDS: Readonly<Record<string, readonly [(value: JsonValue) => boolean, string]>> = {
  ...Object.fromEntries(
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((name) => [
      name,
      [isNumber, kinds.number],
    ]),
  ),
  ...Object.fromEntries(
    ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
      (name) => [name, [isCount, kinds.count]],
    ),
  ),
  ...Object.fromEntries(
    ['title', 'description', 'format', 'pattern', '$ref'].map((name) => [
      name,
      [isText, kinds.text],
    ]),
  ),
  enum: [isList, kinds.list],
  examples: [isList, kinds.list],
  required: [isTextList, kinds.texts],
  ...Object.fromEntries(
    ['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((name) => [name, [isList, kinds.schemas]]),
  ),
  ...Object.fromEntries(
    ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map((name) => [
      name,
      [isJsonObject, kinds.map],
    ]),
  ),
};

const SCHEMAS = ['items', 'additionalProperties', 'if', 'then', 'else', 'not', 'contains'];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];

/** Finds the first fault that makes a schema unusable, and its path; undefined if there is none. */
export function schemaFault(root: unknown): ConfigFault | undefined {
  if (!isJsonObject(root as JsonValue)) {
    return { path: '', message: strings.notAnObject };
  }
  const schema = root as JsonSchema;
  const fault = faultOf(schema, [], schema);
  const isOther = 'type' in schema && ![schema['type']].flat().includes('object');
  return fault ?? (isOther ? { path: '/type', message: strings.notOfAnObject } : undefined);
}

function faultOf(
  schema: JsonValue,
  path: readonly string[],
  root: JsonSchema,
): ConfigFault | undefined {
  const at = (keys: readonly string[], message: string): ConfigFault => ({
    path: formatPointer([...path, ...keys]),
    message,
  });
  if (typeof schema === 'boolean') {
    return undefined;
  }
  if (!isJsonObject(schema)) {
    return at([], strings.notASchema);
  }
  for (const [keyword, [isValid, kind]] of Object.entries(KEYWORDS)) {
    const value = schema[keyword];
    if (value !== undefined && !isValid(value)) {
      return at([keyword], strings.wrongKind(kind));
    }
  }
  const reason = typeFault(schema['type']);
  if (reason) {
    return at(['type'], reason);
  }
  const bad = [schema['pattern'] ?? [], Object.keys(objectOf(schema['patternProperties']))]
    .flat()
    .map((pattern) => patternFault(String(pattern)))
    .find(Boolean);
  if (bad) {
    return at(['pattern' in schema ? 'pattern' : 'patternProperties'], strings.badPattern(bad));
  }
  const reference = referenceFault(schema, root);
  if (reference) {
    return at(['$ref'], reference);
  }
  const unsafe = Object.keys(objectOf(schema['properties'])).find(isUnsafeKey);
  if (unsafe) {
    return at(['properties'], strings.unsafeName(unsafe));
  }
  for (const [keys, inner] of innerSchemas(schema)) {
    const fault = faultOf(inner, [...path, ...keys], root);
    if (fault) {
      return fault;
    }
  }
  return undefined;
}

function innerSchemas(schema: JsonObject): [keys: string[], inner: JsonValue][] {
  return [
    ...SCHEMAS.flatMap((key): [string[], JsonValue][] => {
      const inner = schema[key];
      return inner === undefined || Array.isArray(inner) ? [] : [[[key], inner]];
    }),
    ...SCHEMA_LISTS.flatMap((key) =>
      ((schema[key] ?? []) as readonly JsonValue[]).map((inner, index): [string[], JsonValue] => [
        [key, String(index)],
        inner,
      ]),
    ),
    ...SCHEMA_MAPS.flatMap((key) =>
      Object.entries(objectOf(schema[key])).map(([name, inner]): [string[], JsonValue] => [
        [key, name],
        inner,
      ]),
    ),
  ];
}

function typeFault(type: JsonValue | undefined): string | undefined {
  const unknown = [type ?? []].flat().find((name) => !TYPES.includes(name as string));
  return unknown === undefined ? undefined : strings.unknownType(String(unknown));
}

function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function referenceFault({ $ref }: JsonObject, root: JsonSchema): string | undefined {
  if (typeof $ref !== 'string') {
    return undefined;
  }
  if (!withoutOwnId($ref, root).startsWith('#')) {
    return strings.foreignReference($ref);
  }
  const seen = new Set<string>();
  for (let next: JsonValue | undefined = $ref; typeof next === 'string';) {
    if (seen.has(next)) {
      return strings.circularReference($ref);
    }
    seen.add(next);
    const target = lookUp(next, root);
    if (target === undefined) {
      return strings.missingReference(next);
    }
    next = objectOf(target)['$ref'];
  }
  return undefined;
}

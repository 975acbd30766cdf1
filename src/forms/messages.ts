import { own } from '../model/record.js';
import { equalJson } from '../model/canonical.js';
import type { JsonValue } from '../model/json.js';
import type { SchemaFault } from '../registry/loading/validator.js';
import type { JsonSchema } from '../registry/types/index.js';
import type { FormNode } from './form-node.js';
import { choicesOf, nameOf } from './kind.js';
import { listOf, resolve, textOf, typesOf } from './resolve.js';
import { formStrings } from './strings.js';

const { faults: strings } = formStrings;

function numberOf(value: JsonValue | undefined): number {
  return Number(value);
}

function typeFault(schema: JsonSchema): string {
  const { types, isNullable } = typesOf(schema);
  const only: Readonly<Record<string, string>> = {
    string: strings.text,
    number: strings.number,
    integer: strings.integer,
    boolean: strings.flag,
    array: strings.list,
    object: strings.object,
  };
  const [first] = types;
  const words = types.length === 1 && first ? own(only, first) : undefined;
  if (words) {
    return words;
  }
  const names = [...types, ...(isNullable ? ['null'] : [])].map(
    (name) => own(strings.typeNames, name) ?? name,
  );
  return names.length > 0 && types.length > 0
    ? strings.types(names.join(strings.or))
    : strings.none;
}

function rangeFault(schema: JsonSchema, otherwise: string): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const isPlain = exclusiveMinimum === undefined && exclusiveMaximum === undefined;
  return isPlain && typeof minimum === 'number' && typeof maximum === 'number'
    ? strings.range(minimum, maximum)
    : otherwise;
}

function sameItems(value: JsonValue | undefined): string {
  const values = listOf(value);
  for (const [second, one] of values.entries()) {
    const first = values.findIndex((other) => equalJson(other, one));
    if (first < second) {
      return strings.sameItems(first + 1, second + 1);
    }
  }
  return strings.other;
}

/** Counts code points, as JSON Schema does. */
function lengthOf(value: JsonValue | undefined): number {
  return [...textOf(value)].length;
}

function patternFault(schema: JsonSchema): string {
  const example = listOf(schema['examples']).find((one) => typeof one === 'string');
  return example === undefined
    ? strings.pattern(textOf(schema['pattern']))
    : strings.patternLike(textOf(example));
}

function typeOfValue(value: JsonValue | undefined): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Names the allowed types if the type is wrong. */
function alternativesFault(schema: JsonSchema, value: JsonValue | undefined): string {
  const types = listOf(schema['anyOf']).flatMap((branch) => typesOf(branch as JsonSchema).types);
  const isOther = types.length > 0 && !types.includes(typeOfValue(value));
  const names = [...new Set(types)].map((name) => own(strings.typeNames, name) ?? name);
  return isOther ? strings.types(names.join(strings.or)) : strings.alternatives;
}

type Words = (schema: JsonSchema, value: JsonValue | undefined, isChoice: boolean) => string;

function choiceNames(schema: JsonSchema): string {
  return (choicesOf(schema) ?? []).map(({ label }) => label).join(', ');
}

/** The message of each keyword. */
const WORDS: Readonly<Record<string, Words>> = {
  type: typeFault,
  minimum: (schema) => rangeFault(schema, strings.atLeast(numberOf(schema['minimum']))),
  maximum: (schema) => rangeFault(schema, strings.atMost(numberOf(schema['maximum']))),
  exclusiveMinimum: (schema) => strings.moreThan(numberOf(schema['exclusiveMinimum'])),
  exclusiveMaximum: (schema) => strings.lessThan(numberOf(schema['exclusiveMaximum'])),
  multipleOf: (schema) => strings.multipleOf(numberOf(schema['multipleOf'])),
  minLength: (schema) => strings.tooShort(numberOf(schema['minLength'])),
  maxLength: (schema, value) => strings.tooLong(numberOf(schema['maxLength']), lengthOf(value)),
  pattern: patternFault,
  format: (schema) => own(strings.formats, textOf(schema['format'])) ?? strings.other,
  enum: (schema) => strings.oneOf(choiceNames(schema)),
  const: (schema) => strings.constant(nameOf(schema['const'] ?? null)),
  minItems: (schema, _value, isChoice) =>
    (isChoice ? strings.fewChoices : strings.fewItems)(numberOf(schema['minItems'])),
  maxItems: (schema, _value, isChoice) =>
    (isChoice ? strings.manyChoices : strings.manyItems)(numberOf(schema['maxItems'])),
  uniqueItems: (_schema, value) => sameItems(value),
  contains: () => strings.contains,
  minContains: () => strings.contains,
  maxContains: () => strings.other,
  minProperties: (schema) => strings.fewKeys(numberOf(schema['minProperties'])),
  maxProperties: (schema) => strings.manyKeys(numberOf(schema['maxProperties'])),
  propertyNames: () => strings.keyName,
  not: () => strings.not,
  anyOf: (schema, value) =>
    choicesOf(schema) ? strings.oneOf(choiceNames(schema)) : alternativesFault(schema, value),
  oneOf: (schema) =>
    choicesOf(schema) ? strings.oneOf(choiceNames(schema)) : strings.alternatives,
};

/**
 * Finds the schema of a part of a value that is edited as a whole, as far as plain keywords
 * describe it.
 */
function schemaAt(
  schema: JsonSchema,
  path: readonly string[],
  root: JsonSchema,
): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>((at, key) => {
    const properties = at?.['properties'] as JsonSchema | undefined;
    const part = (properties && own(properties, key)) ?? at?.['items'];
    return part === undefined ? undefined : resolve(part, root);
  }, schema);
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (at, key) =>
      typeof at === 'object' && at !== null
        ? own(at as Readonly<Record<string, JsonValue>>, key)
        : undefined,
    value,
  );
}

/** Words a fault for the field that shows it; `rest` is the path inside the field's value. */
export function messageOf(
  { keyword, message }: SchemaFault,
  node: FormNode,
  rest: readonly string[],
): string {
  const inside = rest.length > 0;
  if (keyword === 'required') {
    const [missing = ''] = rest.slice(-1);
    const outer = rest.slice(0, -1);
    const words = strings.required(inside ? `“${missing}”` : node.label);
    return outer.length > 0 ? strings.at(outer.join('/'), words) : words;
  }
  if (keyword === 'false') {
    return strings.unknownKey(rest.join('/'));
  }
  const schema = inside ? schemaAt(node.schema, rest, node.init.context.root) : node.schema;
  const words =
    schema && (keyword in schema || keyword === 'enum') ? own(WORDS, keyword) : undefined;
  const text =
    words && schema
      ? words(schema, valueAt(node.value, rest), node.kind === 'checkboxes')
      : (own(FALLBACKS, keyword) ?? message);
  return inside && node.kind === 'json' ? strings.at(rest.join('/'), text) : text;
}

/** Messages for keywords of a condition that is outside the field's own schema. */
const FALLBACKS: Readonly<Record<string, string>> = {
  not: strings.not,
  anyOf: strings.alternatives,
  oneOf: strings.alternatives,
  contains: strings.contains,
};

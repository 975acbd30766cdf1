import type { JsonValue } from '../model/json.js';
import type { JsonSchema } from '../registry/types/index.js';
import { discriminatorOf, type Choice } from './branches.js';
import { listOf, objectOf, resolve, textOf, typesOf } from './resolve.js';
import { formStrings as strings } from './strings.js';

/** The kinds of controls. A value that fits none of them is edited as JSON. */
export type FieldKind =
  'text' | 'number' | 'boolean' | 'choice' | 'checkboxes' | 'object' | 'array' | 'json';

/** The label of a value. */
export function nameOf(value: JsonValue): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? strings.emptyText : value;
    case 'boolean':
      return value ? strings.yes : strings.no;
    case 'object':
      return value === null ? strings.none : JSON.stringify(value);
    default:
      return String(value);
  }
}

function isConstant(branch: JsonValue): boolean {
  return 'const' in objectOf(branch);
}

/**
 * The choices that a schema offers: from `enum`, `const`, constants with titles, or boolean and
 * null.
 */
export function choicesOf(schema: JsonSchema): readonly Choice[] | undefined {
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = listOf(schema[keyword]);
    if (branches.length > 0 && branches.every(isConstant)) {
      return branches.map((branch) => {
        const { const: value = null, title, description, icon } = objectOf(branch);
        return {
          value,
          label: textOf(title) || nameOf(value),
          description: textOf(description),
          ...(typeof icon === 'string' && { icon }),
        };
      });
    }
  }
  const { types, isNullable } = typesOf(schema);
  const offered = Array.isArray(schema['enum'])
    ? listOf(schema['enum'])
    : 'const' in schema
      ? [schema['const'] as JsonValue]
      : isNullable && types.join() === 'boolean'
        ? [true, false, null]
        : undefined;
  return offered?.map((value) => ({ value, label: nameOf(value), description: '' }));
}

/**
 * True if the schema has alternatives with properties of their own, which no fixed fields can show.
 */
function hasOpenAlternatives(schema: JsonSchema, root: JsonSchema): boolean {
  return ['oneOf', 'anyOf'].some(
    (keyword) =>
      listOf(schema[keyword]).some((branch) => 'properties' in resolve(branch, root)) &&
      !(keyword === 'oneOf' && discriminatorOf(schema, root)),
  );
}

function isForm(schema: JsonSchema, root: JsonSchema): boolean {
  return (
    !hasOpenAlternatives(schema, root) &&
    ('properties' in schema ||
      discriminatorOf(schema, root) !== undefined ||
      listOf(schema['allOf']).some((member) => isForm(objectOf(member), root)))
  );
}

function inferredType(schema: JsonSchema, root: JsonSchema): string | undefined {
  if (['properties', 'required'].some((key) => key in schema) || discriminatorOf(schema, root)) {
    return 'object';
  }
  return 'items' in schema ? 'array' : undefined;
}

/** Finds the control for a resolved schema. */
export function kindOf(schema: JsonSchema, root: JsonSchema): FieldKind {
  if (choicesOf(schema)) {
    return 'choice';
  }
  const { types } = typesOf(schema);
  const [type = inferredType(schema, root)] = types;
  if (types.length > 1) {
    return 'json';
  }
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return isForm(schema, root) ? 'object' : 'json';
    case 'array': {
      const { items } = schema;
      if (typeof items !== 'object' || Array.isArray(items) || 'prefixItems' in schema) {
        return 'json';
      }
      const item = resolve(items, root);
      return choicesOf(item) && !('const' in item) ? 'checkboxes' : 'array';
    }
    default:
      return 'json';
  }
}

/**
 * The label of a property: `warningThreshold` and `warning_threshold` become “Warning threshold”.
 */
export function labelOf(key: string, schema: JsonSchema): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return textOf(schema['title']) || words.charAt(0).toUpperCase() + words.slice(1) || key;
}

/** True if a plain text is a valid value, so that people need not type quotes around it. */
export function allowsText(schema: JsonSchema, root: JsonSchema): boolean {
  const alternatives = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  return (
    typesOf(schema).types.includes('string') ||
    alternatives.some((branch) => allowsText(resolve(branch, root), root))
  );
}

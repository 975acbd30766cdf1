// The shape of a config schema itself, for the author's advice in the development build only.
import type { JsonObject } from '../../model/json.js';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

const SCHEMA: JsonObject = { $ref: '#/$defs/schema' };
const SCHEMA_MAP: JsonObject = { type: 'object', additionalProperties: SCHEMA };
const SCHEMA_LIST: JsonObject = { type: 'array', minItems: 1, items: SCHEMA };
const TEXT: JsonObject = { type: 'string' };
const TEXTS: JsonObject = { type: 'array', items: TEXT };
const NUMBER: JsonObject = { type: 'number' };
const COUNT: JsonObject = { type: 'integer', minimum: 0 };
const FLAG: JsonObject = { type: 'boolean' };

function each(names: string, schema: JsonObject): JsonObject {
  return Object.fromEntries(names.split(' ').map((name) => [name, schema]));
}

/**
 * The keywords of JSON Schema, and what their values must be. A function, because a bundler keeps
 * values that calls have made, used or not.
 */
function keywords(): JsonObject {
  return {
    type: {
      type: ['string', 'array'],
      if: TEXT,
      then: { enum: TYPES },
      else: { items: { enum: TYPES } },
    },
    enum: { type: 'array', minItems: 1 },
    examples: { type: 'array' },
    required: TEXTS,
    dependentRequired: { type: 'object', additionalProperties: TEXTS },
    const: {},
    default: {},
    items: { if: { type: 'array' }, then: { items: SCHEMA }, else: SCHEMA },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    ...each('minimum maximum exclusiveMinimum exclusiveMaximum', NUMBER),
    ...each('minLength maxLength minItems maxItems minProperties maxProperties', COUNT),
    ...each('minContains maxContains', COUNT),
    ...each('title description format pattern $ref $id $schema $anchor $comment', TEXT),
    ...each('contentMediaType contentEncoding', TEXT),
    ...each('uniqueItems readOnly writeOnly deprecated', FLAG),
    ...each('allOf anyOf oneOf prefixItems', SCHEMA_LIST),
    ...each('properties patternProperties $defs definitions dependentSchemas', SCHEMA_MAP),
    ...each('additionalProperties unevaluatedProperties additionalItems', SCHEMA),
    ...each('unevaluatedItems propertyNames contains not if then else', SCHEMA),
  };
}

/** The schema of schemas. Keywords of other vocabularies may stand beside these. */
export function metaSchema(): JsonObject {
  return {
    $ref: '#/$defs/schema',
    $defs: { schema: { type: ['object', 'boolean'], properties: keywords() } },
  };
}

export function keywordNames(): readonly string[] {
  return Object.keys(keywords());
}

/** Formats that the forms know, and those of JSON Schema. */
export const FORMATS: readonly string[] = (
  'color date time date-time duration email url uri uri-reference uuid password multiline ' +
  'textarea markdown html ordered hostname ipv4 ipv6 regex json-pointer'
).split(' ');

import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { DashError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import type { ConfigFault, ConfigValidator, JsonSchema } from '../types/index.js';

/** A fault, and the keyword of the schema that found it. */
export interface SchemaFault extends ConfigFault {
  readonly keyword: string;
}

/** Keywords whose error only says that something deeper is wrong, which has an error of its own. */
const CONTAINERS = new Set([
  '$ref',
  '$recursiveRef',
  'allOf',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'dependentSchemas',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'if',
]);

/**
 * A validator for a schema that is known at run time only. It needs no `eval`. Loaded beside
 * third-party modules; built-in widgets bring a compiled one.
 *
 * @throws DashError `invalid-manifest` when the schema itself is unusable.
 */
export function compileSchema(schema: JsonSchema, type: string): ConfigValidator {
  try {
    const check = schemaValidator(schema);
    return (config) => check(config).map(({ path, message }) => ({ path, message }));
  } catch (error) {
    const text = `The config schema of widget type "${type}" can't be used: ${(error as Error).message}`;
    throw new DashError('invalid-manifest', text, { path: '/configSchema', cause: error });
  }
}

/**
 * The same for any value, with the keywords of the faults.
 *
 * @throws Error when the schema itself is unusable; some schemas show it only when a value is
 *     checked.
 */
export function schemaValidator(schema: JsonSchema): (value: JsonValue) => readonly SchemaFault[] {
  // It writes into the schema, which may be frozen.
  const validator = new Validator(structuredClone(schema) as Schema, '2020-12', false);
  return (value) => {
    const { valid, errors } = validator.validate(withoutPrototypes(value));
    // Never none, should a later release of the validator name only containers.
    const faults = valid ? [] : toFaults(errors);
    return valid || faults.length ? faults : errors.map(toFault);
  };
}

/** It asks with `in`, and would find a setting named `toString` in every object. */
function withoutPrototypes(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map(withoutPrototypes);
  }
  const bare = Object.create(null) as Record<string, JsonValue>;
  for (const [key, part] of Object.entries(value)) {
    bare[key] = withoutPrototypes(part);
  }
  return bare;
}

function toFaults(errors: readonly OutputUnit[]): SchemaFault[] {
  const told = errors.filter(({ keyword }) => !CONTAINERS.has(keyword));
  const faults = told
    // A declared key whose value is wrong is also reported as one that `additionalProperties`
    // forbids.
    .filter(({ keyword, instanceLocation: at }) => keyword !== 'false' || !isWrong(at, told))
    .map(toFault);
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.message}`, fault])).values()];
}

/** Whether the value at a location, or a part of it, has a fault of its own. */
function isWrong(at: string, errors: readonly OutputUnit[]): boolean {
  return errors.some(
    ({ keyword, instanceLocation }) =>
      keyword !== 'false' && (instanceLocation === at || instanceLocation.startsWith(`${at}/`)),
  );
}

function toFault({ keyword, instanceLocation, error }: OutputUnit): SchemaFault {
  const path = decodeURIComponent(instanceLocation.slice(1));
  if (keyword === 'false') {
    return { path, keyword, message: 'This key is not part of the config.' };
  }
  const missing =
    (keyword === 'required' && /"(.+)"/.exec(error)?.[1]) ||
    (keyword === 'dependentRequired' && /does not have "(.+)"/.exec(error)?.[1]);
  if (missing) {
    return {
      path: `${path}/${missing.replace(/~/g, '~0').replace(/\//g, '~1')}`,
      keyword: 'required',
      message: 'This key is required.',
    };
  }
  return {
    path,
    keyword,
    message: error
      .replace(
        /^Instance type "(.+?)" is invalid\. Expected (.+)\.$/,
        'Expected $2, and it is "$1".',
      )
      .replace(/^Instance/, 'The value'),
  };
}

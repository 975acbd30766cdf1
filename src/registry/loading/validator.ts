import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import { DashError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import type { ConfigFault, ConfigValidator, JsonSchema } from '../types/index.js';

/** A fault, and the keyword of the schema that found it. */
export interface SchemaFault extends ConfigFault {
  readonly keyword: string;
}

/** Keywords whose error only says that a nested value has an error, which is reported itself. */
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
 * A validator for a schema that is known at run time only. It needs no `eval`. Loaded together with
 * third-party modules; built-in widgets have a compiled one.
 *
 * @throws DashError `invalid-manifest` if the schema itself is unusable.
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
 * A validator for any value, whose faults have the keywords of the schema.
 *
 * @throws Error if the schema itself is unusable; for some schemas only when a value is checked.
 */
export function schemaValidator(schema: JsonSchema): (value: JsonValue) => readonly SchemaFault[] {
  // The validator writes into the schema, which may be frozen.
  const validator = new Validator(structuredClone(schema) as Schema, '2020-12', false);
  return (value) => {
    const { valid, errors } = validator.validate(withoutPrototypes(value));
    // An invalid value has at least one fault, even if a later release of the validator names only
    // containers.
    const faults = valid ? [] : toFaults(errors);
    return valid || faults.length ? faults : errors.map(toFault);
  };
}

/**
 * A copy without prototypes: the validator tests keys with `in`, which would find a setting named
 * `toString` in every object.
 */
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
  const relevant = errors.filter(({ keyword }) => !CONTAINERS.has(keyword));
  const faults = relevant
    // A declared key whose value is wrong is also reported as one that `additionalProperties`
    // forbids.
    .filter(({ keyword, instanceLocation: at }) => keyword !== 'false' || !isWrong(at, relevant))
    .map(toFault);
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.message}`, fault])).values()];
}

/** True if the value at a location, or a part of it, has a fault of its own. */
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

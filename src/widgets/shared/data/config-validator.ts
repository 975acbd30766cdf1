import type { JsonObject } from '../../../model/json.js';
import type { ConfigValidator } from '../../../registry/types/index.js';
import { normalizeConfig } from './normalize-config.js';

interface CompiledError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator that `scripts/generate-validators.mjs` compiles from a schema. */
export interface CompiledValidator {
  (config: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

function messageOf({ keyword, message, params }: CompiledError): string {
  const allowed = params['allowedValues'];
  if (keyword === 'enum' && Array.isArray(allowed)) {
    return `must be one of ${allowed.join(', ')}`;
  }
  return message ?? 'is not valid';
}

/**
 * Makes a widget's validator from a compiled one; its paths refer to the config as it was given.
 */
export function createConfigValidator(
  validate: CompiledValidator,
  defaults: JsonObject,
): ConfigValidator {
  return (given) => {
    const { config, origins } = normalizeConfig(given, defaults);
    if (validate(config)) {
      return [];
    }
    return (validate.errors ?? []).map((error) => {
      const [, first = '', ...rest] = error.instancePath.split('/');
      const origin = origins[first] ?? first;
      return {
        path: error.instancePath === '' ? '' : ['', origin, ...rest].join('/'),
        message: messageOf(error),
      };
    });
  };
}

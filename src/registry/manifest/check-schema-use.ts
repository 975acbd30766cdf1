// Checks for the author of a manifest, in the development build only.
import { reasonOf } from '../../model/reason-of.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';
import type { JsonSchema, WidgetManifest } from '../types/index.js';

/** Tells the author of a manifest about one fault. */
export type Warn = (what: string) => void;

/** The first fault of each regular expression in a schema, by its path. */
function* badPatterns(value: JsonValue | undefined, path: string): Generator<[string, string]> {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      yield* badPatterns(part as JsonValue, `${path}/${index}`);
    }
    return;
  }
  if (!isJsonObject(value)) {
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const at = `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (key === 'pattern' && typeof part === 'string') {
      yield* faultOf(part, at);
    } else if (key === 'patternProperties' && isJsonObject(part)) {
      for (const pattern of Object.keys(part)) {
        yield* faultOf(pattern, `${at}/${pattern.replace(/~/g, '~0').replace(/\//g, '~1')}`);
      }
    }
    // Values are no schemas, whatever keys they have.
    if (!['default', 'examples', 'const', 'enum'].includes(key)) {
      yield* badPatterns(part, at);
    }
  }
}

function* faultOf(pattern: string, path: string): Generator<[string, string]> {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    yield [path, reasonOf(error)];
  }
}

/** Warns of faults of a type's schema, and of defaults that break it. */
export async function warnOfSchemaUse(
  manifest: WidgetManifest,
  schema: JsonSchema,
  warn: Warn,
): Promise<void> {
  // A schema with a broken expression can't check a default.
  if (!warnOfPatterns(schema, warn)) {
    await warnOfDefaults(manifest, schema, warn);
  }
}

/**
 * Warns of regular expressions that fail under the `u` flag, which JSON Schema prescribes. True if
 * there are any.
 */
function warnOfPatterns(schema: JsonSchema, warn: Warn): boolean {
  const faults = [...badPatterns(schema, '/configSchema')];
  for (const [path, reason] of faults) {
    warn(`has ${path}, which is no regular expression with the flag "u": ${reason}.`);
  }
  return faults.length > 0;
}

/** Warns of a default config, also of an alias, that breaks the type's own schema. */
async function warnOfDefaults(
  { type, defaultConfig = {}, aliasConfigs = {}, preset = {} }: WidgetManifest,
  schema: JsonSchema,
  warn: Warn,
): Promise<void> {
  const { compileSchema } = await import('../loading/validator.js');
  const configs: [string, JsonObject][] = [
    ['/defaultConfig', defaultConfig],
    ...(preset.config
      ? [['/preset/config', { ...defaultConfig, ...preset.config }] as [string, JsonObject]]
      : []),
    ...Object.entries(aliasConfigs).map(([alias, config]): [string, JsonObject] => [
      `/aliasConfigs/${alias}`,
      config,
    ]),
  ];
  try {
    const check = compileSchema(schema, type);
    for (const [at, config] of configs) {
      for (const { path, message } of check(config)) {
        warn(
          `has ${at}${path}, which breaks its configSchema, so that new widgets fail: ${message}`,
        );
      }
    }
  } catch (error) {
    warn(`has a /configSchema that can't be used: ${reasonOf(error)}`);
  }
}

// Checks for the author of a manifest, in the development build only.
import type { JsonObject, JsonValue } from '../../model/json.js';
import { getPointer } from '../../model/pointer.js';
import { reasonOf } from '../../model/reason-of.js';
import { isJsonObject, own } from '../../model/record.js';
import type { JsonSchema, WidgetManifest } from '../types/index.js';
import { FORMATS, keywordNames, metaSchema } from './meta-schema.js';
import { nearest } from './nearest.js';
import { partsOf, pointerTo, type SchemaPart } from './schema-parts.js';

/** Tells the author of a manifest about one fault. */
export type Warn = (what: string) => void;

/** Warns of faults of a type's schema, and of defaults that break it. */
export async function warnOfSchemaUse(
  manifest: WidgetManifest,
  schema: JsonSchema,
  warn: Warn,
): Promise<void> {
  const { compileSchema } = await import('../loading/validator.js');
  try {
    const faults = [...partsOf(schema)].flatMap((part) => [...faultsOf(part, schema)]);
    faults.forEach(warn);
    const wrong = compileSchema(metaSchema(), manifest.type)(schema);
    for (const { path, message } of wrong) {
      warn(`has /configSchema${path}, which means nothing in a JSON Schema: ${message}`);
    }
    // A schema with such faults can't check a default.
    if (faults.length === 0 && wrong.length === 0) {
      warnOfDefaults(manifest, schema, compileSchema, warn);
    }
  } catch (error) {
    warn(`has a /configSchema that can't be used: ${reasonOf(error)}`);
  }
}

/** The faults of one schema by itself, beside those that the schema of schemas finds. */
function* faultsOf(part: SchemaPart, root: JsonSchema): Generator<string> {
  const { schema } = part;
  const keywords = keywordNames();
  for (const key of Object.keys(schema)) {
    const meant = keywords.includes(key) ? undefined : nearest(key, keywords);
    if (meant) {
      yield `has ${pointerTo(part, key)}, which means nothing; it is called "${meant}".`;
    }
  }
  const { format, pattern, patternProperties, $ref } = schema;
  if (typeof pattern === 'string') {
    yield* patternFault(pattern, pointerTo(part, 'pattern'));
  }
  for (const key of Object.keys(isJsonObject(patternProperties) ? patternProperties : {})) {
    yield* patternFault(key, pointerTo(part, 'patternProperties', key));
  }
  const meant = typeof format !== 'string' || FORMATS.includes(format) ? '' : similar(format);
  if (meant) {
    yield `has ${pointerTo(part, 'format')} "${String(format)}", which is not known. Perhaps "${meant}"?`;
  }
  if (typeof $ref === 'string' && isMissing($ref, root)) {
    yield `has ${pointerTo(part, '$ref')} "${$ref}", and there is nothing at that place of the schema.`;
  }
}

const OTHER_FORMATS: Readonly<Record<string, string>> = {
  colour: 'color',
  datetime: 'date-time',
  link: 'url',
  'multi-line': 'multiline',
};

function similar(format: string): string | undefined {
  return own(OTHER_FORMATS, format.toLowerCase()) ?? nearest(format, FORMATS);
}

/** A regular expression that fails under the `u` flag, which JSON Schema prescribes. */
function* patternFault(pattern: string, path: string): Generator<string> {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    yield `has ${path}, which is no regular expression with the flag "u": ${reasonOf(error)}.`;
  }
}

/** True for a reference into the schema itself that leads nowhere. */
function isMissing(reference: string, root: JsonSchema): boolean {
  if (!reference.startsWith('#/')) {
    return false;
  }
  try {
    return getPointer(root, decodeURIComponent(reference.slice(1))) === undefined;
  } catch {
    return true;
  }
}

type Compile = (
  schema: JsonSchema,
  type: string,
) => (value: JsonObject) => readonly { readonly path: string; readonly message: string }[];

/** Warns of defaults that break the type's own schema: of the config, of an alias, of a key. */
function warnOfDefaults(
  { type, defaultConfig = {}, aliasConfigs = {}, preset = {} }: WidgetManifest,
  schema: JsonSchema,
  compile: Compile,
  warn: Warn,
): void {
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
  const check = compile(schema, type);
  for (const [at, config] of configs) {
    for (const { path, message } of check(config)) {
      warn(`has ${at}${path}, which breaks its configSchema, so that new widgets fail: ${message}`);
    }
  }
  for (const part of partsOf(schema)) {
    warnOfKeyDefault(part, schema, (one) => compile(one, type), warn);
  }
}

/** Warns of a `default` that its own schema forbids. */
function warnOfKeyDefault(
  part: SchemaPart,
  root: JsonSchema,
  compile: (schema: JsonSchema) => ReturnType<Compile>,
  warn: Warn,
): void {
  const { default: value, ...rest } = part.schema;
  if (value === undefined) {
    return;
  }
  // References lead to these from anywhere.
  const { $defs, definitions } = root;
  const schema = { ...rest, ...($defs && { $defs }), ...(definitions && { definitions }) };
  for (const { path, message } of compile(schema)(value as JsonValue as JsonObject)) {
    warn(`has ${pointerTo(part, 'default')}${path}, which breaks that schema: ${message}`);
  }
}

// Advice for the author of a manifest, in the development build only.
import { own } from '../../model/record.js';
import { warnOfSchemaUse, type Warn } from './check-schema-use.js';
import { warnOfInnerKeys } from './inner-keys.js';
import { ICON_NAMES } from './icon-names.js';
import { nearest } from './nearest.js';
import type { JsonSchema, WidgetManifest } from '../types/index.js';
import type { Rule } from './check-manifest.js';

const flag: Rule = [(value) => typeof value === 'boolean', 'true or false'];

const EXAMPLES: Readonly<Record<string, string>> = {
  '/type': '"kpi-tile" or "acme/kpi-tile"',
  '/version': '"1.0.0"',
  '/load': "() => import('./clock.js')",
};

/** An example of a field's value, to be appended to what the field must be. */
export function exampleOf(path: string): string {
  const example = own(EXAMPLES, path);
  return example === undefined ? '' : `, such as ${example}`;
}

/**
 * The advice about a fault, to be appended to its message without a full stop at the end; or an
 * empty text.
 */
export function adviceFor(path: string, value: unknown): string {
  const advice = adviceOn(path, value);
  return advice && `. ${advice}`;
}

/**
 * Names a value that is easily mistaken for an object or a function, or whose type alone would
 * mislead.
 */
export function kindOf(value: unknown): string {
  if (value instanceof Promise) {
    return 'a promise';
  }
  if (typeof value === 'function' && /^class\b/.test(String(value))) {
    return 'a class';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'object' ? 'an object' : '';
}

/** Rules of the fields whose faults do no harm. */
export function moreRules(text: Rule, unit: Rule): Readonly<Record<string, Rule>> {
  return {
    author: text,
    badge: text,
    skeleton: [
      (value) => ['bars', 'ring', 'rows', 'value', 'text'].includes(value as string),
      'one of bars, ring, rows, value, text',
    ],
    previewUrl: text,
    maxInstances: unit,
    hidden: flag,
    overflow: [(value) => value === 'clip' || value === 'visible', '"clip" or "visible"'],
    deprecated: [(value) => text[0](value) || flag[0](value), 'true, or a text'],
  };
}

const SUGGESTED_CATEGORY: Readonly<Record<string, string>> = {
  stat: 'stats',
  kpi: 'stats',
  graph: 'chart',
  table: 'list',
  feed: 'list',
  button: 'action',
  text: 'info',
  other: 'custom',
};

/** The advice about a fault, as a sentence without a full stop; empty if the rule says enough. */
function adviceOn(path: string, value: unknown): string {
  switch (path) {
    case '':
      return value instanceof Promise ? 'Await it first' : '';
    case '/type':
      return typeof value === 'string' ? suggest(toKebab(value)) : '';
    case '/version':
      return suggest(toVersion(value));
    case '/apiVersion':
      if (value === undefined) {
        return 'Write apiVersion: 1';
      }
      return Number(value) === 1
        ? 'Write it as a number: apiVersion: 1'
        : 'Update dash-grid, or publish the widget for contract 1 too';
    case '/category':
      return typeof value === 'string' ? suggest(toCategory(value)) : '';
    case '/load':
      if (value instanceof Promise) {
        return "Put a function around it: () => import('./widget.js')";
      }
      if (typeof value === 'string') {
        return `For a URL, write load: fromUrl(${JSON.stringify(value)})`;
      }
      return typeof value === 'function'
        ? 'Write load: () => Promise.resolve({ default: TheClass }), or better import its module there'
        : '';
    case '/settings':
      return 'It loads the settings element as load does the widget';
    case '/configSchema':
      return value instanceof Promise ? 'Put a function around it' : '';
    default:
      return path.startsWith('/size/') && value === undefined
        ? 'A size is { w, h } in grid units'
        : '';
  }
}

function suggest(value: string): string {
  return value ? `Perhaps "${value}"` : '';
}

function toKebab(text: string): string {
  return text
    .trim()
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[^\w./]+/g, '-')
    .replace(/^[^a-z]+|[-/]+$/gi, '')
    .replace(/\/(?=.*\/)/g, '-')
    .toLowerCase();
}

function toVersion(value: unknown): string {
  const [numbers] = /\d+(\.\d+){0,2}/.exec(String(value)) ?? [];
  if (numbers === undefined) {
    return '';
  }
  return [...numbers.split('.').map(Number), 0, 0].slice(0, 3).join('.');
}

function toCategory(text: string): string {
  const word = text.trim().toLowerCase();
  const single = word.replace(/s$/, '');
  const names = ['stats', 'chart', 'list', 'action', 'info', 'custom'];
  return (
    names.find((name) => name === word || name === single) ?? own(SUGGESTED_CATEGORY, single) ?? ''
  );
}

/** Keys that authors mistake for those of a manifest, with the right names. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  id: 'type',
  slug: 'type',
  title: 'name',
  label: 'name',
  schema: 'configSchema',
  configschema: 'configSchema',
  settingsSchema: 'configSchema',
  config: 'defaultConfig',
  defaults: 'defaultConfig',
  sizes: 'size',
  defaultSize: 'size.default',
  minSize: 'size.min',
  maxSize: 'size.max',
  component: 'load',
  loader: 'load',
  element: 'load',
  migrate: 'migrateConfig',
  permissions: 'scopes',
  tags: 'keywords',
};

const warned = new Set<string>();

function warnOnce(message: string): void {
  if (!warned.has(message)) {
    warned.add(message);
    console.warn(message);
  }
}

/** Warns once of each valid value that is probably a mistake. */
export function warnOfManifest(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  const warn = (what: string): void => {
    warnOnce(`[dash-grid] manifest: widget type "${String(fields['type'])}" ${what}`);
  };
  const names = [...known, 'size', 'sample'];
  for (const key of Object.keys(fields)) {
    if (names.includes(key)) {
      continue;
    }
    const meant =
      names.find((name) => name.toLowerCase() === key.toLowerCase()) ??
      own(OTHER_NAMES, key) ??
      nearest(key, names);
    if (meant) {
      warn(`has the key "${key}", which means nothing; it is called "${meant}".`);
    }
  }
  const path = findNoJson(fields['defaultConfig'], '/defaultConfig');
  if (path) {
    warn(`has ${path}, which is no JSON value and would be lost when it is stored.`);
  }
  const lost = findNoJson(fields['preset'], '/preset');
  if (lost) {
    warn(`has ${lost}, which is no JSON value and would be lost when it is stored.`);
  }
  warnOfInnerKeys(fields, warn);
  warnOfIcon(fields['icon'], warn);
  const schema = fields['configSchema'];
  if (typeof schema === 'object' && schema !== null) {
    void warnOfSchemaUse(fields as unknown as WidgetManifest, schema as JsonSchema, warn);
  }
}

function warnOfIcon(icon: unknown, warn: Warn): void {
  if (typeof icon !== 'string' || !icon || ICON_NAMES.some((name) => name === icon)) {
    return;
  }
  const meant = nearest(icon, ICON_NAMES);
  const advice = meant ? ` Perhaps "${meant}"?` : ` Known are ${ICON_NAMES.join(', ')}.`;
  warn(`has the /icon "${icon}", which is not known; its category's is shown.${advice}`);
}

/** Warns once of each fault of a schema that is loaded with the widget. */
export function warnOfSchema(manifest: WidgetManifest, schema: JsonSchema): void {
  const warn = (what: string): void => {
    warnOnce(`[dash-grid] manifest: widget type "${manifest.type}" ${what}`);
  };
  void warnOfSchemaUse(manifest, schema, warn);
}

/** The path of the first value that JSON can't hold. */
function findNoJson(value: unknown, path: string, inside: readonly unknown[] = []): string {
  if (value === undefined && inside.length === 0) {
    return '';
  }
  if (value === null || ['string', 'boolean'].includes(typeof value)) {
    return '';
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? '' : path;
  }
  if (typeof value !== 'object' || inside.includes(value)) {
    return path;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return path;
  }
  for (const [key, part] of Object.entries(value)) {
    const found = findNoJson(part, `${path}/${key}`, [...inside, value]);
    if (found) {
      return found;
    }
  }
  return '';
}

/** Warns once when a manifest takes over a name that seems to be another's. */
export function warnOfTakeover(
  manifest: WidgetManifest,
  manifestsOf: (name: string) => readonly WidgetManifest[],
): void {
  const other = [manifest.type, ...(manifest.aliases ?? [])]
    .flatMap(manifestsOf)
    .find(
      (one) =>
        one.type !== manifest.type ||
        one.author !== manifest.author ||
        one.name !== manifest.name ||
        (one.version === manifest.version && String(one.load) !== String(manifest.load)),
    );
  if (!other) {
    return;
  }
  const { type, name, author } = other;
  const owner = author === undefined ? `"${name}"` : `"${name}" by ${author}`;
  warnOnce(
    `[dash-grid] manifest: "${manifest.name}" takes a name of the widget type "${type}" (${owner}), which is registered. Choose another name, such as "${another(manifest.type)}", or call register(manifest, { override: true }).`,
  );
}

/** A name with another qualifier, or with one at all. */
function another(type: string): string {
  return type.includes('/') ? type.replace('/', '-widgets/') : `acme/${type}`;
}

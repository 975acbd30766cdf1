// Advice about the objects inside of a manifest, in the development build only.
import type { Warn } from './check-schema-use.js';
import { nearest } from './nearest.js';

type Fields = Readonly<Record<string, unknown>>;

const LIMITS = ['default', 'min', 'max'];
const SIDES = ['w', 'h'];
const PRESET = ['config', 'query'];
const SAMPLE = ['config', 'data'];
const QUERY = ['source', 'request', 'select', 'key', 'refreshInterval'];

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Warns of each key that these objects don't have. */
function warnOfOthers(value: unknown, path: string, known: readonly string[], warn: Warn): void {
  for (const key of Object.keys(isObject(value) ? value : {})) {
    if (!known.includes(key)) {
      const meant = nearest(key, known) ?? known.find((name) => key.toLowerCase().startsWith(name));
      const advice = meant ? `it is called "${meant}"` : `known are ${known.join(', ')}`;
      warn(`has the key ${path}/${key}, which means nothing; ${advice}.`);
    }
  }
}

/** Warns of wrong keys and values of `size`, `preset`, `sample` and `aliasConfigs`. */
export function warnOfInnerKeys(fields: Fields, warn: Warn): void {
  const { size, preset, sample, aliasConfigs, aliases } = fields;
  warnOfOthers(size, '/size', LIMITS, warn);
  for (const limit of LIMITS) {
    warnOfOthers((size as Fields | undefined)?.[limit], `/size/${limit}`, SIDES, warn);
  }
  warnOfOthers(preset, '/preset', PRESET, warn);
  if (isObject(preset)) {
    warnOfPreset(preset, warn);
  }
  if (typeof sample !== 'function') {
    warnOfOthers(sample, '/sample', SAMPLE, warn);
    if (sample !== undefined && !isObject(sample)) {
      warn('has a /sample that is no object. Write { config, data }, or a function that loads it.');
    }
  }
  const names = Array.isArray(aliases) ? (aliases as readonly unknown[]) : [];
  for (const [alias, config] of Object.entries(isObject(aliasConfigs) ? aliasConfigs : {})) {
    if (!isObject(config)) {
      warn(
        `has /aliasConfigs/${alias}, which must be an object, the default config of that alias.`,
      );
    } else if (!names.includes(alias)) {
      warn(`has /aliasConfigs/${alias}, and no such alias. Name "${alias}" in its aliases, too.`);
    }
  }
}

function warnOfPreset({ config, query }: Fields, warn: Warn): void {
  if (config !== undefined && !isObject(config)) {
    warn('has a /preset/config that is no object.');
  }
  if (query === undefined) {
    return;
  }
  if (!isObject(query)) {
    warn('has a /preset/query that is no object. Write { source: "sales" }.');
    return;
  }
  warnOfOthers(query, '/preset/query', QUERY, warn);
  const { source, select } = query;
  if (typeof source !== 'string' || !source) {
    warn('has no /preset/query/source, the name of a data source, such as "sales".');
  }
  if (select !== undefined && !(typeof select === 'string' && /^$|^\//.test(select))) {
    const advice = typeof select === 'string' ? `. Perhaps "/${select.replace(/\./g, '/')}"?` : '.';
    warn(`has a /preset/query/select that is no JSON Pointer${advice}`);
  }
}

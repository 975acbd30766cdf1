import type { JsonObject, JsonValue } from '../../../model/json.js';

function toCamel(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

export interface NormalizedConfig {
  readonly config: JsonObject;
  /** The key in the given config, for each normalised key. */
  readonly origins: Readonly<Record<string, string>>;
}

/**
 * Normalises a config: stored documents may have `time_range` for `timeRange`, and null for unset
 * values. The camelCase key wins, unless it only has the type's default.
 */
export function normalizeConfig(config: JsonObject, defaults: JsonObject = {}): NormalizedConfig {
  const normalized = new Map<string, JsonValue>();
  const origins = new Map<string, string>();
  for (const [key, value] of Object.entries(config)) {
    if (value === null) {
      continue;
    }
    normalized.set(key, value);
    origins.set(key, key);
  }
  for (const [key, value] of Object.entries(config)) {
    const camel = toCamel(key);
    if (camel === key || value === null) {
      continue;
    }
    const known = normalized.get(camel);
    if (known === undefined || JSON.stringify(known) === JSON.stringify(defaults[camel])) {
      normalized.set(camel, value);
      origins.set(camel, key);
    }
  }
  return { config: Object.fromEntries(normalized), origins: Object.fromEntries(origins) };
}

import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { readJson } from '../../model/parse/json.js';
import { reasonOf } from '../../model/reason-of.js';
import { compareVersions, parseVersion } from './semver.js';
import type { ResolvedWidgetType } from '../types/index.js';

export interface PreparedConfig {
  readonly config: JsonObject;
  /** True if `config` differs from the stored one; write it back only when the user saves. */
  readonly migrated: boolean;
}

/**
 * Migrates a config that `storedVersion` of a type wrote to the present version. The stored config
 * is not changed. A missing or unreadable version counts as the present one.
 *
 * @throws DashError `version-downgrade` if the stored version is newer; `invalid-config` if
 *     `migrateConfig` fails.
 */
export function prepareConfig(
  { manifest }: ResolvedWidgetType,
  config: JsonObject,
  storedVersion: string | undefined,
): PreparedConfig {
  const { type, version, migrateConfig } = manifest;
  const stored = parseVersion(storedVersion ?? version);
  const difference = stored ? compareVersions(stored, parseVersion(version)!) : 0;
  if (difference > 0) {
    const text = `This widget was saved by version ${storedVersion} of "${type}", and version ${version} is the newest here. Register ${storedVersion} or a later version; nothing was changed.`;
    throw new DashError('version-downgrade', text, { path: '/version' });
  }
  if (difference === 0 || !migrateConfig) {
    return { config, migrated: false };
  }
  const failed = (reason: string, cause?: unknown): never => {
    const text = `migrateConfig of widget type "${type}" ${reason}, from version ${storedVersion} to ${version}. The stored config is untouched.`;
    throw new DashError('invalid-config', text, { path: '/config', cause });
  };
  let migrated: unknown;
  try {
    migrated = migrateConfig(structuredClone(config), storedVersion!);
  } catch (error) {
    failed(`threw "${reasonOf(error)}"`, error);
  }
  if (migrated instanceof Promise) {
    // It is refused below; its rejection must not be told as well.
    migrated.catch(() => undefined);
  }
  if (typeof migrated !== 'object' || migrated === null || Array.isArray(migrated)) {
    failed('returned no object');
  }
  try {
    // A date or a promise is an object too, and would become an empty config.
    const json = readJson(migrated, 'invalid-config', '/config') as JsonObject;
    return { config: json, migrated: true };
  } catch (error) {
    return failed(`returned no JSON ("${reasonOf(error)}")`, error);
  }
}

import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import type { LoadedWidget } from '../types/index.js';
import { effectiveConfig } from './config.js';

/**
 * Returns the effective config of a widget if it is valid.
 *
 * @throws DashError `invalid-config` with the path of the first fault.
 */
export function validConfig(loaded: LoadedWidget, own: JsonObject): JsonObject {
  const config = effectiveConfig(loaded.manifest, undefined, own);
  const [fault] = loaded.validate(config);
  if (fault) {
    const path = fault.path || '/';
    throw new DashError('invalid-config', `Setting ${path}: ${fault.message}`, { path });
  }
  return config;
}

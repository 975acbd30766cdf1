import { deepFreeze } from '../../model/freeze.js';
import type { JsonObject } from '../../model/json.js';
import type { WidgetManifest } from '../types/index.js';

/**
 * Returns the effective config of a widget: its own config over its install's over the type's
 * defaults. Deeply frozen, because its parts are those of the document and of the manifest.
 */
export function effectiveConfig(
  manifest: Pick<WidgetManifest, 'defaultConfig'>,
  installConfig: JsonObject | undefined,
  config: JsonObject,
): JsonObject {
  return deepFreeze({ ...manifest.defaultConfig, ...installConfig, ...config });
}

import { deepFreeze } from '../../model/freeze.js';
import type { JsonObject } from '../../model/json.js';
import type { WidgetManifest } from '../types/index.js';

/**
 * What a widget is given: its own config over its install's over the type's defaults. Frozen with
 * all its parts, which are those of the document and of the manifest.
 */
export function effectiveConfig(
  manifest: Pick<WidgetManifest, 'defaultConfig'>,
  installConfig: JsonObject | undefined,
  config: JsonObject,
): JsonObject {
  return deepFreeze({ ...manifest.defaultConfig, ...installConfig, ...config });
}

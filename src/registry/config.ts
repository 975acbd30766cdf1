import type { JsonObject } from '../model/json.js';
import type { WidgetManifest } from './types.js';

/** What a widget is given: its own config over its install's over the type's defaults; frozen. */
export function effectiveConfig(
  manifest: Pick<WidgetManifest, 'defaultConfig'>,
  installConfig: JsonObject | undefined,
  config: JsonObject,
): JsonObject {
  return Object.freeze({ ...manifest.defaultConfig, ...installConfig, ...config });
}

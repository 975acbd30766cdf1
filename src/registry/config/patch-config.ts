import { formatPointer } from '../../model/format-pointer.js';
import type { JsonObject, JsonPointer } from '../../model/json.js';
import { without } from '../../model/record.js';
import { readConfigPatch } from '../guards/widget-input.js';
import type { LoadedWidget } from '../types/index.js';
import { effectiveConfig } from './config.js';
import type { WidgetEdit } from './edit-config.js';
import { validConfig } from './valid-config.js';

/** A patched config, and the edit of the widget that stores it. */
export interface PatchedConfig {
  readonly config: JsonObject;
  readonly edit: WidgetEdit;
}

/**
 * The effect of a widget's `updateConfig`; `undefined` if the patch changes nothing. Some elements
 * raise an event even for a value that was set from outside.
 *
 * @param own The widget's own config, without defaults.
 * @throws DashError `invalid-config` with the path of the value that the schema does not allow, or
 *     that is no JSON.
 */
export function patchConfig(
  loaded: LoadedWidget,
  own: JsonObject,
  patch: unknown,
): PatchedConfig | undefined {
  const { set, unset } = readConfigPatch(patch);
  const gone = unset.filter((key) => Object.hasOwn(own, key));
  const config = gone.reduce<JsonObject>(without, { ...own, ...set });
  const before = JSON.stringify(effectiveConfig(loaded.manifest, undefined, own));
  if (JSON.stringify(validConfig(loaded, config)) === before && gone.length === 0) {
    return undefined;
  }
  const values = Object.entries(set).map(([key, value]) => [pointerOf(key), value] as const);
  return { config, edit: { set: Object.fromEntries(values), unset: gone.map(pointerOf) } };
}

function pointerOf(key: string): JsonPointer {
  return formatPointer(['config', key]);
}

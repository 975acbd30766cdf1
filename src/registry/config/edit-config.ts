import { formatPointer } from '../../model/format-pointer.js';
import type { JsonObject, JsonPointer, JsonValue } from '../../model/json.js';
import { setPointer } from '../../model/pointer.js';
import { without } from '../../model/record.js';
import type { Widget } from '../../model/types.js';
import { readConfigPatch } from '../guards/widget-input.js';
import type { WidgetRegistry } from '../registry.js';
import type { LoadedWidget, ResolvedWidgetType } from '../types/index.js';
import { effectiveConfig } from './config.js';
import { prepareConfig } from './migrate-config.js';
import { compareVersions, parseVersion } from './semver.js';
import { validConfig } from './valid-config.js';

/** Values to set in a widget and pointers to delete, by JSON Pointer. */
export interface WidgetEdit {
  readonly set: Readonly<Record<JsonPointer, JsonValue>>;
  readonly unset: readonly JsonPointer[];
}

const CONFIG = '/config';
const WRITTEN_BY = '/configVersion';

function isOfConfig(pointer: JsonPointer): boolean {
  return pointer === CONFIG || pointer.startsWith(`${CONFIG}/`);
}

/**
 * Completes an edit of a placed widget so that its config is read the same way later: it adds the
 * version that wrote the config, and the whole config if the stored one is of another version. An
 * edit that does not touch the config is not changed.
 *
 * @param type The type that reads the widget's config now.
 * @param migrated The stored config as `type` reads it, if that differs from the stored one.
 */
export function editConfig(
  widget: Widget,
  { manifest }: ResolvedWidgetType,
  migrated: JsonObject | undefined,
  { set, unset }: WidgetEdit,
): WidgetEdit {
  const { version } = manifest;
  if (![...Object.keys(set), ...unset].some(isOfConfig)) {
    return { set, unset };
  }
  const isStamped = widget.configVersion === version || Object.hasOwn(set, WRITTEN_BY);
  const stamp = {
    ...(!isStamped && { [WRITTEN_BY]: version }),
    // A config of a later version could not be read by the version that the widget was pinned to.
    ...(isOlder(widget.version, version) && { '/version': version }),
  };
  if (!migrated || Object.hasOwn(set, CONFIG)) {
    return { set: { ...stamp, ...set }, unset };
  }
  const edits: (readonly [JsonPointer, JsonValue | undefined])[] = [
    ...unset.map((pointer) => [pointer, undefined] as const),
    ...Object.entries(set),
  ];
  const { config } = edits
    .filter(([pointer]) => isOfConfig(pointer))
    .reduce<JsonObject>((target, [pointer, value]) => setPointer(target, pointer, value), {
      config: migrated,
    });
  const others = Object.entries(set).filter(([pointer]) => !isOfConfig(pointer));
  return {
    set: { ...stamp, ...Object.fromEntries(others), [CONFIG]: config ?? {} },
    unset: unset.filter((pointer) => !isOfConfig(pointer)),
  };
}

function isOlder(pinned: string | undefined, version: string): boolean {
  const known = pinned === undefined ? undefined : parseVersion(pinned);
  return known !== undefined && compareVersions(known, parseVersion(version)!) < 0;
}

/**
 * The same as {@link editConfig} for a widget as it is stored. The config of an unregistered type
 * is edited as it is.
 *
 * @throws DashError `version-downgrade`, or `invalid-config` if the stored config can't be migrated
 *     to the present version; an edit that replaces the whole config needs no migration.
 */
export function editWidget(
  registry: Pick<WidgetRegistry, 'resolveWidget' | 'configVersionOf'>,
  widget: Widget,
  edit: Partial<WidgetEdit>,
): WidgetEdit {
  const { set = {}, unset = [] } = edit;
  const touchesPart = [...Object.keys(set), ...unset].some((pointer) =>
    pointer.startsWith(`${CONFIG}/`),
  );
  const type = registry.resolveWidget(widget);
  if (!type) {
    return { set, unset };
  }
  const prepared = touchesPart
    ? prepareConfig(type, widget.config, registry.configVersionOf(widget))
    : undefined;
  return editConfig(widget, type, prepared?.migrated ? prepared.config : undefined, { set, unset });
}

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

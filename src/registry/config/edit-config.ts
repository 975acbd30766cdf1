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

/** Values to write into a widget and to delete there, by JSON Pointer. */
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
 * An edit of a placed widget, with all that it takes to read its config later as it is meant now:
 * the version that wrote it, and the whole config where the stored one is of another version. An
 * edit that leaves the config alone stays as it is.
 *
 * @param type What reads the widget's config now.
 * @param migrated The stored config as `type` reads it, if that is not what is stored.
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
    // What a later version wrote, the one that it was pinned to could not read.
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
 * The same for a widget as it is stored. The config of a type that is not registered is edited as
 * it is.
 *
 * @throws DashError `version-downgrade`, or `invalid-config` when the stored config can't be
 *     brought to the version at hand; an edit that replaces the whole config needs none of that.
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

/** A config with a patch applied, and the edit of the widget that does it. */
export interface PatchedConfig {
  readonly config: JsonObject;
  readonly edit: WidgetEdit;
}

/**
 * What a widget's `updateConfig` leads to; undefined where it says no more than the widget was
 * given, as elements do that raise an event for what was set from outside.
 *
 * @param own The widget's own config, without defaults.
 * @throws DashError `invalid-config` with the path of what the schema does not allow, or of what is
 *     no JSON.
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

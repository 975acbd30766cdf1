import type { JsonObject, JsonPointer, JsonValue } from '../../model/json.js';
import { setPointer } from '../../model/pointer.js';
import type { Widget } from '../../model/types.js';
import type { WidgetRegistry } from '../registry.js';
import type { ResolvedWidgetType } from '../types/index.js';
import { prepareConfig } from './migrate-config.js';
import { compareVersions, parseVersion } from './semver.js';

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

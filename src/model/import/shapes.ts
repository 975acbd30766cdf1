// A format is told by its shape, never by one key: many a foreign document has a `schemaVersion`,
// an `id` or a `config` too, and taken for one of ours it would leave an empty dashboard.
import type { JsonArray, JsonObject, JsonValue } from '../json.js';
import { DASHBOARD_FIELDS } from '../parse/fields.js';
import { isJsonObject, own } from '../record.js';

/** A document of ours, of any schema version: widgets by id. */
export function isOwnDocument(json: JsonValue): json is JsonObject {
  const widgets = isJsonObject(json) ? own(json, 'widgets') : undefined;
  if (!isJsonObject(json) || !isJsonObject(widgets)) {
    return false;
  }
  const entries = Object.values(widgets);
  return entries.length > 0 ? entries.some(isWidget) : isOwnWithoutWidgets(json);
}

/** With nothing in it, a document of ours is known by its other parts, or by having no others. */
function isOwnWithoutWidgets(json: JsonObject): boolean {
  const isExported =
    Number.isInteger(own(json, 'schemaVersion')) && isJsonObject(own(json, 'layouts'));
  const parts = ['widgets', 'layouts'];
  return (
    isExported ||
    Object.keys(json).every((key) => parts.includes(key) || Object.hasOwn(DASHBOARD_FIELDS, key))
  );
}

/** A dashboard whose `config.widgets` is a list of widgets. */
export function isConfigWidgets(
  json: JsonValue,
): json is JsonObject & { readonly config: JsonObject } {
  const config = isJsonObject(json) ? own(json, 'config') : undefined;
  const widgets = isJsonObject(config) ? own(config, 'widgets') : undefined;
  return isList(widgets) && (widgets.length === 0 || widgets.some(isWidget));
}

/** The fields may be at fault; that is for the reader to tell, with their path. */
function isWidget(json: JsonValue): boolean {
  return isJsonObject(json) && Object.hasOwn(json, 'type');
}

/** A list of places by the key `i`. */
export function isReactGridLayout(json: JsonValue): json is readonly JsonObject[] {
  return (
    isListOfObjects(json) &&
    json.length > 0 &&
    json.every((item) => Object.hasOwn(item, 'i') && hasPlace(item))
  );
}

/** A list of places. An item leaves out what has its default, so one place is enough. */
export function isGridstack(json: JsonValue): json is readonly JsonObject[] {
  return (
    isListOfObjects(json) &&
    json.every((item) => hasAny(item, ['x', 'y', 'w', 'h', 'id', 'content'])) &&
    (json.length === 0 || json.some(hasPlace))
  );
}

function hasPlace(item: JsonObject): boolean {
  return hasAny(item, ['w', 'h']) || (Object.hasOwn(item, 'x') && Object.hasOwn(item, 'y'));
}

function hasAny(item: JsonObject, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(item, key));
}

function isListOfObjects(json: JsonValue): json is readonly JsonObject[] {
  return isList(json) && json.every(isJsonObject);
}

function isList(json: JsonValue | undefined): json is JsonArray {
  return Array.isArray(json);
}

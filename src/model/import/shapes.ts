// A format is detected by its whole shape, never by one key: many foreign documents have a
// `schemaVersion`, an `id` or a `config` too, and read as dash-grid documents they would give an
// empty dashboard.
import type { JsonArray, JsonObject, JsonValue } from '../json.js';
import { DASHBOARD_FIELDS } from '../parse/fields.js';
import { isJsonObject, own } from '../record.js';

/** True for a dash-grid document of any schema version: widgets by id. */
export function isOwnDocument(json: JsonValue): json is JsonObject {
  const widgets = isJsonObject(json) ? own(json, 'widgets') : undefined;
  if (!isJsonObject(json) || !isJsonObject(widgets)) {
    return false;
  }
  const entries = Object.values(widgets);
  return entries.length > 0 ? entries.some(isWidget) : isOwnWithoutWidgets(json);
}

/**
 * True for a dash-grid document without widgets: it has other known parts, or no other parts at
 * all.
 */
function isOwnWithoutWidgets(json: JsonObject): boolean {
  const isExported =
    Number.isInteger(own(json, 'schemaVersion')) && isJsonObject(own(json, 'layouts'));
  const parts = ['widgets', 'layouts'];
  return (
    isExported ||
    Object.keys(json).every((key) => parts.includes(key) || Object.hasOwn(DASHBOARD_FIELDS, key))
  );
}

/** True for a dashboard whose `config.widgets` is a list of widgets. */
export function isConfigWidgets(
  json: JsonValue,
): json is JsonObject & { readonly config: JsonObject } {
  const config = isJsonObject(json) ? own(json, 'config') : undefined;
  const widgets = isJsonObject(config) ? own(config, 'widgets') : undefined;
  return isList(widgets) && (widgets.length === 0 || widgets.some(isWidget));
}

/** Tests the shape only; the reader reports faulty fields with their path. */
function isWidget(json: JsonValue): boolean {
  return isJsonObject(json) && Object.hasOwn(json, 'type');
}

/** True for a list of places by the key `i`. */
export function isReactGridLayout(json: JsonValue): json is readonly JsonObject[] {
  return (
    isListOfObjects(json) &&
    json.length > 0 &&
    json.every((item) => Object.hasOwn(item, 'i') && hasPlace(item))
  );
}

/** True for a list of places. An item leaves out its defaults, so one coordinate is enough. */
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

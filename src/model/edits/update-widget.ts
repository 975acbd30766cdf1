import { formatPointer } from '../format-pointer.js';
import type { JsonObject, JsonPointer, JsonValue } from '../json.js';
import type { WidgetId, WidgetUpdateChange } from '../types.js';

/** Fields of a widget to write: plain ones, config keys to merge, or JSON Pointers. */
export interface WidgetPatch {
  readonly title?: string;
  readonly description?: string;
  /** Merged into the config, key by key. */
  readonly config?: JsonObject;
  readonly query?: JsonObject;
  readonly isVisible?: boolean;
  readonly set?: Readonly<Record<JsonPointer, JsonValue>>;
  readonly unset?: readonly JsonPointer[];
}

/** The change that writes a patch to a widget. */
export function updateWidget(id: WidgetId, patch: WidgetPatch): WidgetUpdateChange {
  const { set, unset, config = {}, ...fields } = patch;
  return {
    type: 'widget.update',
    id,
    set: { ...byPointer(fields), ...byPointer(config, 'config'), ...set },
    ...(unset && { unset }),
  };
}

/**
 * The values by pointer. A key that is `undefined`, as callers in JavaScript write it, counts as
 * missing.
 */
function byPointer(
  values: Readonly<Record<string, JsonValue | undefined>>,
  ...parents: readonly string[]
): Record<JsonPointer, JsonValue> {
  const set: Record<JsonPointer, JsonValue> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) {
      set[formatPointer([...parents, key])] = value;
    }
  }
  return set;
}

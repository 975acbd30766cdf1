import { canonicalJson, equalJson } from '../canonical.js';
import type { JsonArray, JsonObject, JsonPointer, JsonValue } from '../json.js';
import { formatPointer } from '../format-pointer.js';
import { isJsonObject, own } from '../record.js';

/** Two different values for one place; the merge chose one of them. */
export interface Clash {
  readonly path: JsonPointer;
  /** The value of my side; `undefined` if it removed it. */
  readonly mine: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
  readonly chosen: 'mine' | 'theirs';
}

/** A part of a document, or `undefined` where it has none. */
type Part = object | JsonArray | JsonValue | undefined;

/**
 * Chooses between two different values. The choice depends on the values only, so it is the same if
 * the sides are swapped; a value takes precedence over its removal.
 */
export function prefer(mine: Part, theirs: Part): 'mine' | 'theirs' {
  if (mine === undefined) {
    return 'theirs';
  }
  if (theirs === undefined) {
    return 'mine';
  }
  return canonicalJson(mine) >= canonicalJson(theirs) ? 'mine' : 'theirs';
}

/** The side that changed the value, if only one did; if both made the same change, `theirs`. */
export function onlyChange(base: Part, mine: Part, theirs: Part): 'mine' | 'theirs' | undefined {
  if (equalJson(mine, theirs) || equalJson(mine, base)) {
    return 'theirs';
  }
  return equalJson(theirs, base) ? 'mine' : undefined;
}

/**
 * Merges two descendants of one object, key by key and level by level. A change of one side only is
 * taken from it; `report` is called for each value that both changed differently.
 *
 * @param atomic Keys of the top level whose values are not merged inside.
 */
export function mergeObjects(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  atomic: readonly string[],
  report: (clash: Clash) => void,
  parents: readonly string[] = [],
): JsonObject {
  const merged: Record<string, JsonValue> = {};
  // The keys are sorted, so that both sides report conflicts in the same order.
  for (const key of [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort()) {
    const [before, left, right] = [own(base, key), own(mine, key), own(theirs, key)];
    let value: JsonValue | undefined;
    const changed = onlyChange(before, left, right);
    if (changed !== undefined) {
      value = changed === 'mine' ? left : right;
    } else if (
      isJsonObject(left) &&
      isJsonObject(right) &&
      !(parents.length === 0 && atomic.includes(key))
    ) {
      const root = isJsonObject(before) ? before : {};
      value = mergeObjects(root, left, right, atomic, report, [...parents, key]);
    } else {
      const chosen = prefer(left, right);
      value = chosen === 'mine' ? left : right;
      report({ path: formatPointer([...parents, key]), mine: left, theirs: right, chosen });
    }
    if (value !== undefined) {
      merged[key] = value;
    }
  }
  return merged;
}

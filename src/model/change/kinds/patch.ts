import { equalJson } from '../../canonical.js';
import { formatPointer } from '../../format-pointer.js';
import type { JsonObject, JsonValue } from '../../json.js';
import { DASHBOARD_FIELDS, fieldFault, type Fields, WIDGET_FIELDS } from '../../parse/fields.js';
import { isTooDeep, refuse } from '../../parse/json.js';
import { lengthFault } from '../../parse/text-length.js';
import { parsePointer, setPointer } from '../../pointer.js';
import { isJsonObject, own } from '../../record.js';
import type { Change, Dashboard, Patch, Widget, WidgetId } from '../../types.js';
import { CODE } from './kind.js';

/** The target of a patch. */
export interface Patched {
  readonly name: string;
  readonly fields: Fields;
  /**
   * Fields that no patch writes: identity, storage's stamps, and fields with changes of their own.
   */
  readonly readOnly: readonly string[];
  /** The levels between the target and the root of a document. */
  readonly level: number;
}

export const DASHBOARD_PATCH: Patched = {
  name: 'dashboard.update',
  fields: DASHBOARD_FIELDS,
  readOnly: ['id', 'schemaVersion', 'revision', 'widgets', 'layouts', 'createdAt', 'updatedAt'],
  level: 0,
};

export const WIDGET_PATCH: Patched = {
  name: 'widget.update',
  fields: WIDGET_FIELDS,
  readOnly: ['id', 'type', 'createdAt', 'updatedAt'],
  level: 2,
};

type PatchChange = Patch & Change;

/** Checks the pointers of a patch; its values are checked together with the target. */
export function parsePatch<C extends PatchChange>(
  json: JsonObject,
  { name, readOnly, level }: Patched,
  path: string,
): C {
  const set = own(json, 'set') ?? {};
  const unset = own(json, 'unset') ?? [];
  if (!isJsonObject(set)) {
    return refuse(CODE, `${path}/set`, 'must be an object of values by pointer.');
  }
  if (!Array.isArray(unset)) {
    return refuse(CODE, `${path}/unset`, 'must be a list of pointers.');
  }
  const pointers: string[] = [];
  function check(pointer: unknown, at: string, value: JsonValue): void {
    if (typeof pointer !== 'string') {
      return refuse(CODE, at, 'must be a JSON Pointer.');
    }
    const [first, ...rest] = readPointer(pointer, at);
    if (first === undefined || readOnly.includes(first)) {
      return refuse(CODE, at, `can't be changed by ${name}.`);
    }
    if (isTooDeep(value, level + rest.length + 1)) {
      refuse(CODE, at, 'is nested too deeply.');
    }
    pointers.push(pointer);
  }
  for (const [pointer, value] of Object.entries(set)) {
    check(pointer, path + formatPointer(['set', pointer]), value);
  }
  unset.forEach((pointer: unknown, index) => check(pointer, `${path}/unset/${index}`, null));
  refuseNested(pointers, path);
  return json as unknown as C;
}

function readPointer(pointer: string, at: string): string[] {
  try {
    return parsePointer(pointer);
  } catch {
    return refuse(CODE, at, 'must be a JSON Pointer without unsafe keys.');
  }
}

function refuseNested(pointers: readonly string[], path: string): void {
  // With a slash at the end of each, a pointer's own parts sort right after it.
  const sorted = pointers.map((pointer) => `${pointer}/`).sort();
  sorted.forEach((pointer, index) => {
    if (sorted[index + 1]?.startsWith(pointer)) {
      refuse(CODE, path, `writes ${pointer.slice(0, -1)} and a part of it at once.`);
    }
  });
}

/** The target after a patch; the same object if nothing changed. */
export function applyPatch<T extends object>(
  target: T,
  change: Patch,
  { fields }: Patched,
  path: string,
): T {
  let after = target as unknown as JsonObject;
  function put(pointer: string, next: JsonValue | undefined, at: string): void {
    try {
      after = setPointer(after, pointer, next);
    } catch {
      refuse(CODE, at, 'leads through a value that is no object.');
    }
    const key = parsePointer(pointer)[0] as string;
    const field = own(fields, key);
    const value = own(after, key);
    const fault =
      (field && fieldFault(field, value)) ??
      (change.restored ? undefined : lengthFault(fields, key, value));
    if (fault !== undefined) {
      refuse(CODE, at, fault);
    }
  }
  change.unset?.forEach((pointer, index) => put(pointer, undefined, `${path}/unset/${index}`));
  for (const [pointer, value] of Object.entries(change.set ?? {})) {
    put(pointer, value, path + formatPointer(['set', pointer]));
  }
  return after as unknown as T;
}

/**
 * The key of a patch: equal for patches that set and unset the same pointers of the same target.
 */
export function keyOfPatch({ type, set, unset }: PatchChange, id?: WidgetId): string {
  return JSON.stringify([type, id, Object.keys(set ?? {}), unset]);
}

/** The part of a patch whose pointers still hold the values that the step wrote. */
export function rebasePatch<C extends PatchChange>(
  change: C,
  present: Dashboard | Widget | undefined,
  after: Dashboard | Widget | undefined,
): C | undefined {
  if (!present || !after) {
    return undefined;
  }
  const [now, then] = [present, after] as unknown as readonly [JsonObject, JsonObject];
  const { set = {}, unset = [] } = change;
  const leftSet = Object.entries(set).filter(([pointer]) => isSame(now, then, pointer));
  const leftUnset = unset.filter((pointer) => isSame(now, then, pointer));
  const count = leftSet.length + leftUnset.length;
  if (count === Object.keys(set).length + unset.length) {
    return change;
  }
  return count > 0 ? { ...change, set: Object.fromEntries(leftSet), unset: leftUnset } : undefined;
}

/**
 * Compares the values at a pointer, or at its first part that is no object: nothing can be written
 * into that one until the step itself has restored it.
 */
function isSame(now: JsonObject, then: JsonObject, pointer: string): boolean {
  let values: readonly (JsonValue | undefined)[] = [now, then];
  for (const key of parsePointer(pointer)) {
    if (values.some((value) => value !== undefined && !isJsonObject(value))) {
      break;
    }
    values = values.map((value) => own((value ?? {}) as JsonObject, key));
  }
  return equalJson(values[0], values[1]);
}

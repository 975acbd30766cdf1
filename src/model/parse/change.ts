import { BASE_BREAKPOINT, MAX_DEPTH } from '../constants.js';
import { formatPointer } from '../format-pointer.js';
import type { JsonObject, JsonValue } from '../json.js';
import { parsePointer } from '../pointer.js';
import { isJsonObject, own } from '../record.js';
import type { Change, LayoutSetChange, WidgetAddChange } from '../types.js';
import { isName, readFields, readMap, readRect, WIDGET_FIELDS } from './fields.js';
import { isTooDeep, readJson, refuse } from './json.js';
import { lengthFault } from './text-length.js';

const CODE = 'invalid-change';

/** What no patch may write: identity, what storage stamps, and what has changes of its own. */
export const READ_ONLY = {
  'dashboard.update': [
    'id',
    'schemaVersion',
    'revision',
    'widgets',
    'layouts',
    'createdAt',
    'updatedAt',
  ],
  'widget.update': ['id', 'type', 'createdAt', 'updatedAt'],
};

/**
 * Reads a change from outside: a copy of it, with a new widget's defaults filled in. Whether it
 * fits a dashboard is for `applyChange` to say.
 *
 * @param path pointer of the change itself, for the paths of errors
 * @throws DashError `invalid-change`, with the path of the fault.
 */
export function parseChange(input: unknown, path = ''): Change {
  // A value may be as deep in a document as its own place leaves room for; that is checked below.
  const json = readJson(input, CODE, path, MAX_DEPTH + 2);
  if (!isJsonObject(json)) {
    return refuse(CODE, path, 'must be a change object.');
  }
  const restored = own(json, 'restored') ?? true;
  if (restored !== true) {
    refuse(CODE, `${path}/restored`, 'must be true or left out.');
  }
  switch (own(json, 'type')) {
    case 'dashboard.update':
      checkPatch(json, 'dashboard.update', 0, path);
      break;
    case 'widget.update':
      checkName(json, 'id', path);
      checkPatch(json, 'widget.update', 2, path);
      break;
    case 'widget.add':
      return readAdd(json, path);
    case 'widget.remove':
      checkName(json, 'id', path);
      break;
    case 'layout.set':
      checkName(json, 'breakpoint', path);
      return readLayoutSet(json, path);
    case 'layout.clear':
      if (checkName(json, 'breakpoint', path) === BASE_BREAKPOINT) {
        refuse(CODE, `${path}/breakpoint`, 'is the base layout, which every dashboard has.');
      }
      break;
    default:
      refuse(CODE, `${path}/type`, 'is no type of change.');
  }
  return json as unknown as Change;
}

function checkName(json: JsonObject, key: string, path: string): string {
  const value = own(json, key);
  if (typeof value !== 'string' || !isName(value)) {
    return refuse(CODE, `${path}/${key}`, 'must be an id or a name.');
  }
  return value;
}

function checkPatch(json: JsonObject, type: keyof typeof READ_ONLY, level: number, path: string) {
  const set = own(json, 'set') ?? {};
  const unset = own(json, 'unset') ?? [];
  if (!isJsonObject(set)) {
    refuse(CODE, `${path}/set`, 'must be an object of values by pointer.');
  }
  if (!Array.isArray(unset)) {
    refuse(CODE, `${path}/unset`, 'must be a list of pointers.');
  }
  const seen: string[] = [];
  const check = (pointer: unknown, at: string, value: JsonValue) => {
    if (typeof pointer !== 'string') {
      return refuse(CODE, at, 'must be a JSON Pointer.');
    }
    const [first, ...rest] = readPointer(pointer, at);
    if (first === undefined || READ_ONLY[type].includes(first)) {
      return refuse(CODE, at, `can't be changed by ${type}.`);
    }
    if (isTooDeep(value, level + rest.length + 1)) {
      refuse(CODE, at, 'is nested too deeply.');
    }
    seen.push(pointer);
  };
  for (const [pointer, value] of Object.entries(set as JsonObject)) {
    check(pointer, path + formatPointer(['set', pointer]), value);
  }
  (unset as readonly unknown[]).forEach((pointer, index) =>
    check(pointer, `${path}/unset/${index}`, null),
  );
  // With a slash behind each, a pointer's own parts sort right after it.
  seen.forEach((pointer, index) => (seen[index] = `${pointer}/`));
  seen.sort();
  seen.forEach((pointer, index) => {
    if (seen[index + 1]?.startsWith(pointer)) {
      refuse(CODE, path, `writes ${pointer.slice(0, -1)} and a part of it at once.`);
    }
  });
}

function readPointer(pointer: string, at: string): string[] {
  try {
    return parsePointer(pointer);
  } catch {
    return refuse(CODE, at, 'must be a JSON Pointer without unsafe keys.');
  }
}

function readAdd(json: JsonObject, path: string): WidgetAddChange {
  const source = own(json, 'widget');
  if (!isJsonObject(source)) {
    return refuse(CODE, `${path}/widget`, 'must be a widget object.');
  }
  if (source['id'] === undefined) {
    refuse(CODE, `${path}/widget/id`, 'is required.');
  }
  if (isTooDeep(source, 2)) {
    refuse(CODE, `${path}/widget`, 'is nested too deeply.');
  }
  const widget = readFields(source, WIDGET_FIELDS, CODE, () => `${path}/widget`);
  if (!json['restored']) {
    checkLengths(widget, `${path}/widget`);
  }
  const rects = readMap(
    own(json, 'rects'),
    CODE,
    () => `${path}/rects`,
    (rect, at) => readRect(rect, CODE, at),
  );
  if (!rects[BASE_BREAKPOINT]) {
    refuse(CODE, `${path}/rects/${BASE_BREAKPOINT}`, 'is required.');
  }
  return { ...json, widget, rects } as unknown as WidgetAddChange;
}

function checkLengths(widget: JsonObject, path: string): void {
  for (const [key, value] of Object.entries(widget)) {
    const fault = lengthFault(WIDGET_FIELDS, key, value);
    if (fault !== undefined) {
      refuse(CODE, `${path}/${key}`, fault);
    }
  }
}

function readLayoutSet(json: JsonObject, path: string): LayoutSetChange {
  const rects = own(json, 'rects');
  if (!isJsonObject(rects)) {
    return refuse(CODE, `${path}/rects`, 'must be rectangles by widget id.');
  }
  readMap(
    rects,
    CODE,
    () => `${path}/rects`,
    (rect, at) => (rect === null ? rect : readRect(rect, CODE, at)),
  );
  return json as unknown as LayoutSetChange;
}

import { DEFAULT_COLUMNS, MAX_POSITION, MAX_ROW, MAX_SIZE } from '../constants.js';
import type { DashErrorCode } from '../errors.js';
import { formatPointer } from '../format-pointer.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isJsonObject } from '../record.js';
import type { Rect } from '../types.js';
import { refuse } from './json.js';

/** The values that a known field may have. */
interface Field {
  readonly valid: (value: JsonValue) => boolean;
  /** Completes the sentence "must be …". */
  readonly kind: string;
  /** The value if the field is missing or null; a field with a fallback can't be unset. */
  readonly fallback?: JsonValue;
  readonly required?: true;
}

export type Fields = Readonly<Record<string, Field>>;

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}

const text: Field = { valid: isText, kind: 'a text' };
const flag: Field = { valid: (value) => typeof value === 'boolean', kind: 'true or false' };
const object: Field = { valid: isJsonObject, kind: 'an object' };
const number: Field = { valid: (value) => typeof value === 'number', kind: 'a number' };
const texts: Field = {
  valid: (value) => Array.isArray(value) && value.every(isText),
  kind: 'a list of texts',
};
const seconds: Field = {
  valid: (value) => typeof value === 'number' && value >= 0,
  kind: 'a number of seconds, 0 or more',
};
const id: Field = { valid: (value) => isText(value) && isName(value), kind: 'an id' };

function integer(min: number, max: number): Field {
  return {
    valid: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    kind: `a whole number from ${min} to ${max}`,
  };
}

const actions: Field = {
  valid: (value) =>
    Array.isArray(value) &&
    value.every(
      (item) => isJsonObject(item) && isText(item['key'] ?? 0) && isText(item['label'] ?? 0),
    ),
  kind: 'a list of {key, label}',
};

export const DASHBOARD_FIELDS: Fields = {
  schemaVersion: integer(0, Number.MAX_SAFE_INTEGER),
  id: { ...id, required: true },
  name: { ...text, fallback: 'Untitled dashboard' },
  description: { ...text, fallback: '' },
  isDefault: { ...flag, fallback: false },
  isShared: { ...flag, fallback: false },
  ownerId: text,
  columns: { ...integer(1, MAX_SIZE), fallback: DEFAULT_COLUMNS },
  variables: { ...object, fallback: {} },
  timeRange: { valid: () => true, kind: 'JSON', fallback: null },
  refreshInterval: seconds,
  revision: { ...integer(0, Number.MAX_SAFE_INTEGER), fallback: 0 },
  createdAt: text,
  updatedAt: text,
  permissions: texts,
};

export const WIDGET_FIELDS: Fields = {
  id,
  type: { valid: (value) => isText(value) && value !== '', kind: 'a widget type', required: true },
  version: text,
  configVersion: text,
  installId: text,
  title: { ...text, fallback: '' },
  description: text,
  config: { ...object, fallback: {} },
  query: object,
  isVisible: { ...flag, fallback: true },
  order: { ...number, fallback: 0 },
  refreshInterval: seconds,
  requiredPermissions: texts,
  actions,
  createdAt: text,
  updatedAt: text,
};

const size = integer(1, MAX_SIZE);
const RECT_FIELDS: Fields = {
  x: integer(0, MAX_POSITION),
  y: integer(0, MAX_ROW),
  w: size,
  h: size,
};

/**
 * True for a valid id or breakpoint name: not empty, and not a member that every object inherits,
 * such as `toString`.
 */
export function isName(value: string): boolean {
  return value !== '' && value.length <= 255 && !(value in Object.prototype);
}

/** Describes the fault of a field's value; `undefined` if there is none. */
export function fieldFault(field: Field, value: JsonValue | undefined): string | undefined {
  if (value === undefined) {
    return field.required || field.fallback !== undefined ? 'is required.' : undefined;
  }
  return field.valid(value) ? undefined : `must be ${field.kind}.`;
}

/** The place of a value, as a function: the pointer is built only for an error. */
export type Path = () => string;

/**
 * Checks the known fields of `source`, which is a copy already; fills in missing ones there, and
 * keeps unknown ones.
 */
export function readFields(
  source: JsonObject,
  fields: Fields,
  code: DashErrorCode,
  path: Path,
): JsonObject {
  const result = source as Record<string, JsonValue>;
  for (const key in fields) {
    const field = fields[key] as Field;
    const stored = result[key];
    if (stored === undefined && field.fallback === undefined && !field.required) {
      continue;
    }
    // Backends write null for fields without a value.
    const value = stored ?? field.fallback;
    const fault = fieldFault(field, value);
    if (fault !== undefined) {
      refuse(code, `${path()}/${key}`, fault);
    }
    if (value === stored) {
      continue;
    }
    if (value === undefined) {
      delete result[key];
    } else {
      result[key] = value;
    }
  }
  return result;
}

export function readRect(value: JsonValue, code: DashErrorCode, path: Path): Rect {
  if (!isJsonObject(value)) {
    return refuse(code, path(), 'must be a rectangle {x, y, w, h}.');
  }
  for (const key in RECT_FIELDS) {
    const field = RECT_FIELDS[key] as Field;
    const part = value[key];
    if (part === undefined || !field.valid(part)) {
      refuse(code, `${path()}/${key}`, `must be ${field.kind}.`);
    }
  }
  return value as unknown as Rect;
}

/**
 * Calls `read` for each entry of a map by name, which is a copy already, and stores the results
 * there; `path` is the map's pointer.
 */
export function readMap<T>(
  value: JsonValue | undefined,
  code: DashErrorCode,
  path: Path,
  read: (value: JsonValue, path: Path, key: string) => T,
): Record<string, T> {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonObject(value)) {
    return refuse(code, path(), 'must be an object.');
  }
  const map = value as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const at = () => path() + formatPointer([key]);
    if (!isName(key)) {
      refuse(code, at(), 'is no name that can be used.');
    }
    const part = value[key]!;
    const next = read(part, at, key);
    if (next !== part) {
      map[key] = next;
    }
  }
  return map as Record<string, T>;
}

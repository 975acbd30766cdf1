import { copyJson } from '../../model/copy-json.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { timeBound } from './time-range.js';

/** The values that requests can refer to. */
export interface VariableScope {
  readonly variables?: JsonObject;
  readonly timeRange?: JsonValue;
}

const ESCAPE_OR_NAME = /\$\$\{|\$\{([^{}]*)\}/g;
const ONLY_NAME = /^\$\{([^{}]*)\}$/;
const TIME_RANGE = 'timeRange';

/**
 * Returns a request with its variables replaced. Relative time ranges end at `now`, in milliseconds
 * since the epoch.
 *
 * @throws DashError `unknown-variable`, which lists the existing ones.
 */
export function expand<T extends JsonValue>(value: T, scope: VariableScope, now: number): T {
  return replace(value, (name) => valueOf(name, scope, now)) as T;
}

function replace(value: JsonValue, read: (name: string) => JsonValue): JsonValue {
  if (typeof value === 'string') {
    return replaceText(value, read);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) => replace(item, read));
  }
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key, replace(item!, read)]),
  );
}

function replaceText(text: string, read: (name: string) => JsonValue): JsonValue {
  if (!text.includes('${')) {
    return text;
  }
  const only = ONLY_NAME.exec(text)?.[1];
  if (only !== undefined) {
    // The value is a copy, because the source may change it.
    return copyJson(read(only));
  }
  return text.replace(ESCAPE_OR_NAME, (_match, name?: string) =>
    name === undefined ? '${' : textOf(read(name)),
  );
}

/**
 * The value inside a text: a list with commas, other structures as JSON, and an empty text for
 * null.
 */
function textOf(value: JsonValue): string {
  if (Array.isArray(value)) {
    return value.map(textOf).join(',');
  }
  if (value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function valueOf(
  name: string,
  { variables = {}, timeRange }: VariableScope,
  now: number,
): JsonValue {
  const trimmed = name.trim();
  const [head = '', ...path] = trimmed.split('.');
  if (head === TIME_RANGE) {
    const [part] = path;
    // Without a time range of the dashboard, the key is left out of the request.
    if (part === undefined || timeRange === undefined || timeRange === null) {
      return timeRange ?? null;
    }
    const isBound = path.length === 1 && (part === 'from' || part === 'to');
    const value = isBound ? timeBound(timeRange, part, now) : at(timeRange, path);
    if (value !== undefined) {
      return value;
    }
    const text = `The request names "\${${trimmed}}", but the time range of this dashboard is ${JSON.stringify(timeRange ?? null)}. Set one such as "24h" or {"from": …, "to": …}.`;
    throw new DashError('unknown-variable', text);
  }
  const value = Object.hasOwn(variables, trimmed)
    ? variables[trimmed]
    : at(variables, [head, ...path]);
  if (value !== undefined) {
    return value;
  }
  const names = Object.keys(variables).map((known) => `"${known}"`);
  const known = names.length ? `It has ${names.join(', ')}` : 'It has none';
  const text = `The request names the variable "${trimmed}", which this dashboard does not have. ${known}. A literal \${ is written $\${.`;
  throw new DashError('unknown-variable', text);
}

/** The part of a value at a path of own keys. */
function at(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let part = value;
  for (const key of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) {
      return undefined;
    }
    part = (part as Readonly<Record<string, JsonValue>>)[key];
  }
  return part;
}

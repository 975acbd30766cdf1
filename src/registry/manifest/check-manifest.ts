import { DashError } from '../../model/errors.js';
import { adviceFor, exampleOf, kindOf, moreRules, warnOfManifest } from './manifest-advice.js';
import { CATEGORIES } from '../catalog/categories.js';
import { parseVersion } from '../config/semver.js';
import type { ResolvedWidgetType, WidgetManifest, WidgetSize } from '../types/index.js';

/** The widget contract that this release of the SDK speaks. */
const API_VERSION = 1;

/** A test of a field's value, and the expected value in words. */
export type Rule = readonly [test: (value: unknown) => boolean, expected: string];

/**
 * True if the value only looks like an object or a function; the development build tells the
 * author.
 */
function isOther(value: unknown) {
  return __DEV__ ? /promise|class/.test(kindOf(value)) : false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOther(value);
}
function isFunction(value: unknown) {
  return typeof value === 'function' && !isOther(value);
}
function isText(value: unknown) {
  return typeof value === 'string';
}
function matches(pattern: RegExp) {
  return (value: unknown) => isText(value) && pattern.test(`${value}`);
}

const text: Rule = [isText, 'a text'];
const texts: Rule = [
  (value) => Array.isArray(value) && value.every(matches(/./)),
  'a list of texts that are not empty',
];
const object: Rule = [isObject, 'an object'];
const func: Rule = [isFunction, 'a function'];
const unit: Rule = [
  (value) => Number.isInteger(value) && Number(value) > 0,
  'a whole number from 1',
];

const REQUIRED: Readonly<Record<string, Rule>> = {
  type: [
    matches(/^([a-z][\w.-]*\/)?[a-z][\w.-]*$/i),
    'a name of letters, digits and dashes that starts with a letter',
  ],
  version: [
    (value) => isText(value) && parseVersion(`${value}`) !== undefined,
    'a semantic version with three numbers',
  ],
  apiVersion: [
    (value) => value === API_VERSION,
    `${API_VERSION}, the widget contract of this release`,
  ],
  name: [matches(/\S/), 'a text for people that is not empty'],
  category: [
    (value) => CATEGORIES.some((category) => category === value),
    `one of ${CATEGORIES.join(', ')}`,
  ],
  load: [isFunction, 'a function that imports the module'],
};

const OPTIONAL: Readonly<Record<string, Rule>> = {
  description: text,
  icon: text,
  defaultTitle: text,
  moduleUrl: text,
  aliases: texts,
  keywords: texts,
  scopes: texts,
  configSchema: [
    (value) => isObject(value) || isFunction(value),
    'a JSON Schema or a function that loads one',
  ],
  defaultConfig: object,
  aliasConfigs: object,
  preset: object,
  migrateConfig: func,
  settings: func,
  resolveQuery: func,
  // Faults of the other fields do no harm; the development build reports them.
  ...(__DEV__ ? moreRules(text, unit) : {}),
};

function check(value: unknown, path: string, [test, expected]: Rule): void {
  if (test(value)) {
    return;
  }
  const example = __DEV__ ? exampleOf(path) : '';
  const advice = __DEV__ ? adviceFor(path, value) : '';
  fail(path, `must be ${expected}${example}, and is ${describe(value)}${advice}`);
}

function describe(value: unknown): string {
  return isText(value) || typeof value === 'number'
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? 'a list'
      : value === undefined || value === null
        ? 'missing'
        : (__DEV__ && kindOf(value)) || `of type ${typeof value}`;
}

function fail(path: string, message: string): never {
  throw new DashError('invalid-manifest', `The widget manifest's ${path || '/'} ${message}.`, {
    path,
  });
}

/**
 * A manifest with its sizes filled in: default 4×3, min 2×2, max 12×8, extended to its own default
 * size if that is outside of them.
 *
 * @throws DashError `invalid-manifest` with the path of the first fault.
 */
export function resolveManifest(manifest: WidgetManifest): ResolvedWidgetType {
  check(manifest, '', object);
  const fields = manifest as unknown as Readonly<Record<string, unknown>>;
  for (const key in REQUIRED) {
    check(fields[key], `/${key}`, REQUIRED[key]!);
  }
  for (const key in OPTIONAL) {
    if (fields[key] !== undefined) {
      check(fields[key], `/${key}`, OPTIONAL[key]!);
    }
  }
  const resolved = { manifest, ...sizes(manifest.size) };
  if (__DEV__) {
    warnOfManifest(fields, [...Object.keys(REQUIRED), ...Object.keys(OPTIONAL)]);
  }
  return resolved;
}

function sizes(size: WidgetSize | undefined): Omit<ResolvedWidgetType, 'manifest'> {
  if (size !== undefined) {
    check(size, '/size', object);
    if (__DEV__ && ('w' in size || 'h' in size)) {
      fail(
        '/size',
        'must be an object such as { default: { w: 4, h: 3 } }. Put w and h into its default',
      );
    }
    for (const key of ['default', 'min', 'max'] as const) {
      const path = `/size/${key}`;
      if (size[key] !== undefined) {
        check(size[key], path, object);
        check(size[key].w, `${path}/w`, unit);
        check(size[key].h, `${path}/h`, unit);
      }
    }
  }
  const { min, max } = size ?? {};
  const side = (key: 'w' | 'h', usual: number, least: number, most: number) => {
    // A default limit is adapted to the sizes that the manifest has.
    const start =
      size?.default?.[key] ?? Math.min(Math.max(usual, min?.[key] ?? 1), max?.[key] ?? Infinity);
    const low = min?.[key] ?? Math.min(least, start);
    const high = max?.[key] ?? Math.max(most, start);
    if (low > high) {
      fail(
        `/size/min/${key}`,
        __DEV__
          ? `is ${low}, which is more than /size/max/${key} (${high})`
          : 'is more than its max',
      );
    }
    if (start < low || start > high) {
      fail(
        `/size/default/${key}`,
        __DEV__
          ? `is ${start}, which is not between min (${low}) and max (${high})`
          : 'is not between min and max',
      );
    }
    return { start, low, high };
  };
  const w = side('w', 4, 2, 12);
  const h = side('h', 3, 2, 8);
  return {
    defaultSize: { w: w.start, h: h.start },
    limits: { minW: w.low, minH: h.low, maxW: w.high, maxH: h.high },
  };
}

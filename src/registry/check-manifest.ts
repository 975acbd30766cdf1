import { DashError } from '../model/errors.js';
import { parseVersion } from './semver.js';
import type { GridSize, ResolvedWidgetType, WidgetManifest, WidgetSize } from './types.js';

/** The widget contract that this release of the SDK speaks. */
const API_VERSION = 1;

type Reader = (value: unknown, path: string) => void;

const CATEGORIES = ['stats', 'chart', 'list', 'action', 'info', 'custom'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFunction = (value: unknown): boolean => typeof value === 'function';
const isText = (value: unknown): boolean => typeof value === 'string';
const isFilled = (value: unknown): boolean => isText(value) && value !== '';

function need(test: (value: unknown) => boolean, expected: string): Reader {
  return (value, path) => {
    if (!test(value)) {
      const found =
        isText(value) || typeof value === 'number' ? JSON.stringify(value) : kind(value);
      fail(path, `must be ${expected}, and is ${found}`);
    }
  };
}

const kind = (value: unknown): string =>
  value === undefined || value === null
    ? 'missing'
    : Array.isArray(value)
      ? 'a list'
      : `a ${typeof value}`;

function fail(path: string, message: string): never {
  throw new DashError('invalid-manifest', `The widget manifest's ${path || '/'} ${message}.`, {
    path,
  });
}

const gridSize: Reader = (value, path) => {
  const unit = need(
    (side) => Number.isInteger(side) && (side as number) >= 1,
    'a whole number from 1',
  );
  object(value, path);
  unit((value as unknown as GridSize).w, `${path}/w`);
  unit((value as unknown as GridSize).h, `${path}/h`);
};

const object = need(isObject, 'an object');
const text = need(isText, 'a text');
const texts = need(
  (value) => Array.isArray(value) && value.every(isFilled),
  'a list of texts that are not empty',
);
const schema = need(
  (value) => isObject(value) || isFunction(value),
  'a JSON Schema or a function that loads one',
);
const func = need(isFunction, 'a function');

const REQUIRED: Readonly<Record<string, Reader>> = {
  type: need(
    (value) => isText(value) && /^[a-z][\w.-]*$/i.test(value as string),
    'a name of letters, digits and dashes that starts with a letter, such as "kpi-tile"',
  ),
  version: need(
    (value) => isText(value) && parseVersion(value as string) !== undefined,
    'a semantic version with three numbers, such as "1.0.0"',
  ),
  apiVersion: need(
    (value) => value === API_VERSION,
    `${API_VERSION}: that is the widget contract which this release of dash-grid supports`,
  ),
  name: need(isFilled, 'a text for people that is not empty'),
  category: need(
    (value) => CATEGORIES.includes(value as string),
    `one of ${CATEGORIES.join(', ')}`,
  ),
  load: need(isFunction, `a function that imports the module, such as () => import('./clock.js')`),
};

const OPTIONAL: Readonly<Record<string, Reader>> = {
  description: text,
  icon: text,
  defaultTitle: text,
  moduleUrl: text,
  aliases: texts,
  keywords: texts,
  scopes: texts,
  configSchema: schema,
  defaultConfig: object,
  migrateConfig: func,
  settings: func,
  resolveQuery: func,
};

/**
 * A manifest with its sizes filled in: default 4×3, min 2×2, max 12×8, unless its own default size
 * lies outside of those.
 *
 * @throws DashError `invalid-manifest` with the path of the first fault.
 */
export function resolveManifest(manifest: WidgetManifest): ResolvedWidgetType {
  object(manifest, '');
  const fields = manifest as unknown as Readonly<Record<string, unknown>>;
  for (const [key, read] of Object.entries(REQUIRED)) read(fields[key], `/${key}`);
  for (const [key, read] of Object.entries(OPTIONAL)) {
    if (fields[key] !== undefined) read(fields[key], `/${key}`);
  }
  return { manifest, ...sizes(manifest.size) };
}

function sizes(size: WidgetSize | undefined): Omit<ResolvedWidgetType, 'manifest'> {
  if (size !== undefined) {
    object(size, '/size');
    for (const key of ['default', 'min', 'max'] as const) {
      if (size[key] !== undefined) gridSize(size[key], `/size/${key}`);
    }
  }
  const { min, max } = size ?? {};
  const side = (key: 'w' | 'h', usual: number, least: number, most: number) => {
    // A size that the manifest leaves out gives way to those that it names.
    const start =
      size?.default?.[key] ?? Math.min(Math.max(usual, min?.[key] ?? 1), max?.[key] ?? Infinity);
    const low = min?.[key] ?? Math.min(least, start);
    const high = max?.[key] ?? Math.max(most, start);
    if (low > high)
      fail(`/size/min/${key}`, `is ${low}, which is more than /size/max/${key} (${high})`);
    if (start < low || start > high) {
      fail(
        `/size/default/${key}`,
        `is ${start}, which is not between min (${low}) and max (${high})`,
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

import { dirname, relative, resolve, sep } from 'node:path';
import { root } from '../lib/root.mjs';

const SOURCES = resolve(root, 'src');

/**
 * The folders of `src/`, from the lowest to the highest, each with those that it may import. A
 * `types` list is for `import type` only, which has no effect at run time.
 */
export const LAYERS = {
  model: { from: [] },
  http: { from: ['model'] },
  sync: { from: ['model'] },
  storage: { from: ['model', 'http', 'sync'] },
  data: { from: ['model', 'http'] },
  registry: { from: ['model', 'http'], types: ['data'] },
  store: { from: ['model', 'sync', 'storage'] },
  icons: { from: [] },
  forms: { from: ['model', 'registry', 'icons'] },
  kit: { from: ['model', 'registry', 'data'] },
  elements: {
    from: ['model', 'http', 'registry', 'storage', 'data', 'store', 'forms', 'icons'],
  },
  widgets: { from: ['model', 'data', 'forms', 'icons', 'kit'], types: ['registry'] },
  testing: { from: ['model', 'registry', 'storage', 'data', 'store', 'elements', 'kit'] },
};

/**
 * The rooms of `src/elements/`, from the lowest to the highest, each with those that it may import,
 * also as types or lazily. `dash-grid` is above all of them.
 */
const BELOW_THE_GRID = {
  shared: [],
  events: [],
  'dash-widget': ['shared'],
  host: ['shared', 'events'],
  mount: ['host', 'dash-widget', 'shared', 'events'],
  board: ['host', 'mount', 'dash-widget', 'shared', 'events'],
  notices: ['shared', 'events'],
  overlays: ['host', 'shared'],
  editing: ['host', 'mount', 'board', 'overlays', 'dash-widget', 'shared', 'events'],
  'widget-menu': ['host', 'mount', 'board', 'overlays', 'editing', 'dash-widget', 'shared'],
  'dash-filters': ['host', 'overlays', 'shared', 'events'],
  'dash-settings': ['host', 'mount', 'overlays', 'editing', 'dash-widget', 'shared'],
  'dash-catalog': ['host', 'mount', 'board', 'overlays', 'editing', 'dash-widget', 'shared'],
};

export const ROOMS = { ...BELOW_THE_GRID, 'dash-grid': Object.keys(BELOW_THE_GRID) };

/**
 * Packages that only some folders may import, and how. For other folders they are no dependency.
 */
const PACKAGES = {
  lit: { layers: ['forms', 'icons', 'elements', 'widgets', 'kit', 'testing'] },
  gridstack: { layers: ['elements'] },
  'chart.js': { layers: ['widgets'] },
  idb: { layers: ['storage'] },
  '@tanstack/query-core': { layers: ['data'] },
  marked: { layers: ['widgets'] },
  dompurify: { layers: ['widgets'] },
  '@cfworker/json-schema': { layers: ['registry'] },
};

/** The folders of a file in `src/`, outermost first. */
function foldersOf(file) {
  const path = relative(SOURCES, file).split(sep);
  return path[0] === '..' ? [] : path.slice(0, -1);
}

function packageOf(source) {
  return Object.keys(PACKAGES).find((name) => source === name || source.startsWith(`${name}/`));
}

function packageViolation(layer, source) {
  const name = packageOf(source);
  if (!name || PACKAGES[name].layers.includes(layer)) {
    return undefined;
  }
  return `src/${layer}/ must not import ${name}; only ${PACKAGES[name].layers.join(', ')} may.`;
}

function listed(names) {
  return names.join(', ') || 'nothing';
}

/** The message about an import from one room of `src/elements/` into another. */
function roomViolation([, room, ...inner], [, target]) {
  if (!room || [room, ...inner].includes('testing')) {
    return undefined;
  }
  const allowed = ROOMS[room];
  const from = `src/elements/${room}/`;
  if (!allowed) {
    return `${from} is in no room: add it to scripts/eslint/layers.mjs.`;
  }
  if (target === room || allowed.includes(target)) {
    return undefined;
  }
  const to = target ? `src/elements/${target}/` : 'a file of src/elements/ itself';
  return `${from} must not import ${to}; of the rooms it may import: ${listed(allowed)}.`;
}

/** The message if `file` must not import `source`; undefined if it may. */
export function violation(file, source, isType) {
  const folders = foldersOf(file);
  const [layer] = folders;
  if (!layer) {
    return undefined;
  }
  const rules = LAYERS[layer];
  if (!rules) {
    return `src/${layer}/ is in no layer: add it to scripts/eslint/layers.mjs.`;
  }
  if (!source.startsWith('.')) {
    return packageViolation(layer, source);
  }
  const targets = foldersOf(resolve(dirname(file), source));
  const [target] = targets;
  if (target === layer) {
    return layer === 'elements' ? roomViolation(folders, targets) : undefined;
  }
  if (!target) {
    return `src/${layer}/ must not import “${source}”: it is above all folders.`;
  }
  if (rules.from.includes(target) || (isType && rules.types?.includes(target))) {
    return undefined;
  }
  const allowed = [...rules.from, ...(rules.types ?? []).map((name) => `types of ${name}`)];
  return `src/${layer}/ must not import src/${target}/; it may import: ${listed(allowed)}.`;
}

function isTypeOnly(node) {
  return (
    node.importKind === 'type' ||
    node.exportKind === 'type' ||
    (node.specifiers?.length > 0 &&
      node.specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === 'type'))
  );
}

/**
 * Checks the direction of imports in `src/`, between its folders and between the rooms of its
 * elements.
 */
export const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node, source, isType) => {
      if (typeof source?.value !== 'string') {
        return;
      }
      const message = violation(context.filename, source.value, isType);
      if (message) {
        context.report({ node, message });
      }
    };
    const declaration = (node) => check(node, node.source, isTypeOnly(node));
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

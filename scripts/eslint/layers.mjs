import { dirname, relative, resolve, sep } from 'node:path';
import { root } from '../lib/root.mjs';

const SOURCES = resolve(root, 'src');

/**
 * What each folder of `src/` may import from the others. A `types` list holds for `import type`
 * only, which leaves nothing at run time.
 */
const LAYERS = {
  model: { from: [] },
  storage: { from: ['model'] },
  data: { from: ['model'] },
  registry: { from: ['model'], types: ['data'] },
  store: { from: ['model', 'storage'] },
  parts: { from: ['model', 'registry'] },
  elements: { from: ['model', 'registry', 'storage', 'data', 'store', 'parts'] },
  widgets: { from: ['model', 'data', 'parts'], types: ['registry'] },
  widget: { from: ['model', 'registry', 'data'] },
  testing: { from: ['model', 'registry', 'storage', 'data', 'store', 'elements'] },
};

/** Packages that only some folders may import, and how. Elsewhere they are no dependency at all. */
const PACKAGES = {
  lit: { layers: ['parts', 'elements', 'widgets', 'widget', 'testing'] },
  gridstack: { layers: ['elements'] },
  'chart.js': { layers: ['widgets'] },
  idb: { layers: ['storage'] },
  '@tanstack/query-core': { layers: ['data'] },
  marked: { layers: ['widgets'] },
  dompurify: { layers: ['widgets'] },
  '@cfworker/json-schema': { layers: ['registry'] },
};

const layerOf = (file) => {
  const path = relative(SOURCES, file).split(sep);
  return path[0] !== '..' && path.length > 1 ? path[0] : undefined;
};

const packageOf = (source) =>
  Object.keys(PACKAGES).find((name) => source === name || source.startsWith(`${name}/`));

/** Why `file` may not import `source`, or undefined if it may. */
export function violation(file, source, isType) {
  const layer = layerOf(file);
  if (!layer) return undefined;
  const rules = LAYERS[layer];
  if (!rules) return `src/${layer}/ is in no layer: add it to scripts/eslint/layers.mjs.`;
  if (!source.startsWith('.')) {
    const name = packageOf(source);
    if (!name || PACKAGES[name].layers.includes(layer)) return undefined;
    return `src/${layer}/ must not import ${name}; only ${PACKAGES[name].layers.join(', ')} may.`;
  }
  const target = layerOf(resolve(dirname(file), source));
  if (target === layer) return undefined;
  if (!target) return `src/${layer}/ must not import “${source}”: it is above all folders.`;
  if (rules.from.includes(target) || (isType && rules.types?.includes(target))) return undefined;
  const allowed = [...rules.from, ...(rules.types ?? []).map((name) => `types of ${name}`)];
  return `src/${layer}/ must not import src/${target}/; it may import: ${allowed.join(', ') || 'nothing'}.`;
}

const isTypeOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === 'type'));

/** Keeps the import direction of `src/`. */
export const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node, source, isType) => {
      if (typeof source?.value !== 'string') return;
      const message = violation(context.filename, source.value, isType);
      if (message) context.report({ node, message });
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

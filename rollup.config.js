import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { bundleGraph } from './scripts/rollup/bundle-graph.mjs';
import { compileHints } from './scripts/rollup/compile-hints.mjs';
import { licenses } from './scripts/rollup/licenses.mjs';
import { minifyTemplates } from './scripts/rollup/minify-templates.mjs';
import { minifyWhitespace } from './scripts/rollup/minify-whitespace.mjs';
import { nodeEnv } from './scripts/rollup/node-env.mjs';
import { typescript } from './scripts/rollup/typescript.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const definitions = `${root}src/define.ts`;
const kit = `${root}src/browser-kit.ts`;
const { dependencies, peerDependencies, exports, sideEffects } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
);
const packages = Object.keys({ ...dependencies, ...peerDependencies });
function isDependency(id) {
  return packages.some((name) => id === name || id.startsWith(`${name}/`));
}

/** The sources of the public entries, as package.json names them. */
function publicEntries() {
  const entries = {};
  const add = (name) => {
    const file = `${root}src/${name}.ts`;
    if (existsSync(file)) {
      entries[name] = file;
    }
  };
  for (const target of Object.values(exports)) {
    const name = target.default?.replace(/^\.\/dist\/lib\/(.*)\.js$/, '$1');
    if (!name) {
      continue;
    }
    if (!name.includes('*')) {
      add(name);
    } else {
      for (const type of readdirSync(`${root}src/widgets`)) {
        add(name.replaceAll('*', type));
      }
    }
  }
  return entries;
}

/**
 * One file a module, dependencies left to the consumer. What comes from a package that is none,
 * such as an icon, becomes a module here; npm would not pack a folder named node_modules.
 */
function library(dev) {
  return {
    input: publicEntries(),
    external: isDependency,
    // Modules are not imported for an effect that they don't have: bundlers warn of that.
    treeshake: {
      moduleSideEffects: (id, isExternal) =>
        isExternal || sideEffects.some((path) => id === path.replace('./', root)),
    },
    plugins: [
      typescript({ dev }),
      !dev && [minifyTemplates(), minifyWhitespace()],
      nodeResolve({ browser: true }),
    ],
    output: {
      dir: dev ? 'dist/dev' : 'dist/lib',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
    },
  };
}

/** Names a chunk after its module, and after the folder too if many modules have that name. */
function chunkName({ name, facadeModuleId, moduleIds }) {
  const folder = basename(dirname(facadeModuleId ?? moduleIds.at(-1) ?? ''));
  const label = { index: folder, schema: `${folder}-schema` }[name] ?? name;
  return `chunks/${label.replace(/\.generated$|\.esm$/, '')}-[hash:7].js`;
}

/**
 * The modules with fixed names: only a few bytes that import the chunks. So a page may add `?v=2`
 * to the address without loading the core twice. `dash-grid-kit.js` gives a page without a bundler
 * the functions too; it imports what `dash-grid.js` does, for only then is the core one chunk.
 */
const facades = {
  'dash-grid': `export * from ${JSON.stringify(definitions)};`,
  'dash-grid-kit': `import ${JSON.stringify(definitions)};
export * from ${JSON.stringify(kit)};`,
};
const facade = {
  name: 'facade',
  resolveId: (id) => (id in facades ? { id: `\0${id}`, moduleSideEffects: true } : null),
  load: (id) => facades[id.slice(1)] ?? null,
  /** It is one import: nothing to compile early. */
  generateBundle(_options, bundle) {
    const entry = bundle['dash-grid.js'];
    entry.code = entry.code.replace(/^\/\/.*\n/gm, '');
  },
};

/** The files that a script tag loads. */
const browser = {
  input: {
    ...Object.fromEntries(Object.keys(facades).map((name) => [name, name])),
    core: definitions,
  },
  plugins: [
    facade,
    typescript({ dev: false }),
    minifyTemplates(),
    nodeEnv(),
    nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
    terser({ ecma: 2022, module: true, format: { comments: false } }),
    compileHints(),
    bundleGraph({ root }),
    licenses(),
  ],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: ({ name }) => (name === 'core' ? 'chunks/core-[hash:7].js' : '[name].js'),
    chunkFileNames: chunkName,
  },
};

/** Our own warnings fail the build; what dependencies say about themselves does not matter here. */
function onLog(level, log, handler) {
  const foreign = [log.id ?? '', ...(log.ids ?? [])].some((id) => id.includes('node_modules'));
  if (level !== 'warn') {
    handler(level, log);
  } else if (!foreign && log.code !== 'EMPTY_BUNDLE') {
    handler('error', log);
  }
}

export default [library(true), library(false), browser].map((config) => ({ ...config, onLog }));

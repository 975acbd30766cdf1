import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { self } from '../rollup/self.mjs';
import { USE_WCAG22 } from './axe.mjs';
import { PURE_TESTS } from './pure-tests.mjs';
import { root } from './root.mjs';

/** All tests that need a browser. */
export const BROWSER_TESTS = [
  ...['src', 'demo', 'examples'].map((folder) => `${folder}/**/*.test.ts`),
  ...PURE_TESTS.map((pattern) => `!${pattern}`),
];

const OUTPUT = '.cache/browser-tests';

/** True for a test that loads or counts modules by their addresses: it is served as written. */
function needsModules(text) {
  return /import\.meta|getEntriesByType\('resource'\)/.test(text);
}

/** Finds what only the server of the tests knows. */
const resolver = {
  name: 'resolver',
  setup({ onResolve, onLoad, resolve }) {
    const sources = self({ root });
    onResolve({ filter: /^dash-grid(\/|$)/ }, ({ path }) => {
      const file = sources.resolveId(path);
      return file ? { path: file } : undefined;
    });
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir, kind }) =>
      resolve(path.replace('?inline', ''), { resolveDir, kind }),
    );
    // Addresses of the server, and of modules that are not there.
    onResolve({ filter: /^\// }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    );
    onLoad({ filter: /\/axe-core\/axe(\.min)?\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')) + USE_WCAG22,
    }));
  },
};

/** Bundles each of the tests for the browsers: a page loads one script in place of hundreds. */
export async function compileBrowserTests(patterns = BROWSER_TESTS) {
  const files = globSync(patterns, { cwd: root, ignore: ['**/node_modules/**'] });
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')));
  await rm(join(root, OUTPUT), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: files.filter((_, index) => !needsModules(texts[index])),
    outbase: '.',
    outdir: OUTPUT,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['development'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
    loader: { '.css': 'text' },
    // The fake timers import this module in Node only.
    external: ['util'],
    define: { __DEV__: 'true', 'process.env.NODE_ENV': '"development"' },
    plugins: [resolver],
  });
}

/** A middleware that serves the bundle of a test in place of the test itself, if there is one. */
export function serveBundles(context, next) {
  const [, test, ending] = /^(\/.*\.test)(\.ts|\.js\.map)$/.exec(context.path) ?? [];
  const bundle = test && `${OUTPUT}${test}${ending.replace('.ts', '.js')}`;
  if (bundle && existsSync(join(root, bundle))) {
    context.path = `/${bundle}`;
  }
  return next();
}

import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { generateValidators } from '../generate-validators.mjs';
import { nodeEnv } from '../rollup/node-env.mjs';
import { self } from '../rollup/self.mjs';
import { typescript } from '../rollup/typescript.mjs';
import { root } from './root.mjs';

const SOURCES = new Set(['.ts', '.mjs']);
const NO_ASSETS = new Set(['node_modules', 'package.json', 'parts']);
function isAsset(file) {
  return !SOURCES.has(extname(file)) && !NO_ASSETS.has(basename(file));
}

/** The modules that pages and widget files import by name. */
const ENTRIES = [
  'main',
  'page',
  'gallery',
  'authoring',
  'authoring/dash-grid-widget',
  'authoring/preact',
  'authoring/relative-time-element',
];

const minify = {
  name: 'minify',
  renderChunk: (code) => transform(code, { minify: true, target: 'es2022', sourcemap: true }),
};

async function bundle(outDir) {
  const build = await rollup({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(root, `demo/${name}.ts`)])),
    plugins: [
      self({ root }),
      typescript({ dev: false }),
      nodeEnv(),
      nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
      minify,
    ],
    onLog(level, log, handler) {
      if (level !== 'warn' || log.code === 'UNRESOLVED_IMPORT') {
        handler('error', log);
      }
    },
  });
  await build.write({
    dir: outDir,
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
}

/** Builds the demo into a folder that any static server can serve. */
export async function buildDemo({ outDir }) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await generateValidators();
  await cp(join(root, 'demo'), outDir, { recursive: true, filter: isAsset });
  await copyFile(
    join(root, 'node_modules/msw/lib/mockServiceWorker.js'),
    join(outDir, 'mockServiceWorker.js'),
  );
  // The demo's own script prepares its data.
  const own = join(root, 'demo/build.mjs');
  if (existsSync(own)) {
    await (await import(pathToFileURL(own).href)).buildDemo({ outDir });
  }
  await bundle(outDir);
}

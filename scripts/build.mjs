// Builds dist/: the library (development and production), the browser build, the types, and the
// custom elements manifest. `node scripts/build.mjs browser` builds one part only.
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rollup } from 'rollup';
import rollupConfigs from '../rollup.config.js';
import { generateValidators } from './generate-validators.mjs';
import { buildDemo } from './lib/demo.mjs';
import { root } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

const [development, production, browser] = rollupConfigs;

async function bundle(config) {
  const build = await rollup(config);
  await build.write(config.output);
  await build.close();
}

async function check(args, what) {
  const { code, output } = await runNode(args);
  if (code !== 0) {
    throw new Error(`${what} failed:\n${output}`);
  }
}

/** Replaces source paths: the analyzer names sources, and the package has compiled modules. */
function published(_key, value) {
  return typeof value === 'string' ? value.replace(/^\/?src\/(.+)\.ts$/, 'dist/lib/$1.js') : value;
}

/**
 * Adds the tag of an element: the modules register none, so the analyzer misses it. It is the
 * default argument of `define`.
 */
function nameTag(declaration) {
  const define = declaration.members?.find((member) => member.static && member.name === 'define');
  const tag = define?.parameters?.find(({ name }) => name === 'tag')?.default;
  if (tag) {
    declaration.tagName = tag.replaceAll("'", '');
  }
}

function remove(...paths) {
  return Promise.all(
    paths.map((path) => rm(join(root, 'dist', path), { recursive: true, force: true })),
  );
}

const parts = {
  async library() {
    await remove('dev', 'lib');
    await Promise.all([bundle(development), bundle(production)]);
  },

  async browser() {
    await remove('chunks', 'dash-grid.js', 'dash-grid-kit.js', 'third-party-licenses.txt');
    await bundle(browser);
  },

  async types() {
    await remove('types');
    await check(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], 'tsc');
    // tsc does not copy hand-written declarations, but its output may refer to them.
    await cp(join(root, 'src'), join(root, 'dist/types'), {
      recursive: true,
      filter: (path) => !/\.[^./\\]+$/.test(path) || path.endsWith('.generated.d.ts'),
    });
  },

  /** Writes the custom elements manifest, which editors and documentation tools read. */
  async manifest() {
    if (!existsSync(join(root, 'src/elements'))) {
      return;
    }
    await check(
      [
        'node_modules/@custom-elements-manifest/analyzer/cem.js',
        'analyze',
        '--litelement',
        ...['--globs', 'src/elements/**/*.ts'],
        ...['--exclude', 'src/**/*.test.ts', 'src/**/testing/**'],
        '--quiet',
      ],
      'The custom elements manifest',
    );
    const file = join(root, 'custom-elements.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'), published);
    manifest.modules.flatMap(({ declarations }) => declarations).forEach(nameTag);
    // Tools read it, and indents would be half of it.
    await writeFile(file, `${JSON.stringify(manifest)}\n`);
  },
};

const extra = {
  /** Builds the demo that `npm start` serves. */
  async demo() {
    await buildDemo({ outDir: join(root, 'dist/demo/') });
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in parts || name in extra));
if (unknown) {
  console.error(
    `There is no part “${unknown}”. The parts: ${[...Object.keys(parts), ...Object.keys(extra)].join(', ')}.`,
  );
  process.exit(1);
}
const started = performance.now();
try {
  await generateValidators();
  const names = wanted.length ? wanted : Object.keys(parts);
  // The process waits for every part, then reports the first failure.
  const ends = await Promise.allSettled(names.map((name) => (parts[name] ?? extra[name])()));
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
} catch (error) {
  console.error(error.frame ? `${error.message}\n${error.frame}` : (error.stack ?? error));
  process.exit(1);
}
console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { root } from './root.mjs';

/**
 * Tests of modules without a DOM and without Intl: they run in Node, and in no browser. Those of
 * the backends make real requests.
 */
export const PURE_TESTS = [
  'demo/api/*.test.ts',
  'src/data/cache/execute.test.ts',
  'src/elements/**/{csv,paper-layout}.test.ts',
  'src/forms/{exact-number,form-editing}.test.ts',
  'src/model/**/*.test.ts',
  'src/registry/config/semver.test.ts',
  'src/registry/loading/validator.test.ts',
  'src/storage/memory-storage.test.ts',
  'src/storage/rest/**/*.test.ts',
  'src/storage/synced/*.test.ts',
  'src/sync/*.test.ts',
  'src/store/{backends,history,replica,writable,write-answers}.test.ts',
  'src/widgets/*/{form-values,offered-schema,reading,rows}.test.ts',
  'src/widgets/shared/charts/{place-tooltip,selection,thin,to-series}.test.ts',
  'src/widgets/shared/colors/label-slots.test.ts',
  'src/widgets/shared/data/{config,shape}.test.ts',
  'src/widgets/shared/values/{read-number,to-json}.test.ts',
  'test/backends/*.test.ts',
];

const OUTPUT = '.cache/pure-tests';

function find(pattern) {
  const files = globSync(pattern, { cwd: root });
  if (!files.length) {
    throw new Error(`No test matches ${pattern} of scripts/lib/pure-tests.mjs.`);
  }
  return files;
}

/** Compiles the pure tests for Node. Resolves with the files to run. */
export async function compilePureTests() {
  const files = PURE_TESTS.flatMap(find).sort();
  await rm(join(root, OUTPUT), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: '.',
    outdir: OUTPUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    sourcemap: 'linked',
    alias: { '@open-wc/testing': join(root, 'test/support/pure-testing.mjs') },
    define: { __DEV__: 'true' },
  });
  return files.map((file) => join(OUTPUT, file.replace(/\.ts$/, '.mjs')));
}

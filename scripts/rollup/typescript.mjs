import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { transform } from 'esbuild';

const SOURCE = /\.ts$/;
const { target, experimentalDecorators, useDefineForClassFields } = JSON.parse(
  readFileSync(new URL('../../tsconfig.json', import.meta.url), 'utf8'),
).compilerOptions;

/**
 * Compiles TypeScript module by module; `tsc` checks the types. Sets `__DEV__`, so that rollup can
 * drop what only the development build needs.
 */
export function typescript({ dev }) {
  return {
    name: 'typescript',

    // Sources import each other as `./x.js`, the name that the compiled file will have.
    resolveId(source, importer) {
      if (!importer || !SOURCE.test(importer) || !/^\.\.?\/.*\.js$/.test(source)) {
        return null;
      }
      const file = resolve(dirname(importer), source.replace(/\.js$/, '.ts'));
      return existsSync(file) ? file : null;
    },

    async transform(code, id) {
      if (!SOURCE.test(id)) {
        return null;
      }
      const result = await transform(code, {
        loader: 'ts',
        sourcefile: id,
        sourcemap: true,
        target: target.toLowerCase(),
        define: { __DEV__: String(dev) },
        tsconfigRaw: { compilerOptions: { experimentalDecorators, useDefineForClassFields } },
      });
      return { code: result.code, map: result.map };
    },
  };
}

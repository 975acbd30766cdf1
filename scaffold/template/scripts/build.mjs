// Builds one file without imports, which dashboards load by its URL.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

const outfile = 'dist/my-widget.js';
await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/index.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'linked',
  metafile: true,
});
console.log(`${outfile}: ${(metafile.outputs[outfile].bytes / 1000).toFixed(1)} kB`);

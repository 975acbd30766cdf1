// Serves the story page and reloads it when a file changes. PORT chooses the port.
import { rm } from 'node:fs/promises';
import { context } from 'esbuild';

const outdir = '.cache/story';
await rm(outdir, { recursive: true, force: true });

const story = await context({
  entryPoints: ['story/story.ts', 'story/story.css', 'story/index.html'],
  loader: { '.html': 'copy' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  conditions: ['development'],
});
await story.watch();
const { port } = await story.serve({ servedir: outdir, port: Number(process.env.PORT ?? 8400) });
console.log(`The story page: http://localhost:${port}/`);

import { build } from 'esbuild';
import { root } from './root.mjs';

/** Bundles a module, given as text, for a page: as a `format` of `esm` or `iife`. */
export async function pageScript(contents, format) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format,
    // The fake timers ask for it in Node only.
    external: ['util'],
    write: false,
  });
  return outputFiles[0].text;
}

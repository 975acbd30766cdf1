import { build } from 'esbuild';
import { root } from './root.mjs';

/** Bundles the source text of a module for a page, in the `format` `esm` or `iife`. */
export async function pageScript(contents, format) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format,
    // The fake timers import this module in Node only.
    external: ['util'],
    write: false,
  });
  return outputFiles[0].text;
}

import { transform } from 'esbuild';

/**
 * Leaves white space and comments out of the modules for production, which nobody reads: those for
 * development have them. Names stay, and so do the marks of pure calls for bundlers.
 */
export function minifyWhitespace() {
  return {
    name: 'minify-whitespace',
    async renderChunk(source) {
      const { code } = await transform(source, {
        format: 'esm',
        legalComments: 'none',
        minifyWhitespace: true,
        target: 'es2022',
      });
      return { code, map: null };
    },
  };
}

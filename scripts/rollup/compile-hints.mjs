import MagicString from 'magic-string';

const HINT = '//# allFunctionsCalledOnLoad\n';
/** Of these libraries a page runs nearly all that it loads; of others only a part. */
function isRunWhole(id) {
  return !/\/node_modules\/(?!(@lit|lit|lit-html|lit-element|lucide|idb)\/)/.test(id);
}

/**
 * Tells the browser that nearly every function of a chunk is called, so that it compiles them while
 * the chunk arrives, beside the main thread, and not one by one at the first call. Chrome knows it;
 * to others it is a comment. https://v8.dev/blog/explicit-compile-hints
 */
export function compileHints() {
  return {
    name: 'compile-hints',
    renderChunk(code, { moduleIds }) {
      if (!moduleIds.every(isRunWhole)) {
        return null;
      }
      const text = new MagicString(code).prepend(HINT);
      return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
    },
  };
}

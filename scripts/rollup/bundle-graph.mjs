import { relative, sep } from 'node:path';

function name(root, id) {
  return relative(root, id.replace(/^\0/, '')).split(sep).join('/');
}

/** Writes which modules each chunk holds and which chunks it imports; the size check reads it. */
export function bundleGraph({ root, fileName = 'manifest.json' }) {
  return {
    name: 'bundle-graph',
    // After minifying, so that nothing changes what is recorded.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = {};
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') {
            continue;
          }
          const modules = Object.entries(chunk.modules)
            .map(([id, { renderedLength }]) => [name(root, id), renderedLength])
            .filter(([, length]) => length > 0);
          chunks[chunk.fileName] = {
            entry: chunk.isEntry,
            facade: chunk.facadeModuleId ? name(root, chunk.facadeModuleId) : undefined,
            imports: chunk.imports,
            dynamicImports: chunk.dynamicImports,
            modules: Object.fromEntries(modules),
          };
        }
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(chunks, null, 2) });
      },
    },
  };
}

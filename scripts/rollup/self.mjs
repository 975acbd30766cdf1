import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets the demo import `dash-grid/…` as every consumer does, and get the sources: what package.json
 * exports as `dist/lib/x.js` is `src/x.ts`.
 */
export function self({ root }) {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  const target = (path) => {
    if (exports[path]?.default) {
      return exports[path].default;
    }
    const [pattern, { default: file } = {}] =
      Object.entries(exports).find(
        ([key]) => key.endsWith('*') && path.startsWith(key.slice(0, -1)),
      ) ?? [];
    return file?.replaceAll('*', path.slice(pattern.length - 1));
  };

  return {
    name: 'self',
    resolveId(source) {
      if (source !== name && !source.startsWith(`${name}/`)) {
        return null;
      }
      const built = target(`.${source.slice(name.length)}`);
      const file =
        built && join(root, built.replace('./dist/lib/', 'src/').replace(/\.js$/, '.ts'));
      return file && existsSync(file) ? file : null;
    },
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function widgets() {
  return readdirSync(join(root, 'src/widgets')).filter((type) =>
    existsSync(join(root, `src/widgets/${type}/${type}.ts`)),
  );
}

/** Every path that the package exports, with patterns expanded, and its targets by condition. */
export function exportedPaths() {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const targets = typeof target === 'string' ? { default: target } : target;
    if (!path.includes('*')) {
      return [{ path, targets }];
    }
    return widgets().map((type) => ({
      path: path.replace('*', type),
      targets: Object.fromEntries(
        Object.entries(targets).map(([condition, file]) => [condition, file.replaceAll('*', type)]),
      ),
    }));
  });
}

/** Turns `./model` into `dash-grid/model`. */
export function specifierOf(path) {
  return manifest.name + path.slice(1);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

function licenseText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : '';
}

/** Writes the licences of the packages whose code is in the build, as they ask for. */
export function licenses({ fileName = 'third-party-licenses.txt' } = {}) {
  return {
    name: 'licenses',
    generateBundle(_options, bundle) {
      const folders = new Set(
        Object.values(bundle)
          .flatMap((chunk) => Object.keys(chunk.modules ?? {}))
          .map((id) => id.replaceAll('\\', '/').match(PACKAGE)?.[0])
          .filter((folder) => folder && existsSync(join(folder, 'package.json'))),
      );
      const source = [...folders]
        .map((folder) => {
          const { name, version, license } = JSON.parse(
            readFileSync(join(folder, 'package.json'), 'utf8'),
          );
          return `${name} ${version} (${license})\n\n${licenseText(folder)}\n`;
        })
        .sort()
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

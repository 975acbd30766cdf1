import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** True if a version such as `20.19.1` satisfies the `>=20.19` of package.json. */
export function nodeIsRecentEnough(version, range) {
  const [has, needs] = [version, range].map((text) => text.match(/\d+/g).map(Number));
  for (const [index, part] of needs.entries()) {
    if ((has[index] ?? 0) !== part) {
      return (has[index] ?? 0) > part;
    }
  }
  return true;
}

/** Ends the process with a message if this Node is too old for the project. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (nodeIsRecentEnough(process.versions.node, engines.node)) {
    return;
  }
  console.error(
    `dash-grid needs Node ${engines.node}, and this is ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org/ and try again.',
  );
  process.exit(1);
}

/**
 * True if node_modules holds the packages of the lock file. Packages for other platforms may be
 * missing.
 */
export function dependenciesAreInstalled(folder) {
  const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).packages;
  if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) {
    return false;
  }
  const wanted = read('package-lock.json');
  const installed = read('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') {
      return true;
    }
    if (!installed[path]) {
      return Boolean(optional || devOptional);
    }
    return installed[path].version === version && existsSync(join(folder, path));
  });
}

/** Installs the dependencies if they are missing. Needs no network otherwise. */
export async function installDependencies() {
  if (dependenciesAreInstalled(root)) {
    return;
  }
  console.log('Installing the dependencies (npm ci) …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code === 0) {
    return;
  }
  console.error(`${output}\nThe dependencies could not be installed; see the lines above.`);
  process.exit(1);
}

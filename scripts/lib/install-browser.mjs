import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { browserVariable, CHROMIUM_CACHE, findBrowser, machine } from './browsers.mjs';
import { run, runNode } from './run.mjs';

const DEBIAN_PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' };
const NPM_PACKAGE = '@sparticuz/chromium@143.0.4';
const MINUTE = 60_000;

/** The machine's functions that the installation uses; tests replace them. */
const installer = {
  isRoot: () => process.getuid?.() === 0,
  arch: process.arch,
  run,
  unpackChromium,
};

async function fromDebian(browser, { isRoot, exists, run: runProgram }) {
  if (!isRoot() || !exists('/usr/bin/apt-get')) {
    return;
  }
  console.log(`No ${browser} here; installing the Debian package ${DEBIAN_PACKAGES[browser]} …`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 10 * MINUTE };
  await runProgram('apt-get', ['update', '-qq'], options);
  await runProgram(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', DEBIAN_PACKAGES[browser]],
    options,
  );
}

/**
 * Unpacks the Chromium that an npm package carries, with the libraries and fonts that a bare
 * machine lacks, and a script that starts it with them.
 */
async function unpackChromium() {
  await rm(CHROMIUM_CACHE, { recursive: true, force: true });
  await mkdir(CHROMIUM_CACHE, { recursive: true });
  await writeFile(join(CHROMIUM_CACHE, 'package.json'), '{"private": true}\n');
  const install = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  const npm = await run('npm', [...install, NPM_PACKAGE], {
    cwd: CHROMIUM_CACHE,
    timeout: 10 * MINUTE,
  });
  if (npm.code !== 0) {
    return npm.output;
  }
  // The package unpacks into the temporary folder, and its libraries only if it believes that it
  // runs on its cloud platform.
  const unpacked = await runNode(
    [
      '--input-type=module',
      '--eval',
      "import chromium from '@sparticuz/chromium'; await chromium.executablePath();",
    ],
    {
      cwd: CHROMIUM_CACHE,
      env: { TMPDIR: CHROMIUM_CACHE, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      timeout: 5 * MINUTE,
    },
  );
  if (unpacked.code !== 0) {
    return unpacked.output;
  }
  await rm(join(CHROMIUM_CACHE, 'node_modules'), { recursive: true, force: true });
  const start = join(CHROMIUM_CACHE, 'run.sh');
  await writeFile(
    start,
    `#!/bin/sh
# The machine's own libraries and fonts come first, where it has them.
here=$(dirname "$0")
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
"$here/chromium" --version >/dev/null 2>&1 ||
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`,
  );
  await chmod(start, 0o755);
  return '';
}

async function fromNpm(browser, { platform, arch, unpackChromium: unpack }) {
  if (browser !== 'chromium' || platform !== 'linux' || arch !== 'x64') {
    return;
  }
  console.log('No Chromium here; getting the one that npm ships …');
  const problem = await unpack();
  if (problem) {
    console.log(problem.trim().split('\n').slice(-5).join('\n'));
  }
}

/** Ends when the browsers that were asked for before are there: apt-get runs once at a time. */
let before = Promise.resolve();

/**
 * Finds a browser that starts, and installs one if there is none: a Debian package when that is
 * possible, else the Chromium that npm ships. Calls wait for each other.
 *
 * @returns Its path, or undefined if none can be installed.
 */
export function ensureBrowser(browser, system = {}) {
  const found = before.then(() => findOrInstall(browser, system));
  before = found.catch(() => undefined);
  return found;
}

async function findOrInstall(browser, system) {
  const asked = { ...machine, ...installer, ...system };
  const find = () => findBrowser(browser, { ...asked, check: true });
  const variable = browserVariable(browser);
  const wanted = asked.env[variable];
  const found = find();
  if (wanted && found !== wanted) {
    console.log(`${variable} names “${wanted}”, which does not start; looking for another.`);
  }
  if (found) {
    return found;
  }
  for (const install of [fromDebian, fromNpm]) {
    await install(browser, asked);
    const installed = find();
    if (installed) {
      return installed;
    }
  }
  return undefined;
}

/** The advice for a machine without a browser. */
export function howToInstall(browser) {
  return browser === 'chromium'
    ? 'Install Chrome or Chromium, or set CHROME_PATH to the program.'
    : 'Install Firefox, or set FIREFOX_PATH to the program.';
}

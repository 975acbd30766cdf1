// Finds a Chromium or Chrome for the tests, or installs one if this machine has none.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Flags that let Chromium run as root in a container and make no network requests. */
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const CACHE = resolve('.cache/chromium');
const COMMANDS = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];
const FILES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  join(CACHE, 'run.sh'),
];

/**
 * True if the file is a browser that starts: some systems have a stub that only prints how to
 * install one.
 */
function works(path) {
  return (
    process.platform === 'win32' ||
    spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

function find() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [process.env.CHROME_PATH, ...onPath, ...FILES].find(
    (path) => path && existsSync(path) && works(path),
  );
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return;
  }
  console.log('No Chromium here; installing the Debian package …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    stdio: 'ignore',
  });
}

/** Unpacks the Chromium of an npm package, with the libraries that a minimal system lacks. */
function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return;
  }
  console.log('No Chromium here; getting the one that npm ships …');
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), '{"private": true}\n');
  const npm = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  execFileSync('npm', [...npm, '@sparticuz/chromium@143.0.4'], { cwd: CACHE, stdio: 'ignore' });
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: CACHE,
    // The package unpacks into the temporary folder, and its libraries only if it believes that it
    // runs in AWS Lambda.
    env: { ...process.env, TMPDIR: CACHE, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  rmSync(join(CACHE, 'node_modules'), { recursive: true, force: true });
  const start = join(CACHE, 'run.sh');
  writeFileSync(
    start,
    `#!/bin/sh
here=$(dirname "$0")
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
"$here/chromium" --version >/dev/null 2>&1 ||
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`,
  );
  chmodSync(start, 0o755);
}

/** The path of a browser that starts. */
export function findBrowser() {
  let path = find();
  for (const install of [fromDebian, fromNpm]) {
    if (path) {
      break;
    }
    try {
      install();
    } catch (error) {
      console.log(error.message);
    }
    path = find();
  }
  if (path) {
    return path;
  }
  throw new Error('No browser to test in. Install Chrome or Chromium, or set CHROME_PATH to it.');
}

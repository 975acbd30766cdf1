import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** Flags that let Chromium run as root in a container, without network requests of its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The folder of the Chromium from npm, which is unpacked if no other browser is found. */
export const CHROMIUM_CACHE = join(root, '.cache/chromium');

const MAC = '/Applications/';
const WINDOWS = ['C:\\Program Files\\', 'C:\\Program Files (x86)\\'];

/** The names of browsers in the search path, and the folders where systems install them. */
const KNOWN = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'],
    files: [
      `${MAC}Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${MAC}Chromium.app/Contents/MacOS/Chromium`,
      ...WINDOWS.map((folder) => `${folder}Google\\Chrome\\Application\\chrome.exe`),
      join(CHROMIUM_CACHE, 'run.sh'),
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    files: [
      `${MAC}Firefox.app/Contents/MacOS/firefox`,
      ...WINDOWS.map((folder) => `${folder}Mozilla Firefox\\firefox.exe`),
    ],
  },
};

/** The machine's functions that the finder uses; tests replace them. */
export const machine = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  /**
   * Tells if a file is a working browser: some systems have a stub that only prints how to install
   * it.
   */
  works(path) {
    // On Windows, asking for the version opens a window.
    if (process.platform === 'win32') {
      return true;
    }
    return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
  },
};

/** All paths where the browser may be, the most likely first. */
function candidates(browser, { env, exists }) {
  const { variable, commands, files } = KNOWN[browser];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [env[variable], ...onPath, ...files].filter((path) => path && exists(path));
}

/**
 * Finds an installed browser, the one in the environment variable first; undefined if there is
 * none.
 *
 * @param browser `chromium` or `firefox`.
 * @param system With `check`, browsers that do not start are left out.
 */
export function findBrowser(browser, { check = false, ...system } = {}) {
  const asked = { ...machine, ...system };
  return candidates(browser, asked).find((path) => !check || asked.works(path));
}

/** Finds an installed Chromium or Chrome, `$CHROME_PATH` first. */
export function findChromium() {
  return findBrowser('chromium');
}

/** Finds an installed Firefox, `$FIREFOX_PATH` first. */
export function findFirefox() {
  return findBrowser('firefox');
}

/** The environment variable that names a browser to use. */
export function browserVariable(browser) {
  return KNOWN[browser].variable;
}

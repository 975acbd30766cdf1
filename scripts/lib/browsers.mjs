import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** Flags that let Chromium run as root in a container, without asking the network for anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the Chromium that npm ships is unpacked, when nothing else is there. */
export const CHROMIUM_CACHE = join(root, '.cache/chromium');

const MAC = '/Applications/';
const WINDOWS = ['C:\\Program Files\\', 'C:\\Program Files (x86)\\'];

/** What a browser is called, on the search path and where systems install it. */
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

/** What the finder asks the machine; tests put another one in its place. */
export const machine = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  /**
   * A file may be there and still be no browser: some systems put a stub that says what to install.
   */
  works(path) {
    // There, asking for the version opens a window.
    if (process.platform === 'win32') {
      return true;
    }
    return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
  },
};

/** Everything that may be the browser, the likeliest first. */
function candidates(browser, { env, exists }) {
  const { variable, commands, files } = KNOWN[browser];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [env[variable], ...onPath, ...files].filter((path) => path && exists(path));
}

/**
 * The path of an installed browser, the one that the environment names first; undefined if there
 * is none.
 *
 * @param browser `chromium` or `firefox`.
 * @param system With `check`, what does not start is left out.
 */
export function findBrowser(browser, { check = false, ...system } = {}) {
  const asked = { ...machine, ...system };
  return candidates(browser, asked).find((path) => !check || asked.works(path));
}

/** An installed Chromium or Chrome, `$CHROME_PATH` first. */
export function findChromium() {
  return findBrowser('chromium');
}

/** An installed Firefox, `$FIREFOX_PATH` first. */
export function findFirefox() {
  return findBrowser('firefox');
}

/** The environment variable that names a browser to use. */
export function browserVariable(browser) {
  return KNOWN[browser].variable;
}

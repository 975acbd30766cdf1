import { existsSync } from 'node:fs';

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

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FIREFOX_PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const first = (fromEnv, paths) => [fromEnv, ...paths].find((path) => path && existsSync(path));

/** The path of an installed Chromium or Chrome, `$CHROME_PATH` first; undefined if there is none. */
export const findChromium = () => first(process.env.CHROME_PATH, CHROMIUM_PATHS);

/** The path of an installed Firefox, `$FIREFOX_PATH` first; undefined if there is none. */
export const findFirefox = () => first(process.env.FIREFOX_PATH, FIREFOX_PATHS);

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findChromium, findFirefox } from '../../scripts/lib/browsers.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';

/** Starts a headless Chromium; `options` are puppeteer's. */
export function launch({ args = [], ...options } = {}) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('There is no Chromium. Set CHROME_PATH to the program.');
  }
  return puppeteer.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...args], ...options });
}

/** Starts a headless Firefox. */
export function launchFirefox() {
  const executablePath = findFirefox();
  if (!executablePath) {
    throw new Error('There is no Firefox. Set FIREFOX_PATH to the program.');
  }
  return puppeteer.launch({ browser: 'firefox', executablePath });
}

/** Serves the demo as `npm start` does, and the browser build under `/dist/`. */
export function serveDemo(options) {
  const demo = join(root, 'dist/demo/');
  if (!existsSync(join(demo, 'main.js'))) {
    throw new Error('The demo is not built. Run `node scripts/build.mjs demo` first.');
  }
  return serve({ mounts: { '/': demo, '/dist/': join(root, 'dist/') }, ...options });
}

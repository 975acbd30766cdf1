import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, serveDemo } from './browser.mjs';
import { DashboardPage } from './dashboard-page.mjs';

/**
 * Starts a server and a browser for a file of tests. `onStart` gets both. The server is that of the
 * demo unless `serve` starts another; the other options are for the browser.
 */
export function useBrowser(onStart, { serve = serveDemo, ...options } = {}) {
  let server;
  let browser;
  before(async () => {
    server = await serve();
    browser = await launch(options);
    onStart({ server, browser });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

/**
 * Opens the demo anew for each test, in a browser context with its own storage. `onOpen` gets
 * `demo`, `context`, and the arguments of {@link useBrowser}'s callback. A test fails if a problem
 * occurred in the page.
 */
export function useDashboard(onOpen, viewport) {
  let started;
  let demo;
  let context;
  useBrowser((both) => (started = both));
  beforeEach(async () => {
    context = await started.browser.createBrowserContext();
    demo = await DashboardPage.open(context, started.server.url, viewport);
    onOpen({ ...started, context, demo });
    await demo.settled();
  });
  afterEach(async () => {
    const { problems } = demo;
    await context.close();
    assert.deepEqual(problems, []);
  });
}

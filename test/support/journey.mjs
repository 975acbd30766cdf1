import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, serveDemo } from './browser.mjs';
import { DashboardPage } from './dashboard-page.mjs';

/**
 * For a file of tests: a server, of the demo unless `serve` starts another, and a browser, which
 * gets the other options. `tell` gets both.
 */
export function useBrowser(tell, { serve = serveDemo, ...options } = {}) {
  let server;
  let browser;
  before(async () => {
    server = await serve();
    browser = await launch(options);
    tell({ server, browser });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

/**
 * For each test the demo, opened anew in a context of its own, which has a storage of its own.
 * `tell` gets `demo` and `context`, and what {@link useBrowser} tells. A test fails when anything
 * went wrong in the page.
 */
export function useDashboard(tell, viewport) {
  let started;
  let demo;
  let context;
  useBrowser((both) => (started = both));
  beforeEach(async () => {
    context = await started.browser.createBrowserContext();
    demo = await DashboardPage.open(context, started.server.url, viewport);
    tell({ ...started, context, demo });
    await demo.settled();
  });
  afterEach(async () => {
    const { problems } = demo;
    await context.close();
    assert.deepEqual(problems, []);
  });
}

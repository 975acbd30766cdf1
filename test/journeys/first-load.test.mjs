// A plain page under a strict content security policy loads the browser build, and fetches exactly
// the files that the size check counts as the first load, and those that print it in idle time.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closure, firstLoadOf, readGraph } from '../../scripts/lib/bundle.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { launch } from '../support/browser.mjs';

const POLICY = "default-src 'self'; require-trusted-types-for 'script'";
const dashboard = {
  name: 'Plain',
  widgets: { a: { id: 'a', type: 'hello', title: 'From the page' } },
  layouts: { lg: { a: { x: 0, y: 0, w: 4, h: 2 } } },
};
const PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>Plain</title>
<script type="module" src="host.js"></script>
<dash-grid dashboard-id="plain" storage="indexeddb">
  <script type="application/json">${JSON.stringify(dashboard)}</script>
</dash-grid>`;

const HOST = `
import '/dist/dash-grid.js?v=1';
class Hello extends HTMLElement {
  connectedCallback() { this.textContent = 'Hello'; }
}
document.createElement('dash-grid').registry.register({
  type: 'hello', version: '1.0.0', apiVersion: 1, name: 'Hello', description: 'Hello.',
  category: 'custom', icon: 'wave', load: async () => ({ default: Hello }),
});`;

const KIT_HOST = `
import '/dist/dash-grid.js?v=1';
import { fromElement, staticSource, widgetRegistry } from '/dist/dash-grid-kit.js?v=1';
class Foreign extends HTMLElement {
  set word(text) { this.textContent = text; }
}
customElements.define('foreign-element', Foreign);
widgetRegistry.register({
  type: 'hello', version: '1.0.0', apiVersion: 1, name: 'Hello', description: 'Hello.',
  category: 'custom', icon: 'wave', defaultConfig: { word: 'Hello' },
  load: fromElement({ tag: 'foreign-element' }),
});
const grid = document.querySelector('dash-grid');
grid.dataSources = { sales: staticSource({ total: 1280 }) };
await grid.ready;
await grid.addWidget({ type: 'kpi-tile', query: { source: 'sales', select: '/total' } });
await grid.fillAll();`;

let folder;
let server;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-page-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'host.js'), HOST);
  await writeFile(
    join(folder, 'kit.html'),
    PAGE.replace('host.js', 'kit.js').replace('"plain"', '"kit"'),
  );
  await writeFile(join(folder, 'kit.js'), KIT_HOST);
  const mounts = { '/': folder, '/dist/': join(root, 'dist') };
  server = await serve({ mounts, headers: { 'content-security-policy': POLICY } });
  browser = await launch({ protocolTimeout: 30_000 });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

test('a page without a bundler has the functions for widgets and sources', async () => {
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${server.url}kit.html`, { waitUntil: 'load' });
  await page.waitForFunction(() => {
    const widgets = document.querySelector('dash-grid').shadowRoot.querySelectorAll('dash-widget');
    const [foreign, tile] = [...widgets].map((widget) => widget.firstElementChild);
    return foreign?.textContent === 'Hello' && /1,280/.test(tile?.shadowRoot?.textContent);
  });
  assert.deepEqual(problems, []);
  await page.close();
});

test('view mode loads the first load, then what prints it, and nothing else, within the policy', async () => {
  const page = await browser.newPage();
  const loaded = [];
  const problems = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/dist/')) {
      loaded.push(pathname.slice('/dist/'.length));
    }
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    const { url = '' } = message.location();
    if (message.type() === 'error' && !url.endsWith('/favicon.ico')) {
      problems.push(message.text());
    }
  });
  await page.goto(server.url, { waitUntil: 'networkidle0' });
  await page.evaluate(async () => {
    await customElements.whenDefined('dash-grid');
    await document.querySelector('dash-grid').ready;
  });
  await page.waitForNetworkIdle();
  const shown = await page.evaluate(
    () => document.querySelector('dash-grid').shadowRoot.querySelector('dash-widget').textContent,
  );
  assert.equal(shown, 'Hello');
  assert.deepEqual(problems, []);
  const graph = readGraph();
  const firstLoad = firstLoadOf(graph);
  const print = Object.keys(graph).filter(
    (file) => graph[file].facade === 'src/elements/board/print.ts',
  );
  assert.equal(print.length, 1);
  assert.deepEqual(loaded.slice(0, firstLoad.size).sort(), [...firstLoad].sort());
  // Nothing can be loaded once the browser prints, so idle time is used for it.
  const later = closure(graph, print, firstLoad);
  assert.deepEqual(loaded.slice(firstLoad.size).sort(), [...later].sort());
});

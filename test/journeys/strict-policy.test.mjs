// A plain page under a strict content security policy runs the browser build with every built-in
// widget, and loads each part of it on demand.
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { readGraph } from '../../scripts/lib/bundle.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { launch } from '../support/browser.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';

const POLICY = "default-src 'self'; require-trusted-types-for 'script'";

const ANSWERS = {
  kpi: { value: 42, previous: 40, series: [38, 41, 40, 42] },
  line: {
    labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
    series: [
      { name: 'North', data: [3, 5, 4] },
      { name: 'South', data: [2, 1, 6] },
    ],
  },
  bar: { labels: ['A', 'B'], series: [{ name: 'Count', data: [3, 5] }] },
  donut: [
    { label: 'Online', value: 7, status: 'success' },
    { label: 'Offline', value: 2, status: 'danger' },
  ],
  table: [
    { route: 'A → B', delay: 4 },
    { route: 'B → C', delay: 9 },
  ],
};
const CONFIGS = {
  'kpi-tile': { source: 'own', select: '/kpi' },
  note: { text: '# Hello\n\n<b onclick="alert(1)">bold</b> and [a link](https://example.com/)' },
  'line-chart': { source: 'own', select: '/line' },
  'bar-chart': { source: 'own', select: '/bar' },
  'status-donut': { source: 'own', select: '/donut' },
  table: { source: 'own', select: '/table' },
};

/** A page with these widget types, three in a row. */
function pageOf(types) {
  const entries = types.map((type, index) => [
    type,
    { x: 4 * (index % 3), y: 3 * Math.floor(index / 3) },
  ]);
  const dashboard = {
    name: 'Strict',
    widgets: Object.fromEntries(
      types.map((type) => [type, { id: type, type, title: type, config: CONFIGS[type] }]),
    ),
    layouts: { lg: Object.fromEntries(entries.map(([id, at]) => [id, { ...at, w: 4, h: 3 }])) },
  };
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Strict</title>
  <link rel="stylesheet" href="/page.css" />
  <dash-grid dashboard-id="${types.length}" storage="indexeddb">
    <script type="application/json">${JSON.stringify(dashboard).replaceAll('<', '\\u003c')}</script>
  </dash-grid>
  <script src="/page.js"></script>
  <script type="module" src="/dash-grid.js"></script>
</html>`;
}

const PAGE_SCRIPT = `document.querySelector('dash-grid').dataSources = {
  own: { fetch: async () => (${JSON.stringify(ANSWERS)}) },
};`;

let folder;
let server;
let browser;
let requested;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-strict-'));
  const write = (file, text) => writeFile(join(folder, file), text);
  await Promise.all([
    write('all.html', pageOf(Object.keys(CONFIGS))),
    write('plain.html', pageOf(['kpi-tile', 'note', 'table'])),
    write('page.js', PAGE_SCRIPT),
    write('page.css', 'body { margin: 16px }'),
    write('favicon.ico', ''),
    copyFile(join(root, 'dist/dash-grid.js'), join(folder, 'dash-grid.js')),
  ]);
  const mounts = { '/': folder, '/chunks/': join(root, 'dist/chunks') };
  server = await serve({ mounts, headers: { 'content-security-policy': POLICY } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => (requested = []));

async function open(file) {
  const dashboard = await DashboardPage.open(browser, 'about:blank');
  dashboard.page.on('request', (request) =>
    requested.push(new URL(request.url()).pathname.slice(1)),
  );
  await dashboard.page.goto(server.url + file);
  await dashboard.settled();
  return dashboard;
}

/** The requested chunks that hold modules of a path. */
function requestedOf(part) {
  const graph = readGraph();
  const holders = Object.keys(graph).filter((file) =>
    Object.keys(graph[file].modules).some((module) => module.includes(part)),
  );
  assert.ok(holders.length, `the browser build holds ${part}`);
  return requested.filter((file) => holders.includes(file));
}

function states(grid) {
  return [...grid.shadowRoot.querySelectorAll('dash-widget')].map(({ heading, state, message }) =>
    [heading, state, message].join(' ').trim(),
  );
}

const LATE = ['/gridstack/', '@cfworker/json-schema', 'src/elements/editing/edit-session'];

test('without charts, no chart code and no validator is loaded, and the editor with the first edit', async () => {
  const dashboard = await open('plain.html');
  assert.deepEqual(await dashboard.grid(states), ['kpi-tile ready', 'note ready', 'table ready']);
  await dashboard.page.waitForNetworkIdle();
  for (const part of [...LATE, '/chart.js/']) {
    assert.deepEqual(requestedOf(part), [], part);
  }

  await dashboard.grid((grid) => (grid.editing = true));
  await dashboard.find('[role="toolbar"]');
  assert.equal(requestedOf('/gridstack/').length, 1);
  for (const part of ['@cfworker/json-schema', '/chart.js/']) {
    assert.deepEqual(requestedOf(part), [], part);
  }
  assert.deepEqual(dashboard.problems, []);
  await dashboard.page.close();
});

test('view, drag, resize, catalog and settings, within the policy', async () => {
  const dashboard = await open('all.html');
  const { page } = dashboard;
  assert.deepEqual(
    await dashboard.grid(states),
    Object.keys(CONFIGS).map((type) => `${type} ready`),
  );
  const bold = await dashboard.find('[data-widget-id="note"] >>> b');
  assert.equal(await bold.evaluate((element) => element.attributes.length), 0);
  for (const part of LATE) {
    assert.deepEqual(requestedOf(part), [], part);
  }

  await dashboard.grid((grid) => (grid.editing = true));
  await dashboard.find('[role="toolbar"]');
  await dashboard.drag('kpi-tile', 4, 0);
  await dashboard.until((grid) => grid.dashboard.layouts.lg['kpi-tile'].x === 4);
  const { w } = (await dashboard.layout()).table;
  await dashboard.resize('table', -1, 0);
  await dashboard.until((grid, width) => grid.dashboard.layouts.lg.table.w === width, w - 1);
  await dashboard.saved();

  await dashboard.click('.toolbar [data-action="add"]');
  await (await dashboard.find('dash-catalog >>> input')).type('note');
  await dashboard.click('dash-catalog >>> .type');
  await dashboard.until((grid) => Object.keys(grid.dashboard.widgets).length === 7);
  await dashboard.settled();

  assert.deepEqual(requestedOf('@cfworker/json-schema'), [], 'built-in schemas are compiled');

  await dashboard.clickIn('line-chart', '[data-action="settings"]');
  const title = await dashboard.find('dash-settings >>> #title');
  await title.type('!');
  await page.keyboard.press('Enter');
  await dashboard.until((grid) => grid.dashboard.widgets['line-chart'].title.endsWith('!'));
  await dashboard.saved();

  await page.reload();
  await dashboard.settled();
  assert.equal(Object.keys(await dashboard.layout()).length, 7);
  assert.deepEqual(dashboard.problems, []);
});

test('this page would tell of a violation', async () => {
  const dashboard = await open('plain.html');
  await dashboard.page.evaluate(() => {
    const image = new Image();
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    document.body.append(image);
    try {
      document.body.insertAdjacentHTML('beforeend', '<i></i>');
    } catch {
      // The policy blocked it, as expected.
    }
  });
  await dashboard.page.waitForNetworkIdle();
  const told = dashboard.problems.join('\n');
  assert.match(told, /Violation of img-src: data/);
  assert.match(told, /Violation of require-trusted-types-for/);
});

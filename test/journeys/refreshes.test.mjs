// A wall display: 30 widgets are refreshed 1,200 times, which is a day and a night of one refresh
// every 72 seconds, and nothing grows.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { launch } from '../support/browser.mjs';

const WARM_UP = 100;
const ROUNDS = 1200;
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Refreshes</title>
  <script type="module" src="/dist/dash-grid.js"></script>
</html>`;

/** Runs in the page: 30 widgets over 10 requests, each with another answer every time. */
async function mount() {
  let asked = 0;
  const answer = () => {
    const value = ++asked % 97;
    const rows = Array.from({ length: 8 }, (_, row) => ({
      name: `Row ${row}`,
      value: value + row,
    }));
    const series = { labels: ['A', 'B', 'C'], series: [{ name: 'Count', data: [value, 3, 5] }] };
    return {
      kpi: { value, previous: 5, series: [1, value, 3] },
      series,
      rows,
      parts: { A: value + 1, B: 5 },
    };
  };
  const kinds = [
    ['kpi-tile', '/kpi'],
    ['line-chart', '/series'],
    ['bar-chart', '/series'],
    ['status-donut', '/parts'],
    ['table', '/rows'],
  ];
  const widgets = {};
  const lg = {};
  for (let index = 0; index < 30; index++) {
    const [type, select] = kinds[index % kinds.length];
    const id = `w${index}`;
    const config = { source: 'own', request: { part: index % 10 }, select };
    widgets[id] = { id, type, title: id, config };
    lg[id] = { x: 2 * (index % 6), y: 2 * Math.floor(index / 6), w: 2, h: 2 };
  }
  const grid = document.createElement('dash-grid');
  grid.rowHeight = 60;
  grid.seed = { name: 'Refreshes', widgets, layouts: { lg } };
  grid.dataSources = { own: { refreshInterval: 0, fetch: async () => answer() } };
  document.body.append(grid);
  await grid.ready;
  await grid.fillAll();
  globalThis.asked = () => asked;
}

/** Runs in the page: refreshes every widget and lets it draw. */
async function refresh(rounds) {
  const { items } = document.querySelector('dash-grid').presenter.board;
  for (let round = 0; round < rounds; round++) {
    for (const { mount } of items.values()) mount.refresh();
    await new Promise((resolve) => setTimeout(resolve));
    if (round % 10 === 0) await new Promise(requestAnimationFrame);
  }
}

let folder;
let server;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-refreshes-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  server = await serve({ mounts: { '/': folder, '/dist/': join(root, 'dist') } });
  browser = await launch({ protocolTimeout: 300_000 });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

test(`30 widgets and ${ROUNDS} refreshes leave heap, nodes and listeners level`, async () => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.goto(server.url);
  await page.waitForFunction(() => customElements.get('dash-grid'));
  await page.evaluate(mount);
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const count = async () => {
    for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  await page.evaluate(refresh, WARM_UP);
  const first = await count();
  const before = await page.evaluate(() => globalThis.asked());
  await page.evaluate(refresh, ROUNDS);
  const last = await count();
  const asked = (await page.evaluate(() => globalThis.asked())) - before;
  // Ten different requests a round, shared by thirty widgets.
  assert.ok(asked >= 10 * ROUNDS * 0.9 && asked <= 30 * ROUNDS, `${asked} requests`);
  const grown = (name) => last[name] - first[name];
  assert.ok(grown('Nodes') < 100, `nodes: ${first.Nodes} → ${last.Nodes}`);
  assert.ok(grown('JSEventListeners') < 50, `listeners grew by ${grown('JSEventListeners')}`);
  const megabytes = grown('JSHeapUsedSize') / 2 ** 20;
  assert.ok(megabytes < 1.5, `the heap grew by ${megabytes.toFixed(2)} MB`);
});

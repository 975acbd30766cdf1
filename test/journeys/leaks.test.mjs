// Dashboards come and go without leaving anything in the page.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { launch } from '../support/browser.mjs';

const MOUNTS = 50;
const WARM_UP = 5;
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Leaks</title>
  <script type="module" src="/dist/dash-grid.js"></script>
</html>`;

/** Runs in the page: mounts a grid of 30 widgets of all types, and takes it away, `times` times. */
async function mountAndUnmount(times, editing) {
  const rows = [
    { name: 'A', value: 3 },
    { name: 'B', value: 5 },
  ];
  const series = { labels: ['A', 'B'], series: [{ name: 'Count', data: [3, 5] }] };
  const answers = { kpi: { value: 4, series: [1, 4] }, series, rows, parts: { A: 3, B: 5 } };
  const kinds = [
    ['kpi-tile', '/kpi'],
    ['line-chart', '/series'],
    ['bar-chart', '/series'],
    ['status-donut', '/parts'],
    ['table', '/rows'],
    ['note', ''],
  ];
  const widgets = {};
  const lg = {};
  for (let index = 0; index < 30; index++) {
    const [type, select] = kinds[index % kinds.length];
    const id = `w${index}`;
    const config = type === 'note' ? { text: '**Note**' } : { source: 'own', select };
    widgets[id] = { id, type, title: id, config };
    lg[id] = { x: 3 * (index % 4), y: 2 * Math.floor(index / 4), w: 3, h: 2 };
  }
  const seed = { name: 'Leaks', widgets, layouts: { lg } };
  for (let time = 0; time < times; time++) {
    const grid = document.createElement('dash-grid');
    grid.seed = seed;
    grid.dataSources = { own: { fetch: async () => answers } };
    grid.editing = editing;
    document.body.append(grid);
    await grid.ready;
    await grid.fillAll();
    await grid.editingReady;
    await grid.updateComplete;
    const items = [...grid.shadowRoot.querySelectorAll('.item')];
    if (editing) {
      for (const item of items)
        item.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      if (!grid.shadowRoot.querySelector('.ui-resizable-handle')) throw new Error('Not editable.');
    }
    const isComplete = () =>
      items.every((item) => item.querySelector('dash-widget').state === 'ready');
    for (let frames = 0; !isComplete(); frames++) {
      if (frames > 300) throw new Error('The widgets do not get ready.');
      await new Promise(requestAnimationFrame);
    }
    grid.remove();
    // The grid waits a task for a move within the page, and charts are drawn in frames.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

let folder;
let server;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-leaks-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  server = await serve({ mounts: { '/': folder, '/dist/': join(root, 'dist') } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

for (const editing of [false, true]) {
  test(`${MOUNTS} mounts leave no node and no listener: ${editing ? 'edit' : 'view'} mode`, async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => customElements.get('dash-grid'));
    const session = await page.createCDPSession();
    await session.send('Performance.enable');

    const count = async () => {
      // What one collection frees may be all that held something else.
      for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const { Nodes, JSEventListeners } = Object.fromEntries(
        metrics.map(({ name, value }) => [name, value]),
      );
      return { nodes: Nodes, listeners: JSEventListeners };
    };

    await page.evaluate(mountAndUnmount, WARM_UP, editing);
    const first = await count();
    await page.evaluate(mountAndUnmount, MOUNTS, editing);
    const last = await count();
    // One node a mount would be a leak; a handful in all are the engine's own.
    assert.ok(last.nodes - first.nodes < MOUNTS / 2, `nodes: ${first.nodes} → ${last.nodes}`);
    assert.ok(
      last.listeners - first.listeners < MOUNTS / 2,
      `listeners: ${first.listeners} → ${last.listeners}`,
    );
    await page.close();
  });
}

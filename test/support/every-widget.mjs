import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Every widget</title>
  <script type="module" src="/dist/dash-grid.js"></script>
</html>`;

/** Serves an empty page with the browser build. */
export async function serveEmptyPage() {
  const folder = await mkdtemp(join(tmpdir(), 'dash-grid-page-'));
  await writeFile(join(folder, 'index.html'), PAGE);
  const server = await serve({ mounts: { '/': folder, '/dist/': join(root, 'dist') } });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Runs in the page before its own code: installs `everyWidget`, which makes dashboards. */
function installFixture() {
  /** Every second answer to a request differs: 14 of 15 types send requests. */
  const variantOf = (count) => Math.floor(count / 28) % 11;
  const ACTIONS = [{ id: 'restart', name: 'Restart', actionType: 'api' }];

  /** The same answer with other numbers and ids. */
  const vary = (value, variant) => {
    if (typeof value === 'number') {
      return value + variant;
    }
    if (Array.isArray(value)) {
      return value.map((one) => vary(one, variant));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'id' ? `${inner}-${variant}` : vary(inner, variant),
      ]),
    );
  };

  globalThis.everyWidget = {
    /** The count of requests so far, and the unanswered ones. */
    asked: 0,
    open: 0,
    /** Milliseconds until an answer. */
    latency: 0,

    /** A grid of 30 widgets, two of each built-in type; the two send the same request. */
    async grid() {
      const grid = document.createElement('dash-grid');
      await grid.registry.complete();
      const types = grid.registry.list().map(({ type }) => type);
      if (types.length !== 15) {
        throw new Error(`There are ${types.length} types.`);
      }
      const samples = {};
      for (const type of types) {
        samples[type] = (await grid.registry.resolve(type).manifest.sample()) ?? { data: ACTIONS };
      }
      const widgets = {};
      const lg = {};
      for (let index = 0; index < 30; index++) {
        const type = types[index % types.length];
        const { config = {}, data } = samples[type];
        const id = `w${index}`;
        const query = data === undefined ? undefined : { source: 'live', request: { type } };
        widgets[id] = { id, type, title: id, config, ...(query && { query }) };
        lg[id] = { x: 2 * (index % 6), y: 2 * Math.floor(index / 6), w: 2, h: 2 };
      }
      const live = async ({ type }) => {
        const count = ++this.asked;
        this.open++;
        await new Promise((resolve) => setTimeout(resolve, this.latency));
        this.open--;
        return vary(samples[type].data, variantOf(count));
      };
      grid.rowHeight = 60;
      grid.seed = { name: 'Every widget', widgets, layouts: { lg } };
      grid.dataSources = { live: { refreshInterval: 30, fetch: live } };
      return grid;
    },
  };
}

/** Opens the empty page; `install` runs in it before any other code. */
export async function openEmptyPage(browser, url, install) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.evaluateOnNewDocument(installFixture);
  if (install) {
    await page.evaluateOnNewDocument(install);
  }
  await page.goto(url);
  await page.waitForFunction(() => customElements.get('dash-grid'));
  return page;
}

/** Counts objects of the page: `nodes`, `listeners`, and its `heap` in bytes. */
export async function counterOf(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  return async () => {
    // One collection may free the last references to other objects, so there are three.
    for (let time = 0; time < 3; time++) {
      await session.send('HeapProfiler.collectGarbage');
    }
    const { metrics } = await session.send('Performance.getMetrics');
    const { Nodes, JSEventListeners, JSHeapUsedSize } = Object.fromEntries(
      metrics.map(({ name, value }) => [name, value]),
    );
    return { nodes: Nodes, listeners: JSEventListeners, heap: JSHeapUsedSize };
  };
}

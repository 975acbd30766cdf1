// Edit mode by Tab and by Shift+Tab, also at 400 %: no stop of the focus is hidden; and it begins
// without a shift of the page.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { useBrowser } from '../support/journey.mjs';

const GRID = '<dash-grid edit-button></dash-grid>';
const PAGES = {
  demo: undefined,
  'a page with a bar of its own': `
    <header style="position: sticky; top: 0; z-index: 9; background: Canvas; block-size: 40px">
      <a href="#">Home</a></header><style>html { scroll-padding-top: 40px }</style>${GRID}`,
  'a scroller': `
    <style>html, body { block-size: 100%; margin: 0; overflow: hidden }</style>
    <div style="display: flex; block-size: 100vh"><nav><a href="#">A</a></nav>
      <main style="flex: 1; min-inline-size: 0; overflow: auto"><h1>Board</h1>${GRID}</main></div>`,
  'a dialog': `
    <dialog style="inline-size: 90vw; max-block-size: 90vh; overflow: auto"><h1>Board</h1>${GRID}
      <button>Close</button></dialog>
    <script type="module">document.querySelector('dialog').showModal()</script>`,
};

const SEED = {
  name: 'Board',
  widgets: Object.fromEntries(
    ['table', 'note', 'line-chart', 'quick-actions', 'bar-chart', 'recent-items'].map(
      (type, order) => [
        type,
        {
          id: type,
          type,
          title: type,
          order,
          description: 'What it is about',
          config: { text: '[A link](https://example.com)', source: 'rows' },
        },
      ],
    ),
  ),
  layouts: {
    lg: Object.fromEntries(
      ['table', 'note', 'line-chart', 'quick-actions', 'bar-chart', 'recent-items'].map(
        (type, index) => [type, { x: (index % 2) * 6, y: Math.floor(index / 2) * 4, w: 6, h: 4 }],
      ),
    ),
  },
};

const MODULE = `
  import { staticSource } from '/dist/dash-grid-kit.js';
  const grid = document.querySelector('dash-grid');
  const rows = Array.from({ length: 40 }, (_none, index) => ({
    id: String(index), name: 'Row ' + index, x: 'Label ' + index, y: index, url: '#' + index,
  }));
  grid.dataSources = { rows: staticSource(rows) };
  grid.seed = ${JSON.stringify(SEED)};
`;

let browser;
let server;
let folder;
let page;
useBrowser((started) => ({ browser, server } = started), {
  serve: async () => {
    folder = await mkdtemp(join(tmpdir(), 'stops-'));
    await writeFile(join(folder, 'board.js'), MODULE);
    await Promise.all(
      Object.entries(PAGES).map(([name, body]) =>
        writeFile(
          join(folder, fileOf(name)),
          `<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>Board</title>
           <body>${body}<script type="module" src="board.js"></script>
           <script type="module" src="/dist/dash-grid.js"></script></body></html>`,
        ),
      ),
    );
    const mounts = { '/': `${join(root, 'dist/demo')}/`, '/dist/': `${join(root, 'dist')}/` };
    return serve({ mounts: { ...mounts, '/boards/': `${folder}/` } });
  },
});
afterEach(async () => {
  await page?.browserContext().close();
  page = undefined;
});
after(() => rm(folder, { recursive: true, force: true }));

function fileOf(name) {
  return `${name.replaceAll(' ', '-')}.html`;
}

async function open(name, size) {
  const url = PAGES[name] ? `${server.url}boards/${fileOf(name)}` : server.url;
  const opened = await DashboardPage.open(await browser.createBrowserContext(), url, size);
  ({ page } = opened);
  await opened.settled();
  return opened;
}

/** Runs in the page: the stop that has the focus, and whether some of it can be seen. */
function describeStop() {
  let stop = document.activeElement;
  while (stop?.shadowRoot?.activeElement) {
    stop = stop.shadowRoot.activeElement;
  }
  if (!stop || stop === document.body) {
    return undefined;
  }
  // Elements that only keys reach let the pointer through.
  stop.style.pointerEvents = 'auto';
  const { left, top, right, bottom } = stop.getBoundingClientRect();
  const parts = [0.02, 0.25, 0.5, 0.75, 0.98];
  const isSeenAt = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) {
        break;
      }
      found = inner;
    }
    let at = found;
    while (at && at !== stop) {
      at = at.assignedSlot ?? at.parentNode ?? at.host;
      at = at instanceof ShadowRoot ? at.host : at;
    }
    // A label stands for its control, and so does what is laid over it to be pressed.
    return at === stop || [...(stop.labels ?? [])].some((label) => label.contains(found));
  };
  const isSeen = parts.some((x) =>
    parts.some((y) => isSeenAt(left + x * (right - left), top + y * (bottom - top))),
  );
  stop.style.pointerEvents = '';
  const name = stop.ariaLabel ?? stop.title ?? stop.textContent;
  const box = [left, top, right, bottom].map(Math.round).join(' ');
  return { text: `${stop.localName} “${name.trim().slice(0, 40)}” at ${box}`, isSeen };
}

for (const name of Object.keys(PAGES)) {
  for (const [size, zoom] of [
    [{ width: 1280, height: 720 }, '100 %'],
    [{ width: 320, height: 180 }, '400 %'],
  ]) {
    for (const key of ['Tab', 'Shift+Tab']) {
      test(`${name}, ${zoom}, ${key}: no stop is hidden`, async () => {
        const opened = await open(name, size);
        await opened.grid((grid) => {
          grid.editing = true;
        });
        await opened.find('[role="toolbar"]');
        await opened.settled();
        const seen = new Set();
        const hidden = [];
        for (let presses = 0; presses < 400; presses++) {
          if (key === 'Tab') {
            await page.keyboard.press('Tab');
          } else {
            await page.keyboard.down('Shift');
            await page.keyboard.press('Tab');
            await page.keyboard.up('Shift');
          }
          await opened.frames(1);
          const stop = await page.evaluate(describeStop);
          if (!stop) {
            if (seen.size > 0) {
              break;
            }
            continue;
          }
          seen.add(stop.text);
          if (!stop.isSeen) {
            hidden.push(stop.text);
          }
        }
        assert.deepEqual(hidden, []);
        assert.ok(seen.size > 25, `${seen.size} stops`);
        assert.deepEqual(opened.problems, []);
      });
    }
  }
}

for (const name of Object.keys(PAGES)) {
  for (const width of [1280, 390]) {
    test(`${name}, ${width} px: edit mode begins and ends without a shift of the page`, async () => {
      const opened = await open(name, { width, height: 720 });
      await page.evaluate(() => {
        window.shifts = [];
        const observer = new PerformanceObserver((list) =>
          window.shifts.push(...list.getEntries()),
        );
        observer.observe({ type: 'layout-shift' });
      });
      const shift = () =>
        page.evaluate(() =>
          window.shifts.map(({ value, sources }) => [
            value,
            ...sources.map(({ node }) => node?.className || node?.nodeName),
          ]),
        );
      for (const editing of [true, false, true]) {
        await opened.grid((grid, wanted) => {
          grid.editing = wanted;
        }, editing);
        await opened.until(
          (grid, wanted) => (grid.shadowRoot.querySelector('[role="toolbar"]') !== null) === wanted,
          editing,
        );
        await opened.settled();
        await opened.frames(3);
      }
      assert.deepEqual(await shift(), []);
      // A shift would be noticed.
      await opened.grid((grid) => grid.style.setProperty('margin-block-start', '60px'));
      await page.waitForFunction(() => window.shifts.length > 0);
    });
  }
}

// A PDF of the demo, and of thirty widgets in different pages, has every widget whole, whether the
// page was prepared for it or not.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { findFirefox } from '../../scripts/lib/browsers.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { launchFirefox } from '../support/browser.mjs';
import { useBrowser } from '../support/journey.mjs';
import { readPdf } from '../support/read-pdf.mjs';

const PAPER = {
  format: 'A4',
  margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
};
const COUNT = 30;
/** Sizes of widgets that leave no straight line across the board. */
const SIZES = [
  [3, 2],
  [4, 5],
  [5, 3],
  [6, 4],
  [3, 3],
  [12, 2],
  [4, 1],
];

/** A dense board: each widget is as high up as there is room. */
function denseLayout() {
  const heights = Array(12).fill(0);
  const places = Array.from({ length: COUNT }, (_none, index) => {
    const [w, h] = SIZES[index % SIZES.length];
    const tops = Array.from({ length: 13 - w }, (_column, x) =>
      Math.max(...heights.slice(x, x + w)),
    );
    const y = Math.min(...tops);
    const x = tops.indexOf(y);
    heights.fill(y + h, x, x + w);
    return [`w${index}`, { x, y, w, h }];
  });
  return Object.fromEntries(places);
}

/** A module that opens the board in `window.grid`, with a type that has a word in each corner. */
function moduleOf(find) {
  const widgets = Object.fromEntries(
    Array.from({ length: COUNT }, (_none, index) => [
      `w${index}`,
      { id: `w${index}`, type: 'corners', title: `Title${index}.`, config: { index } },
    ]),
  );
  return `
    import { widgetRegistry } from '/dist/dash-grid-kit.js';
    class Corners extends HTMLElement {
      connectedCallback() {
        this.innerHTML = '<div style="position: absolute; inset: 0"><p style="margin: 0">Begin</p><p style="position: absolute; margin: 0; inset: auto 0 0 auto"></p></div>';
        this.querySelector('p + p').textContent = 'End' + this.config.index + 'e';
      }
    }
    widgetRegistry.register({
      type: 'corners', version: '1.0.0', apiVersion: 1, name: 'Corners', description: '',
      category: 'custom', icon: '', load: async () => ({ default: Corners }),
    });
    const grid = ${find};
    grid.seed = ${JSON.stringify({ name: 'Board', widgets, layouts: { lg: denseLayout() } })};
    window.grid = grid;
  `;
}

const GRID = '<dash-grid dashboard-id="board"></dash-grid>';
const PAGES = {
  plain: {
    body: `<h1>Before</h1>${GRID}<p>After</p>`,
    find: `document.querySelector('dash-grid')`,
  },
  'right-to-left': { dir: 'rtl', body: GRID, find: `document.querySelector('dash-grid')` },
  'in a scroller as high as the window': {
    body: `<style>html, body { height: 100%; margin: 0; overflow: hidden }
      .app { display: flex; height: 100vh } main { flex: 1; overflow: auto }</style>
      <div class="app"><nav>Side</nav><main><h1>Before</h1>${GRID}</main></div>`,
    find: `document.querySelector('dash-grid')`,
  },
  'in the shadow root of another element': {
    body: '<x-app></x-app>',
    find: `(() => {
      const root = document.querySelector('x-app').attachShadow({ mode: 'open' });
      root.innerHTML = '<div style="height: 400px; overflow: auto">${GRID}</div>';
      return root.querySelector('dash-grid');
    })()`,
  },
};

/** A word that each built-in type shows of its sample. */
const SHOWN = {
  'kpi-tile': '1,284',
  'trend-stat': '7%',
  'line-chart': 'South',
  'pie-chart': 'Direct',
  'status-donut': 'Warning',
  gauge: '72',
  table: 'Kyoto',
  'alert-feed': 'Response times',
  'count-breakdown': '128',
  'health-score': '92',
  'activity-timeline': 'Ada joined the team',
  'recent-items': 'Support portal',
  note: 'links',
};

/** A module that opens two widgets of each built-in type, whose data takes a while. */
const EVERY_TYPE = `
  import { widgetRegistry } from '/dist/dash-grid-kit.js';
  await widgetRegistry.complete();
  const manifests = widgetRegistry.list();
  const samples = {};
  for (const { type, sample } of manifests) {
    samples[type] = (await sample()) ?? {};
  }
  const widgets = {};
  const lg = {};
  for (let index = 0; index < ${COUNT}; index++) {
    const { type } = manifests[index % manifests.length];
    const { config = {}, data } = samples[type];
    const id = 'w' + index;
    const query = data === undefined ? undefined : { source: 'api', request: { type, index } };
    widgets[id] = { id, type, title: 'Title' + index + '.', config, query };
    lg[id] = { x: 6 * (index % 2), y: 4 * Math.floor(index / 2), w: 6, h: 4 };
  }
  window.asked = 0;
  const grid = document.querySelector('dash-grid');
  grid.dataSources = {
    api: {
      fetch: async ({ type }) => {
        window.asked++;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return samples[type].data;
      },
    },
  };
  grid.seed = { name: 'Board', widgets, layouts: { lg } };
  window.grid = grid;
`;

let browser;
let server;
let folder;
let page;
useBrowser((started) => ({ browser, server } = started), {
  serve: async () => {
    folder = await mkdtemp(join(tmpdir(), 'print-'));
    await Promise.all(
      Object.entries(PAGES).map(([name, what]) =>
        writePage(fileOf(name), { ...what, script: moduleOf(what.find) }),
      ),
    );
    await writePage('every-type', { body: GRID, script: EVERY_TYPE });
    const mounts = { '/': `${join(root, 'dist/demo')}/`, '/dist/': `${join(root, 'dist')}/` };
    return serve({ mounts: { ...mounts, '/boards/': `${folder}/` } });
  },
});

function fileOf(name) {
  return name.replaceAll(' ', '-');
}

async function writePage(file, { dir = 'ltr', body, script }) {
  await writeFile(join(folder, `${file}.js`), script);
  await writeFile(
    join(folder, `${file}.html`),
    `<!doctype html><html lang="en" dir="${dir}"><link rel="icon" href="data:," /><title>Board</title>
     <body>${body}<script type="module" src="${file}.js"></script>
     <script type="module" src="/dist/dash-grid.js"></script></body></html>`,
  );
}

afterEach(async () => {
  await page?.close();
  page = undefined;
});
after(() => rm(folder, { recursive: true, force: true }));

/** The pages on which a word stands. */
function pagesOf(word, pages) {
  return pages.flatMap(({ text }, index) => Array(text.split(word).length - 1).fill(index));
}

/** The place of everything that a person sees. */
function look() {
  const { grid } = window;
  const boxes = [...grid.shadowRoot.querySelectorAll('.item')].map((item) => {
    const { x, y, width, height } = item.getBoundingClientRect();
    return [x, y, width, height];
  });
  return JSON.stringify([scrollX, scrollY, document.documentElement.scrollHeight, boxes]);
}

for (const name of Object.keys(PAGES)) {
  test(`thirty widgets are printed whole: ${name}`, async () => {
    const opened = await DashboardPage.open(browser, `${server.url}boards/${fileOf(name)}.html`);
    ({ page } = opened);
    await page.waitForFunction(() => window.grid?.dashboard);
    await page.evaluate(() => window.grid.preparePrint());
    await page.evaluate(() => {
      scrollTo(0, 500);
      window.grid.parentElement.scrollTo(0, 500);
    });
    await opened.frames(2);
    const seen = await page.evaluate(look);
    const pages = readPdf(await page.pdf(PAPER));
    assert.ok(pages.length > 1 && pages.length < 10, `${pages.length} pages`);
    for (const { text } of pages) {
      assert.match(text, /Title/, 'no page is blank');
    }
    for (let index = 0; index < COUNT; index++) {
      const begin = pagesOf(`Title${index}.`, pages);
      const end = pagesOf(`End${index}e`, pages);
      assert.equal(begin.length, 1, `widget ${index} has its title once`);
      assert.deepEqual(end, begin, `widget ${index} is on one page`);
    }
    assert.ok(!pages.some(({ text }) => text.includes('⋯')), 'no menu is printed');
    await opened.frames(2);
    assert.equal(await page.evaluate(look), seen, 'the page is as before');
    assert.deepEqual(opened.problems, []);
  });
}

for (const theme of ['light', 'dark']) {
  test(`the demo is printed whole, in ${theme} colours on the screen`, async () => {
    const demo = await DashboardPage.open(browser, server.url);
    ({ page } = demo);
    await demo.until((grid) => grid?.dashboard);
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    await demo.startEditing();
    await demo.grid((grid) => grid.preparePrint());
    const titles = await demo.titles();
    const pages = readPdf(await page.pdf({ preferCSSPageSize: true }));
    for (const title of titles) {
      assert.equal(pagesOf(title.slice(0, 8), pages).length > 0, true, `${title} is printed`);
    }
    assert.ok(!pages.some((one) => one.text.trim() === ''), 'no page is blank');
    const text = pages.map((one) => one.text).join('\n');
    // Values, axes, legends, rows and the text of the note; a legend has no glyphs for spaces.
    for (const part of [/78%/, /7-day ?average/, /Philadelphia/, /1–\d+ of/, /Every number/]) {
      assert.match(text, part);
    }
    for (const control of ['Undo', 'Done', 'Add', 'Gallery', '⋯']) {
      assert.ok(!new RegExp(`^${control}`, 'm').test(text), `${control} is not printed`);
    }
    await demo.settled();
    assert.equal(await demo.grid((grid) => grid.editing), true);
    assert.deepEqual(demo.problems, []);
  });
}

/** Runs in the page: true if a board of `count` widgets has filled itself; nobody has scrolled. */
function isFilled(count) {
  const items = [...(window.grid?.shadowRoot?.querySelectorAll('.item') ?? [])];
  return (
    items.length === count &&
    items.every(({ firstElementChild: chrome }) =>
      ['ready', 'unconfigured'].includes(chrome?.state),
    )
  );
}

for (const name of ['chromium', 'firefox']) {
  const skip = name === 'firefox' && !findFirefox() && 'There is no Firefox.';
  for (const landscape of [false, true]) {
    const form = landscape ? 'Letter, landscape' : 'A4';
    const what = `every built-in type is printed without preparation: ${name}, ${form}`;
    test(what, { skip }, async () => {
      const used = name === 'firefox' ? await launchFirefox() : browser;
      // No board of an earlier test is stored in it.
      const context = await used.createBrowserContext();
      try {
        page = await context.newPage();
        await page.goto(`${server.url}boards/every-type.html`);
        await page.waitForFunction(isFilled, {}, COUNT);
        const asked = await page.evaluate(() => window.asked);
        const format = landscape ? 'Letter' : 'A4';
        const pages = readPdf(await page.pdf({ ...PAPER, format, landscape }));
        // Spaces may have no glyphs.
        const text = pages.map((one) => one.text.replaceAll(/\s/g, '')).join('\n');
        for (let index = 0; index < COUNT; index++) {
          assert.equal(pagesOf(`Title${index}.`, pages).length, 1, `widget ${index} is printed`);
        }
        for (const [type, word] of Object.entries(SHOWN)) {
          assert.ok(
            text.split(word.replaceAll(' ', '')).length > 2,
            `both of ${type} show “${word}”`,
          );
        }
        for (const { words = [] } of pages) {
          // Firefox has laid out what is in a container for the size that it has on paper.
          for (const value of words.filter(({ text: own }) => own === SHOWN['kpi-tile'])) {
            const title = words.find(
              ({ text: own, x, y }) =>
                own.startsWith('Title') &&
                Math.abs(x - value.x) < 2 &&
                value.y > y &&
                value.y - y < 50,
            );
            assert.ok(title, 'a value stands below its title');
          }
        }
        assert.ok(!text.includes('Notloadedyet'), 'each has its data');
        for (const { text: own } of pages) {
          assert.match(own, /Title/, 'no page is blank');
        }
        // Chromium prints the text of a canvas, Firefox a picture of it.
        const axes = text.split('Apr').length - 1;
        const pictures = pages.reduce((sum, one) => sum + one.pictures, 0);
        assert.ok(axes === 4 || pictures === 10, `${axes} axes, ${pictures} pictures`);
        assert.equal(await page.evaluate(() => window.asked), asked, 'nothing is asked again');
      } finally {
        page = undefined;
        await context.close();
        if (used !== browser) {
          await used.close();
        }
      }
    });
  }
}

// All pages of the demo have one header, load without an error or a policy violation, fit every
// width, and axe finds nothing. The authoring page runs widgets from files, and describes the
// faults of those that it can't run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { AXE, violations } from '../support/axe.mjs';
import { useBrowser } from '../support/journey.mjs';
import { AuthoringPage } from '../support/authoring-page.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { faultsOfWidgets } from '../support/measure.mjs';

const PAGES = {
  Operations: '',
  Gallery: 'gallery.html',
  Authoring: 'authoring.html',
  Guide: 'guide.html',
};

let server;
let browser;

useBrowser((started) => ({ server, browser } = started));

async function open(
  path,
  { kind = DashboardPage, theme = 'light', direction = 'ltr', ...size } = {},
) {
  const context = await browser.createBrowserContext();
  const stored = { 'demo-theme': theme, 'demo-direction': direction };
  const demo = await kind.open(context, server.url + path, { ...size, stored });
  await demo.page.waitForNetworkIdle();
  return demo;
}

function close({ page }) {
  return page.browserContext().close();
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: no error, no violation, the page is marked, and nothing is too wide`, async () => {
    for (const [width, direction] of [
      [1440, 'ltr'],
      [900, 'rtl'],
      [390, 'ltr'],
    ]) {
      const demo = await open(path, { width, direction, height: 900 });
      const found = await demo.page.evaluate(() => ({
        current: [...document.querySelectorAll('.pages [aria-current="page"]')].map(
          (link) => link.textContent,
        ),
        excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        // All children of the header are inside it, and no link is cut off.
        loose: [...document.querySelectorAll('.bar > *, .pages a')]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width === 0 || box.left < 0 || box.right > innerWidth;
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      }));
      assert.deepEqual(found, { current: [name], excess: 0, loose: [] }, `${width} px`);
      assert.deepEqual(demo.problems, [], `${width} px`);
      await close(demo);
    }
  });

  for (const theme of ['light', 'dark']) {
    test(`${name}, ${theme}: axe finds nothing`, async () => {
      const demo = await open(path, { theme });
      await demo.page.evaluate(AXE);
      assert.deepEqual(await demo.page.evaluate(violations), []);
      await close(demo);
    });
  }
}

test('the keyboard goes from page to page, and the theme comes along', async () => {
  const demo = await DashboardPage.open(await browser.createBrowserContext(), server.url);
  const { page } = demo;
  await page.click('.themes label[title^="Dark"]');
  for (const [name, path] of Object.entries(PAGES).slice(1)) {
    await page.focus('.pages a');
    for (let at = 0; at < Object.keys(PAGES).indexOf(name); at++) {
      await page.keyboard.press('Tab');
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.equal(new URL(page.url()).pathname, `/${path}`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  }
  await close(demo);
});

test('the direction can be turned on every page', async () => {
  for (const path of Object.values(PAGES)) {
    const demo = await open(path);
    await demo.page.click('#direction');
    assert.equal(await demo.page.evaluate(() => document.documentElement.dir), 'rtl');
    await close(demo);
  }
});

/** Runs in the page: the states of all widgets, by type. */
function statesOfTypes() {
  return Object.fromEntries(
    [...document.querySelectorAll('dash-grid')].flatMap((grid) =>
      [...(grid.shadowRoot?.querySelectorAll('.item[data-widget-id]') ?? [])].map((item) => [
        grid.dashboard.widgets[item.dataset.widgetId].type,
        item.querySelector('dash-widget')?.state,
      ]),
    ),
  );
}

const EXAMPLES = ['world-clock', 'checklist', 'relative-time'];

/** Opens the authoring page, and waits for its widgets. */
async function openAuthoring(size) {
  const demo = await open('authoring.html', { kind: AuthoringPage, ...size });
  await demo.page.waitForFunction(
    `(${statesOfTypes})().note === 'ready' && ${JSON.stringify(EXAMPLES)}.every((type) => (${statesOfTypes})()[type] === 'ready')`,
    { polling: 30 },
  );
  return demo;
}

test('widgets run beside the file that was loaded', async () => {
  for (const width of [1440, 390]) {
    const demo = await openAuthoring({ width });
    for (const type of EXAMPLES) {
      const shown = await demo.page.$eval(
        `[data-file="authoring/${type}.js"] pre code`,
        (code) => code.textContent,
      );
      assert.equal(shown, readFileSync(join(root, `demo/authoring/${type}.js`), 'utf8'));
    }
    assert.deepEqual(await demo.page.evaluate(faultsOfWidgets), [], `${width} px`);
    assert.deepEqual(demo.problems, []);
    await close(demo);
  }
});

test('what is ticked is an edit of the config', async () => {
  const demo = await openAuthoring();
  const grid = 'dash-grid[dashboard-id="authoring-checklist"]';
  const box = await demo.page.$(`${grid} >>> input[type="checkbox"]:not(:checked)`);
  await box.click();
  await demo.page.waitForFunction(
    (selector) =>
      document.querySelector(selector).dashboard.widgets.checklist.config.done?.length === 2,
    { polling: 30 },
    grid,
  );
  assert.deepEqual(demo.problems, []);
  await close(demo);
});

test('a widget is loaded by its address, and is in the catalog', async () => {
  const demo = await openAuthoring();
  const { page } = demo;
  assert.match(await demo.load('authoring/moon-phase.js'), /^good: “Moon phase”/);
  assert.deepEqual(demo.problems, []);
  await page.click('#outcome .primary');
  await page.waitForFunction(`(${statesOfTypes})()['moon-phase'] === 'ready'`, { polling: 30 });
  await page.click('#outcome .button:last-child');
  const deadline = Date.now() + 10_000;
  const catalogText = () =>
    page.evaluate(
      () =>
        document.querySelector('#playground').shadowRoot.querySelector('dash-catalog')?.shadowRoot
          ?.textContent,
    );
  while (!/Moon phase/.test(await catalogText()) && Date.now() < deadline) {
    await page.waitForFunction(() => true, { polling: 30 });
  }
  assert.match(await catalogText(), /Moon phase/);
  assert.deepEqual(demo.problems, []);
  await close(demo);
});

test('an address without a widget is explained, and the page goes on', async () => {
  const demo = await openAuthoring();
  const cases = [
    ['', /Type the address/],
    ['http://', /is not an address/],
    ['ftp://example.com/x.js', /must start with https/],
    ['authoring/not-there.js', /answered 404/],
    ['guide.html', /is no module: the server sent text\/html/],
    ['authoring/preact.js', /exports no manifest/],
    ['authoring/broken/no-default.js', /must export a class/],
    ['authoring/broken/next-api.js', /\/apiVersion must be 1.*is 2/],
    ['https://example.com/widget.js', /content security policy.*example\.com/],
  ];
  for (const [address, expected] of cases) {
    const said = await demo.load(address);
    assert.match(said, /^bad: /, address);
    assert.match(said, expected, address);
  }
  assert.match(await demo.load('authoring/world-clock.js'), /^good/);
  assert.deepEqual(
    await demo.page.evaluate(() => document.querySelector('#address').ariaInvalid),
    'false',
  );
  await close(demo);
});

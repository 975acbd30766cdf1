// The gallery shows every built-in widget type in every state and size: nothing is cut off or
// overlaps, and axe finds nothing, for each answer and each state at each size.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';
import { useBrowser } from '../support/journey.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { GalleryPage } from '../support/gallery-page.mjs';
import { faultsOfWidgets } from '../support/measure.mjs';
import { AXE, violations } from '../support/axe.mjs';

/** All types of the built-in manifests. */
const TYPES = [
  ...readFileSync(join(root, 'src/widgets/manifests.ts'), 'utf8').matchAll(/^ {4}type: '(.+)',$/gm),
].map(([, type]) => type);

const STATES = {
  data: 'ready',
  skeleton: 'loading',
  empty: 'empty',
  error: 'error',
  'wrong-shape': 'error',
};

let server;
let browser;

useBrowser((started) => ({ server, browser } = started));

test('every registered type has a section, with each of the states', async () => {
  const gallery = await GalleryPage.open(browser, server.url);
  assert.ok(TYPES.length >= 6, 'the manifests were read');
  assert.deepEqual((await gallery.types()).toSorted(), TYPES.toSorted());
  for (const [type, { unconfigured, ...states }] of Object.entries(await gallery.states())) {
    assert.deepEqual(states, STATES, type);
    // A default config may define the request, but not yet its device.
    assert.match(unconfigured, /^(unconfigured|empty)$/, type);
  }
  assert.deepEqual(gallery.problems, []);
  await gallery.page.close();
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`${size.width} px: nothing is cut off or lies on something else`, async () => {
    const gallery = await GalleryPage.open(browser, server.url, size);
    const faults = [];
    for (let index = 0; await gallery.choose(index); index++) {
      const found = await gallery.page.evaluate(faultsOfWidgets);
      faults.push(...found.map((fault) => `Choice ${index}: ${fault}`));
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(gallery.problems, []);
    await gallery.page.close();
  });
}

test('the measuring finds what is wrong', async () => {
  const demo = await DashboardPage.open(browser, `${server.url}gallery.html?type=note`);
  await demo.settled();
  assert.deepEqual(await demo.page.evaluate(faultsOfWidgets), []);
  const spoil = (style) =>
    demo.page.evaluate(
      `(${(css) => {
        const { body } = document
          .querySelector('dash-grid')
          .shadowRoot.querySelector('dash-widget');
        body.querySelector('[data-spoiled]')?.remove();
        const box = document.createElement('div');
        box.dataset.spoiled = '';
        box.innerText = 'A text that has no room here';
        Object.assign(box.style, css);
        body.append(box);
      }})(${JSON.stringify(style)})`,
    );
  const found = async (style) => {
    await spoil(style);
    return (await demo.page.evaluate(faultsOfWidgets)).join('\n');
  };
  const placed = { position: 'absolute', top: '0', left: '0' };
  assert.match(
    await found({ ...placed, inset: '0 auto auto 95%', whiteSpace: 'nowrap' }),
    /sticks out|cut off/,
  );
  assert.match(
    await found({
      ...placed,
      bottom: '0',
      width: '40px',
      height: '20px',
      overflow: 'hidden',
      top: 'auto',
    }),
    /cut off without an ellipsis/,
  );
  assert.match(await found({ ...placed, width: '100%' }), /lie on each other/);
  await demo.page.close();
});

for (const theme of ['light', 'dark']) {
  test(`${theme}: axe finds nothing`, async () => {
    const context = await browser.createBrowserContext();
    const gallery = await GalleryPage.open(context, server.url, {
      stored: { 'demo-theme': theme },
    });
    await gallery.page.evaluate(AXE);
    for (let index = 0; await gallery.choose(index); index++) {
      assert.deepEqual(await gallery.page.evaluate(violations), [], `Choice ${index}`);
    }
    await context.close();
  });
}

test('colours that a user forces leave what is full apart from what is not, and signs in sight', async () => {
  const gallery = await GalleryPage.open(browser, server.url);
  const session = await gallery.page.createCDPSession();
  const features = [{ name: 'forced-colors', value: 'active' }];
  await session.send('Emulation.setEmulatedMedia', { features });
  const colours = await gallery.page.evaluate(() => {
    const chromeOf = (type, board, id) =>
      document
        .querySelectorAll(`#${type} dash-grid`)
        [board].shadowRoot.querySelector(`[data-widget-id="${id}"] dash-widget`);
    const style = (chrome, selector) =>
      getComputedStyle(chrome.firstElementChild.shadowRoot.querySelector(selector));
    const kpi = chromeOf('kpi-tile', 1, 'max');
    const health = chromeOf('health-score', 1, 'max');
    const failed = chromeOf('table', 0, 'error');
    const { color } = getComputedStyle(failed.shadowRoot.querySelector('.state p'));
    return {
      target: [style(kpi, '.track').backgroundColor, style(kpi, '.fill').backgroundColor],
      score: [style(health, '.track').stroke, style(health, '.reach').stroke],
      sign: [getComputedStyle(failed.shadowRoot.querySelector('.state .icon')).stroke, color],
    };
  });
  assert.notEqual(...colours.target);
  assert.notEqual(...colours.score);
  assert.equal(...colours.sign);
  await gallery.page.close();
});

test('an address shows one widget alone, and says what it can show', async () => {
  const open = (query) => DashboardPage.open(browser, `${server.url}gallery.html?${query}`);
  const demo = await open('type=kpi_tile&state=data&size=max&answer=number');
  await demo.settled();
  assert.deepEqual(await demo.layout(), { 'kpi-tile': { x: 0, y: 0, w: 4, h: 2 } });
  assert.deepEqual(demo.problems, []);
  await demo.page.close();

  const wrong = await open('type=kpi-tile&state=sleepy');
  const notice = await wrong.page.waitForSelector('#notice:not([hidden])');
  assert.match(await notice.evaluate((element) => element.textContent), /“sleepy”.*skeleton/);
  await wrong.page.close();
});

test('its settings open, and change the widget', async () => {
  const gallery = await GalleryPage.open(browser, server.url);
  const { page } = gallery;
  await page.click('#kpi-tile header button');
  const title = await gallery.dashboard.find('dash-settings >>> #title');
  await title.type('!');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('dash-grid').dashboard.widgets.data.title === 'Data!',
    { polling: 30 },
  );
  assert.deepEqual(gallery.problems, []);
  await page.close();
});

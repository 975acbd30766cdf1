// Two copies of the SDK on one page: the first keeps its tags, the second takes one of its own.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../scripts/lib/root.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { useBrowser } from '../support/journey.mjs';

const PAGE = 'second-copy.html';
const dist = join(root, 'dist');
let started;
useBrowser((both) => (started = both), {
  serve: () => serve({ mounts: { '/': join(root, 'test/support'), '/a/': dist, '/b/': dist } }),
});

/** Opens the page with both copies, and returns it with what was said on its console. */
async function open() {
  const page = await started.browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${started.server.url}${PAGE}`);
  await page.evaluate(() => window.ready);
  return { page, said };
}

/** Clicks what a selector finds in an element; puppeteer's own waiting sees no shadow roots. */
async function click(page, selector) {
  const deadline = Date.now() + 10_000;
  let found;
  while (!(found = await page.$(selector))) {
    assert.ok(Date.now() < deadline, `There is no ${selector}.`);
    await delay(20);
  }
  await found.click();
}

test('a second copy warns once, and works under a tag of its own', async () => {
  const { page, said } = await open();
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0], /^warn: <dash-grid> is defined already.*define\('my-grid'\)/);

  const registries = await page.evaluate(() => {
    const { a, b } = window.copies;
    const plain = { version: '1.0.0', apiVersion: 1, category: 'custom', icon: 'star' };
    const load = async () => ({ default: class extends HTMLElement {} });
    a.widgetRegistry.register({ ...plain, type: 'one', name: 'One', description: '1.', load });
    b.widgetRegistry.register({ ...plain, type: 'two', name: 'Two', description: '2.', load });
    return ['one', 'two'].map((type) =>
      [a, b].map(({ widgetRegistry }) => !!widgetRegistry.resolve(type)),
    );
  });
  assert.deepEqual(registries, [
    [true, false],
    [false, true],
  ]);

  for (const tag of ['dash-grid', 'my-grid']) {
    const element = await page.$(tag);
    const shown = () =>
      element.evaluate((grid) =>
        [...grid.shadowRoot.querySelectorAll('[data-widget-id] > *')].map(({ state }) => state),
      );
    await element.evaluate(async (grid) => {
      await grid.ready;
      await grid.addWidget({ type: 'note', title: 'Own', config: { text: 'Hello' } });
      grid.editing = true;
      await grid.editingReady;
      await grid.fillAll();
    });
    assert.deepEqual(await shown(), ['ready'], tag);

    await click(page, `${tag} >>> [data-action="settings"]`);
    await click(page, `${tag} >>> #title`);
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (grid) => Object.values(grid.dashboard.widgets)[0].title === 'Own!',
      {},
      element,
    );

    await click(page, `${tag} >>> .toolbar [data-action="add"]`);
    await click(page, `${tag} >>> .type`);
    await page.waitForFunction(
      (grid) => Object.keys(grid.dashboard.widgets).length === 2,
      {},
      element,
    );
    await element.evaluate((grid) => (grid.editing = false));
  }
  assert.equal(said.length, 1, said.join('\n'));
  await page.close();
});

test('a tag may be asked for again', async () => {
  const { page, said } = await open();
  await page.evaluate(() => {
    window.copies.b.define('my-grid');
    window.copies.b.define('other-grid');
    return document.body.appendChild(document.createElement('other-grid')).ready;
  });
  assert.equal(said.length, 1, said.join('\n'));
  await page.close();
});

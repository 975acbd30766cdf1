// The measurable looks of the demo: at every width, theme and direction, in view and edit mode,
// nothing overlaps or sticks out, and axe finds nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE, violations } from '../support/axe.mjs';
import { useBrowser } from '../support/journey.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 1000 },
  { width: 390, height: 844 },
];

let server;
let browser;

useBrowser((started) => ({ server, browser } = started));

async function open({ theme = 'light', direction = 'ltr', ...size }) {
  const context = await browser.createBrowserContext();
  const stored = { 'demo-theme': theme, 'demo-direction': direction };
  const demo = await DashboardPage.open(context, server.url, { ...size, stored });
  await demo.settled();
  return demo;
}

/**
 * Runs in the page: finds elements that stick out of their card, overlapping cards, and a page that
 * is too wide.
 */
function faults(grid) {
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    found.push(`The page is ${scrollWidth} wide in ${clientWidth}.`);
  }

  const items = [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')];
  const boxes = items.map((item) => [
    item.dataset.widgetId,
    item.querySelector('dash-widget').getBoundingClientRect(),
  ]);
  for (const [index, [id, a]] of boxes.entries()) {
    if (a.left < 0 || a.right > clientWidth) {
      found.push(`${id} stands out of the page.`);
    }
    for (const [other, b] of boxes.slice(index + 1)) {
      const isApart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      if (!isApart) {
        found.push(`${id} and ${other} overlap.`);
      }
    }
  }

  const clips = (style) => style.overflow !== 'visible' || style.clipPath !== 'none';
  const childrenOf = (element) =>
    element.shadowRoot
      ? [...element.shadowRoot.children]
      : element.localName === 'slot'
        ? element.assignedElements()
        : [...element.children];
  /** Checks an element and its children, but not the content of elements that clip or scroll it. */
  const visit = (element, card, path) => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') {
      return;
    }
    const box = element.getBoundingClientRect();
    const isOut =
      box.left < card.left - 1 ||
      box.right > card.right + 1 ||
      box.top < card.top - 1 ||
      box.bottom > card.bottom + 1;
    if (isOut && box.width > 1 && box.height > 1) {
      const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
      found.push(`${path}: ${name} sticks out of its card.`);
    }
    if (!clips(style)) {
      childrenOf(element).forEach((child) => visit(child, card, path));
    }
  };
  for (const item of items) {
    const chrome = item.querySelector('dash-widget');
    const card = chrome.getBoundingClientRect();
    childrenOf(chrome).forEach((child) => visit(child, card, item.dataset.widgetId));
  }
  return found;
}

for (const size of SIZES) {
  for (const direction of ['ltr', 'rtl']) {
    test(`${size.width} px, ${direction}: nothing overlaps or sticks out`, async () => {
      const demo = await open({ ...size, direction });
      assert.deepEqual(await demo.grid(faults), [], 'view mode');
      await demo.startEditing();
      await demo.settled();
      assert.deepEqual(await demo.grid(faults), [], 'edit mode');
      assert.deepEqual(demo.problems, []);
      await demo.page.browserContext().close();
    });
  }
}

test('the page is as tall as what it shows', async () => {
  const demo = await open({ width: 1440, height: 900 });
  const [tall, footer] = await demo.page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.querySelector('.sources').getBoundingClientRect().bottom + scrollY,
  ]);
  assert.ok(Math.abs(tall - footer) <= 1, `${tall} px, and the last thing ends at ${footer}`);
  await demo.page.browserContext().close();
});

test('a resize of the window lays out again, and changes nothing that is stored', async () => {
  const demo = await open({ width: 1440, height: 900 });
  const stored = await demo.layout();
  const boxes = await demo.boxes();
  for (const size of [...SIZES.slice(1), SIZES[0]]) {
    await demo.resizeWindow(size);
    assert.deepEqual(await demo.grid(faults), [], `${size.width} px`);
  }
  assert.deepEqual(await demo.boxes(), boxes);
  assert.deepEqual(await demo.layout(), stored);
  await demo.page.browserContext().close();
});

for (const { width, height } of [SIZES[0], SIZES[2]]) {
  for (const theme of ['light', 'dark']) {
    test(`${width} px, ${theme}: axe finds nothing`, async () => {
      const demo = await open({ width, height, theme });
      await demo.page.evaluate(AXE);
      assert.deepEqual(await demo.page.evaluate(violations), [], 'view mode');
      await demo.startEditing();
      await demo.settled();
      assert.deepEqual(await demo.page.evaluate(violations), [], 'edit mode');
      await demo.click('.toolbar [data-action="add"]');
      await demo.find('dash-catalog >>> .type');
      assert.deepEqual(await demo.page.evaluate(violations), [], 'catalog');
      await demo.page.keyboard.press('Escape');
      await demo.clickIn('punctuality', '[data-action="settings"]');
      await demo.find('dash-settings >>> #title');
      assert.deepEqual(await demo.page.evaluate(violations), [], 'settings');
      assert.deepEqual(demo.problems, []);
      await demo.page.browserContext().close();
    });
  }
}

// A wall display: 30 widgets of all types are refreshed by their intervals, without growth of the
// page. 400 times are more than three hours of its clock; `npm run soak` does it 1,200 times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../support/journey.mjs';
import { counterOf, openEmptyPage, serveEmptyPage } from '../support/every-widget.mjs';
import { FAKE_CLOCK } from '../support/fake-clock.mjs';

const WARM_UP = 60;
const REFRESHES = Number(process.env.REFRESHES ?? 400);
/** Milliseconds. */
const INTERVAL = 30_000;
/** One of the 15 types, the note, requests no data. */
const REQUESTS = 14;

/** Runs in the page: shows the grid, with its first answers. */
async function mount() {
  globalThis.everyWidget.latency = 200;
  const grid = await globalThis.everyWidget.grid();
  document.body.append(grid);
  const states = () =>
    [...grid.shadowRoot.querySelectorAll('dash-widget')].map(({ state }) => state);
  const isReady = () => states().length === 30 && states().every((state) => state === 'ready');
  for (let frames = 0; !isReady(); frames++) {
    if (frames > 600) {
      throw new Error(`The widgets do not get ready: ${states().join(' ')}`);
    }
    // Each advance is a fraction of an interval, so that no request is sent twice.
    if (frames % 30 === 29) {
      await globalThis.clock.advance(300);
    }
    await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page: advances by intervals, and lets the widgets render. */
async function pass(intervals, interval) {
  for (let count = 1; count <= intervals; count++) {
    await globalThis.clock.advance(interval);
    if (count % 10 === 0) {
      await new Promise(requestAnimationFrame);
    }
  }
}

/** Runs in the page: returns the texts of the widgets. */
function texts() {
  return [
    ...document.querySelector('dash-grid').shadowRoot.querySelectorAll('dash-widget > *'),
  ].map(({ shadowRoot }) => shadowRoot.textContent.replace(/\s+/g, ' '));
}

/** Runs in the page: removes the grid, and waits until its answers are removed from the cache. */
async function unmount() {
  document.querySelector('dash-grid').remove();
  await new Promise(requestAnimationFrame);
  await globalThis.clock.advance(10 * 60_000);
}

let server;
let browser;

useBrowser((started) => ({ server, browser } = started), {
  serve: serveEmptyPage,
  protocolTimeout: 300_000,
});

test(`30 widgets, ${REFRESHES} refreshes: heap, nodes, listeners, timers and requests stay level`, async () => {
  const page = await openEmptyPage(browser, server.url, FAKE_CLOCK);
  const memory = await counterOf(page);
  const read = async () => ({
    ...(await memory()),
    ...(await page.evaluate(() => ({
      timers: globalThis.clock.waiting,
      asked: globalThis.everyWidget.asked,
      open: globalThis.everyWidget.open,
    }))),
  });
  const idle = await read();
  await page.evaluate(mount);
  await page.evaluate(pass, WARM_UP, INTERVAL);
  const early = await read();
  const before = await page.evaluate(texts);
  await page.evaluate(pass, REFRESHES, INTERVAL);
  const late = await read();
  const after = await page.evaluate(texts);
  await page.evaluate(unmount);
  const end = await read();

  const grown = (name) => late[name] - early[name];
  const change = (name) => `${name}: ${early[name]} → ${late[name]}`;
  assert.equal(grown('asked'), REQUESTS * REFRESHES, change('asked'));
  const changed = after.filter((text, index) => text !== before[index]);
  assert.ok(changed.length >= 24, `${changed.length} widgets show something else`);
  assert.equal(late.open, 0, change('open'));
  assert.equal(late.timers, early.timers, change('timers'));
  assert.ok(grown('nodes') < 100, change('nodes'));
  assert.ok(grown('listeners') < 20, change('listeners'));
  assert.ok(grown('heap') < 1.5 * 2 ** 20, change('heap'));
  assert.equal(end.asked, late.asked, 'nobody asks any more');
  assert.equal(end.open, 0);
  assert.equal(end.timers, idle.timers, 'every timer has ended');
});

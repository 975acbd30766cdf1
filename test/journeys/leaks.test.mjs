// Dashboards are mounted and removed without leaving objects in the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../support/journey.mjs';
import { counterOf, openEmptyPage, serveEmptyPage } from '../support/every-widget.mjs';

const MOUNTS = 50;
const WARM_UP = 5;

/** Runs in the page: mounts a grid of 30 widgets of all types and removes it, `times` times. */
async function mountAndUnmount(times, editing) {
  for (let time = 0; time < times; time++) {
    const grid = await globalThis.everyWidget.grid();
    grid.editing = editing;
    document.body.append(grid);
    await grid.ready;
    await grid.fillAll();
    await grid.editingReady;
    await grid.updateComplete;
    const items = [...grid.shadowRoot.querySelectorAll('.item')];
    if (editing) {
      for (const item of items) {
        item.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
      }
      if (!grid.shadowRoot.querySelector('.ui-resizable-handle')) {
        throw new Error('Not editable.');
      }
    }
    const isComplete = () =>
      items.every((item) => item.querySelector('dash-widget').state === 'ready');
    for (let frames = 0; !isComplete(); frames++) {
      if (frames > 300) {
        throw new Error('The widgets do not get ready.');
      }
      await new Promise(requestAnimationFrame);
    }
    grid.remove();
    // The grid waits one task in case it is moved within the page, and charts are drawn in frames.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

let server;
let browser;

useBrowser((started) => ({ server, browser } = started), { serve: serveEmptyPage });

for (const editing of [false, true]) {
  test(`${MOUNTS} mounts leave no node and no listener: ${editing ? 'edit' : 'view'} mode`, async () => {
    const page = await openEmptyPage(browser, server.url);
    const count = await counterOf(page);
    await page.evaluate(mountAndUnmount, WARM_UP, editing);
    const first = await count();
    await page.evaluate(mountAndUnmount, MOUNTS, editing);
    const last = await count();
    // One node for each mount would be a leak; a handful in all belong to the engine.
    assert.ok(last.nodes - first.nodes < MOUNTS / 2, `nodes: ${first.nodes} → ${last.nodes}`);
    assert.ok(
      last.listeners - first.listeners < MOUNTS / 2,
      `listeners: ${first.listeners} → ${last.listeners}`,
    );
    await page.close();
  });
}

// The demo, edited by real touch on a tablet.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { useDashboard } from '../support/journey.mjs';

let demo;

useDashboard((opened) => ({ demo } = opened), {
  width: 1200,
  height: 900,
  hasTouch: true,
  isMobile: true,
});

function isElsewhere(grid, before) {
  return JSON.stringify(grid.dashboard.layouts.lg) !== JSON.stringify(before);
}

/** A finger on the screen. puppeteer's own touch can't be cancelled by the browser. */
class Finger {
  #session;

  static async at(x, y) {
    const finger = new Finger();
    finger.#session = await demo.page.createCDPSession();
    await finger.#send('touchStart', [{ x, y }]);
    return finger;
  }

  move(x, y) {
    return this.#send('touchMove', [{ x, y }]);
  }

  end() {
    return this.#send('touchEnd', []);
  }

  cancel() {
    return this.#send('touchCancel', []);
  }

  async #send(type, touchPoints) {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/**
 * Puts a finger on an element and moves it by columns towards the end side, and by rows, without
 * lifting it.
 */
async function pull(handle, columns, rows) {
  await demo.settled();
  await handle.scrollIntoView();
  const { x, y, width, height } = await handle.boundingBox();
  const { column, row } = await demo.unit();
  const isRtl = await demo.grid((grid) => grid.matches(':dir(rtl)'));
  const from = { x: x + width / 2, y: y + height / 2 };
  const finger = await Finger.at(from.x, from.y);
  await finger.move(from.x, from.y + 4);
  for (let step = 1; step <= 8; step++) {
    const across = (columns * column * (isRtl ? -1 : 1) * step) / 8;
    await finger.move(from.x + across, from.y + 4 + (rows * row * step) / 8);
  }
  return finger;
}

function gripOf(id) {
  return demo.findIn(id, '.grip');
}
function cornerOf(id) {
  return demo.find(`.item[data-widget-id="${id}"] > .ui-resizable-handle`);
}

/** Runs in the page: the ids of the widgets whose description is open. */
function openDescriptions(grid) {
  return [...grid.shadowRoot.querySelectorAll('.item')]
    .filter((item) =>
      item.querySelector('dash-widget').shadowRoot.querySelector('.description:popover-open'),
    )
    .map((item) => item.dataset.widgetId);
}

for (const mode of ['view', 'edit']) {
  test(`a tap opens the description of a widget, and another closes it, ${mode} mode`, async () => {
    if (mode === 'edit') {
      await demo.startEditing();
      await demo.settled();
    }
    const open = (...ids) =>
      demo.until(
        `(grid, ids) => JSON.stringify((${openDescriptions})(grid)) === JSON.stringify(ids)`,
        ids,
      );
    const about = await demo.findIn('on-time', '.about button');
    await about.tap();
    await open('on-time');
    await about.tap();
    await open();
    await about.tap();
    await open('on-time');
    await (await demo.findIn('punctuality', 'h2')).tap();
    await open();
    assert.deepEqual(await demo.grid((grid) => grid.editing), mode === 'edit');
  });
}

for (const dir of ['ltr', 'rtl']) {
  describe(`a finger, ${dir}`, () => {
    beforeEach(async () => {
      await demo.page.evaluate((value) => (document.documentElement.dir = value), dir);
      await demo.startEditing();
      await demo.settled();
    });

    test('drags by the grip and resizes at the corner, and the page stays where it is', async () => {
      const start = await demo.layout();
      const grip = await gripOf('flights');
      await grip.scrollIntoView();
      const scroll = await demo.page.evaluate(() => scrollY);
      await (await pull(grip, -3, 0)).end();
      await demo.until(isElsewhere, start);
      const dragged = await demo.layout();
      assert.equal(dragged.flights.x, start.flights.x - 3);
      assert.equal(await demo.page.evaluate(() => scrollY), scroll);

      await (await pull(await cornerOf('punctuality'), -2, -1)).end();
      await demo.until(isElsewhere, dragged);
      const { w, h } = (await demo.layout()).punctuality;
      assert.deepEqual([w, h], [start.punctuality.w - 2, start.punctuality.h - 1]);
    });

    test('that the browser takes away puts everything back', async () => {
      const start = await demo.layout();
      const boxes = await demo.boxes();
      const finger = await pull(await gripOf('arrivals'), -2, 1);
      await demo.until((grid) => grid.shadowRoot.querySelector('.gesture-shield'));
      await finger.cancel();
      await demo.until((grid) => !grid.shadowRoot.querySelector('.gesture-shield'));
      await demo.settled();
      assert.deepEqual(await demo.layout(), start);
      assert.deepEqual(await demo.boxes(), boxes);
    });

    test('scrolls the page on the body of a widget, and moves no widget', async () => {
      const start = await demo.layout();
      await demo.page.evaluate(() => scrollTo(0, 0));
      const body = await demo.findIn('punctuality', '.body');
      const { x, y } = await body.boundingBox();
      const finger = await Finger.at(x + 60, y + 60);
      for (let step = 1; step <= 8; step++) {
        await finger.move(x + 60, y + 60 - step * 30);
      }
      await finger.end();
      await demo.until(() => scrollY > 100);
      assert.deepEqual(await demo.layout(), start);
    });
  });
}

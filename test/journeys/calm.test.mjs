// Edit mode with a mouse: a board that nobody points at looks as in view mode, controls show where
// the pointer or the focus is, nothing moves, and axe finds nothing in any of these states.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE, violations } from '../support/axe.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { useBrowser } from '../support/journey.mjs';

/** Headless Chromium has no device that hovers, unless it is told so. */
const MOUSE =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';
const WIDGET = 'departure-hours';

let server;
let browser;

useBrowser((started) => ({ server, browser } = started), { args: [MOUSE] });

async function open({ theme = 'light', direction = 'ltr', width = 1440, height = 900 }) {
  const context = await browser.createBrowserContext();
  const stored = { 'demo-theme': theme, 'demo-direction': direction };
  const demo = await DashboardPage.open(context, server.url, { width, height, stored });
  await demo.settled();
  await demo.page.mouse.move(1, 1);
  return demo;
}

/** Runs in the page: returns the ids of the widgets that show controls, at the end of all fades. */
async function shown(grid) {
  const found = [];
  for (const chrome of grid.shadowRoot.querySelectorAll('dash-widget')) {
    const id = chrome.closest('.item').dataset.widgetId;
    const controls = [...chrome.shadowRoot.querySelectorAll('.grip, .actions, [part="menu"]')];
    await Promise.all(
      controls.flatMap((control) => control.getAnimations()).map(({ finished }) => finished),
    );
    const visible = controls.filter((control) => getComputedStyle(control).opacity === '1');
    if (visible.length > 0) {
      found.push(id);
    }
    if (visible.length > 0 && visible.length < controls.length) {
      found.push(`only some of ${id}`);
    }
  }
  return found;
}

/** Runs in the page: returns where the cards, titles, contents and menus are. */
function places(grid) {
  return [...grid.shadowRoot.querySelectorAll('dash-widget')].map((chrome) =>
    [chrome, ...chrome.shadowRoot.querySelectorAll('h2, .body, [part="menu"]')].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isTitle = element.localName === 'h2';
      const start = chrome.matches(':dir(rtl)') ? right : left;
      return isTitle ? [start, top + scrollY] : [left, right, top + scrollY, bottom + scrollY];
    }),
  );
}

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 900, height: 1000 },
  { width: 390, height: 844 },
]) {
  for (const direction of ['ltr', 'rtl']) {
    test(`${width} px, ${direction}: controls show where the mouse or the focus is, and nothing moves`, async () => {
      const demo = await open({ width, height, direction });
      const inView = await demo.grid(places);
      await demo.startEditing();
      await demo.settled();
      await demo.page.mouse.move(1, 1);
      assert.deepEqual(await demo.grid(places), inView, 'edit mode');
      assert.deepEqual(await demo.grid(shown), [], 'at rest');

      await (await demo.find(`.item[data-widget-id="${WIDGET}"]`)).hover();
      assert.deepEqual(await demo.grid(shown), [WIDGET], 'under the mouse');
      assert.deepEqual(await demo.grid(places), inView, 'under the mouse');

      await demo.page.mouse.move(1, 1);
      await (await demo.findIn('airports', '[part="menu"]')).focus();
      assert.deepEqual(await demo.grid(shown), ['airports'], 'with the focus');
      assert.deepEqual(await demo.grid(places), inView, 'with the focus');

      await demo.page.keyboard.press('Enter');
      await demo.find('.menu-popover [role="menuitem"]');
      assert.deepEqual(await demo.grid(shown), ['airports'], 'with its menu open');
      await demo.page.keyboard.press('Escape');
      await demo.grid((grid) => grid.shadowRoot.activeElement.blur());
      assert.deepEqual(await demo.grid(shown), [], 'at rest again');
      assert.deepEqual(demo.problems, []);
      await demo.page.browserContext().close();
    });
  }
}

for (const theme of ['light', 'dark']) {
  test(`${theme}: axe finds nothing, whatever is pointed at, open or held`, async () => {
    const demo = await open({ theme });
    const { page } = demo;
    await page.evaluate(AXE);
    const check = async (state) =>
      assert.deepEqual(await page.evaluate(violations), [], `${theme}, ${state}`);

    await demo.clickIn('on-time', '.about button');
    await demo.findIn('on-time', '.description:popover-open');
    await check('an open description');
    await page.keyboard.press('Escape');

    await (
      await demo.find('[data-widget-id="airports"] >>> canvas')
    ).click({
      offset: { x: 70, y: 200 },
    });
    await demo.find('[data-widget-id="airports"] >>> .choice');
    await check('a chosen bar');

    await demo.startEditing();
    await demo.settled();
    await check('edit mode at rest');
    await (await demo.find(`.item[data-widget-id="${WIDGET}"]`)).hover();
    await demo.grid(shown);
    await check('a widget under the mouse');
    await (await demo.findIn(WIDGET, '.grip')).focus();
    await check('a grip with the focus');

    await demo.drag('on-time', 3, 0);
    await demo.settled();
    const undo = await demo.find('.toolbar [data-action="undo"]');
    assert.match(await undo.evaluate(({ title }) => title), /On time/);
    await check('a toolbar that says what undo is about');

    await (await demo.find('.item[data-widget-id="airports"]')).hover();
    const corner = await demo.find('.item[data-widget-id="airports"] > .ui-resizable-se');
    await corner.hover();
    const { x, y } = await corner.boundingBox();
    await page.mouse.move(x + 12, y + 12);
    await page.mouse.down();
    await page.mouse.move(x - 200, y - 100, { steps: 4 });
    await page.mouse.move(x - 900, y - 500, { steps: 4 });
    await demo.find('.size-note');
    await check('a size beyond the limits');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.deepEqual(demo.problems, []);
    await page.browserContext().close();
  });
}

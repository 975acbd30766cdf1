// The operations dashboard: a click on a bar sets a variable, and filters the widgets that refer to
// it; a second click removes the filter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from '../support/journey.mjs';
import { DashboardPage } from '../support/dashboard-page.mjs';

let server;
let browser;

useBrowser((started) => ({ server, browser } = started));

/** The exported data of a widget; null before there is any. */
function exported(id) {
  return `((grid) => {
    const item = grid.shadowRoot.querySelector('.item[data-widget-id="${id}"] dash-widget');
    return item?.querySelector('*')?.exportData?.() ?? null;
  })(document.querySelector('dash-grid'))`;
}

test('a click on a bar filters the table and the others, and a second one ends it', async () => {
  const demo = await DashboardPage.open(browser, server.url, { width: 1440, height: 2100 });
  const { page } = demo;
  await demo.settled();
  const rows = async (id) => (await page.evaluate(exported(id))).rows;
  const all = { routes: await rows('routes'), flights: await rows('flights') };
  const bars = await rows('airports');
  const hubs = await rows('hubs');

  const canvas = await demo.find('[data-widget-id="airports"] >>> canvas');
  const { x, y, width, height } = await canvas.boundingBox();
  // The point is in the middle of the first bar, wherever the scale has its zero.
  const first = { x: x + width * 0.14, y: y + height * 0.5 };
  await page.mouse.click(first.x, first.y);
  const count = `(${exported('routes')}?.rows.length ?? 0)`;
  await page.waitForFunction(`${count} > 0 && ${count} < ${all.routes.length}`, { polling: 50 });
  const [code] = bars[0];
  const narrowed = await rows('routes');
  assert.ok(
    narrowed.every(([route]) => String(route).startsWith(`${code} →`)),
    `only routes from ${code}`,
  );
  assert.notDeepEqual(await rows('flights'), all.flights);
  assert.deepEqual(await rows('airports'), bars, 'what sets the variable keeps its bars');
  assert.deepEqual(await rows('hubs'), hubs, 'who does not name it is not asked again');

  await page.mouse.click(first.x, first.y);
  await page.waitForFunction(`${count} === ${all.routes.length}`, { polling: 50 });
  assert.deepEqual(await rows('flights'), all.flights);
  assert.deepEqual(demo.problems, []);
  await page.close();
});

test('the time range is part of every request', async () => {
  const demo = await DashboardPage.open(browser, server.url, { width: 1440, height: 2100 });
  await demo.settled();
  const flights = `JSON.stringify(${exported('flights')})`;
  const march = await demo.page.evaluate(flights);
  await demo.grid((grid) => grid.setVariables({}, { from: '2001-01-01', to: '2001-01-31' }));
  await demo.page.waitForFunction(`${flights} !== ${JSON.stringify(march)}`, { polling: 50 });
  await demo.settled();
  assert.deepEqual(demo.problems, []);
  await demo.page.close();
});

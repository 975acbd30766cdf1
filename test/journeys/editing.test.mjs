// The demo, used by mouse: a person's first minutes, and the stored result.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DashboardPage } from '../support/dashboard-page.mjs';
import { useDashboard } from '../support/journey.mjs';

let server;
let context;
let demo;

useDashboard((opened) => ({ server, context, demo } = opened));

const undo = '.toolbar [data-action="undo"]';
const redo = '.toolbar [data-action="redo"]';
function isElsewhere(grid, before) {
  return JSON.stringify(grid.dashboard.layouts.lg) !== JSON.stringify(before);
}
function isAt(grid, layout) {
  return JSON.stringify(grid.dashboard.layouts.lg) === JSON.stringify(layout);
}

test('drag, resize, undo and redo', async () => {
  const start = await demo.layout();
  await demo.startEditing();

  await demo.drag('flights', -3, 0);
  await demo.until(isElsewhere, start);
  const dragged = await demo.layout();
  assert.equal(dragged.flights.x, start.flights.x - 3);

  await demo.resize('punctuality', -2, -1);
  await demo.until(isElsewhere, dragged);
  const resized = await demo.layout();
  const { w, h } = start.punctuality;
  assert.deepEqual([resized.punctuality.w, resized.punctuality.h], [w - 2, h - 1]);
  await demo.saved();

  await demo.click(undo);
  await demo.until(isAt, dragged);
  await demo.click(undo);
  await demo.until(isAt, start);
  await demo.click(redo);
  await demo.click(redo);
  await demo.until(isAt, resized);

  await demo.click('.toolbar [data-action="done"]');
  await demo.until((grid) => !grid.editing && !grid.shadowRoot.querySelector('[role="toolbar"]'));
  assert.equal(await demo.page.$eval('#edit', (button) => button.ariaPressed), 'false');
});

test('what is dragged follows the mouse, and Escape puts everything back', async () => {
  const start = await demo.layout();
  await demo.startEditing();
  await demo.settled();
  const before = await demo.boxes();
  await demo.grab('arrivals', -2, 0);
  const { column } = await demo.unit();
  const during = await demo.boxes();
  assert.ok(Math.abs(before.arrivals.x - during.arrivals.x - 2 * column) < 2);
  await demo.page.keyboard.press('Escape');
  await demo.page.mouse.up();
  await demo.settled();
  assert.deepEqual(await demo.boxes(), before);
  assert.deepEqual(await demo.layout(), start);
});

test('add from the catalog, configure, remove', async () => {
  const titles = await demo.titles();
  await demo.startEditing();

  await demo.click('.toolbar [data-action="add"]');
  await (await demo.find('dash-catalog >>> input')).type('donut');
  await demo.click('dash-catalog >>> .type');
  await demo.until(
    (grid, count) => Object.keys(grid.dashboard.widgets).length > count,
    titles.length,
  );
  await demo.settled();
  const added = await demo.grid((grid) => {
    const widget = Object.values(grid.dashboard.widgets).find(({ title }) =>
      /by light/.test(title),
    );
    const item = grid.shadowRoot.querySelector(`[data-widget-id="${widget.id}"]`);
    return { id: widget.id, state: item.querySelector('dash-widget').state };
  });
  assert.equal(added.state, 'ready', 'the new widget shows data of this page');

  await demo.clickIn(added.id, '[data-action="settings"]');
  const title = await demo.find('dash-settings >>> #title');
  await title.click({ count: 3 });
  await title.type('Day and night');
  await demo.click('dash-settings >>> button[type="submit"]');
  await demo.until((grid, id) => grid.dashboard.widgets[id].title === 'Day and night', added.id);
  // The dialog covers the page until the edit is taken over.
  await demo.until((grid) => !grid.shadowRoot.querySelector('dash-settings'));

  await demo.clickIn(added.id, '[data-action="menu"]');
  await demo.click('.menu-popover .dangerous');
  await demo.until((grid, id) => !grid.dashboard.widgets[id], added.id);
  assert.deepEqual(await demo.titles(), titles);
  await demo.click(undo);
  await demo.until((grid, id) => grid.dashboard.widgets[id]?.title === 'Day and night', added.id);
});

test('each type that the catalog has shows data of this page at once', async () => {
  const before = await demo.grid((grid) => Object.keys(grid.dashboard.widgets));
  await demo.startEditing();
  await demo.click('.toolbar [data-action="add"]');
  await demo.find('dash-catalog >>> .type');
  const amount = await demo.grid((grid) => {
    const cards = [
      ...grid.shadowRoot.querySelector('dash-catalog').shadowRoot.querySelectorAll('.type'),
    ];
    cards.forEach((card) => card.click());
    return cards.length;
  });
  assert.equal(amount, 15);
  await demo.until(
    (grid, count) => Object.keys(grid.dashboard.widgets).length === count,
    before.length + amount,
  );
  await demo.settled();
  const states = await demo.grid((grid, known) => {
    const added = Object.values(grid.dashboard.widgets).filter(({ id }) => !known.includes(id));
    return added.map(({ id, type }) => {
      const item = grid.shadowRoot.querySelector(`[data-widget-id="${id}"]`);
      return `${type}: ${item.querySelector('dash-widget').state}`;
    });
  }, before);
  assert.deepEqual(
    states.filter((state) => !state.endsWith(': ready')),
    [],
  );
});

test('reset asks first, and can be undone', async () => {
  const start = await demo.layout();
  await demo.startEditing();
  await demo.drag('on-time', 3, 0);
  await demo.until(isElsewhere, start);
  const edited = await demo.layout();

  await demo.page.click('#reset');
  await demo.page.click('#reset-dialog [value="cancel"]');
  assert.deepEqual(await demo.layout(), edited);
  await demo.page.click('#reset');
  await demo.page.click('#reset-dialog [value="reset"]');
  await demo.until(isAt, start);
  await demo.click(undo);
  await demo.until(isAt, edited);
});

test('the theme follows the switch, and is there after a reload', async () => {
  const { page } = demo;
  const colors = () =>
    demo.grid((grid) => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(grid.shadowRoot.querySelector('dash-widget')).backgroundColor,
    ]);
  await page.click('.themes label[title^="Light"]');
  const light = await colors();
  await page.click('.themes label[title^="Dark"]');
  const dark = await colors();
  assert.notEqual(light[0], dark[0]);
  assert.notEqual(light[1], dark[1]);
  await page.reload();
  await demo.settled();
  assert.deepEqual(await colors(), dark);
});

test('a reload and a second tab show the same layout, and follow each other at once', async () => {
  const start = await demo.layout();
  await demo.startEditing();
  await demo.drag('average-delay', 3, 0);
  await demo.until(isElsewhere, start);
  await demo.resize('hubs', 0, -1);
  await demo.saved();
  await demo.settled();
  const edited = await demo.layout();

  await demo.page.reload();
  await demo.settled();
  assert.deepEqual(await demo.layout(), edited);
  const boxes = await demo.boxes();

  const other = await DashboardPage.open(context, server.url);
  await other.settled();
  assert.deepEqual(await other.layout(), edited);
  assert.deepEqual(await other.boxes(), boxes);

  await other.startEditing();
  await other.drag('very-late', -3, 0);
  await other.until(isElsewhere, edited);
  const third = await other.layout();
  await demo.until(isAt, third);
  await other.click('.toolbar [data-action="done"]');
  await other.settled();
  const seen = await other.boxes();
  await demo.page.bringToFront();
  await demo.settled();
  assert.deepEqual(await demo.boxes(), seen);
  assert.deepEqual(other.problems, []);
});

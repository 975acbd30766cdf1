import { expect, waitUntil } from '@open-wc/testing';
import { dashboardOf, itemsOf, type Rects } from '../testing/grid-fixture.js';
import { testRegistry } from '../testing/manifests.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';

const COUNT = 120;
const ids = Array.from({ length: COUNT }, (_, index) => `w${index}`);
/** Two columns; the ids stand in the document from the last to the first. */
function column(order: readonly string[]): Rects {
  return Object.fromEntries(
    order.map((id, index) => [id, [(index % 2) * 6, Math.floor(index / 2) * 3, 6, 3] as const]),
  );
}
const rects = Object.fromEntries(Object.entries(column(ids)).reverse());

function shownIds(grid: DashGrid) {
  return itemsOf(grid).map((item) => item.dataset['widgetId']);
}
function putOff(grid: DashGrid) {
  return itemsOf(grid).filter((item) => getComputedStyle(item).contentVisibility === 'auto');
}
function isSeen(item: HTMLElement) {
  const { top, bottom } = item.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}
function isAtRest(grid: DashGrid) {
  return () => putOff(grid).length === 0;
}
function isFilled(grid: DashGrid) {
  return () => shownIds(grid).length === COUNT;
}

describe('a board that is larger than the window', () => {
  let grid: DashGrid;

  beforeEach(() => {
    scrollTo(0, 0);
    grid = document.createElement('dash-grid');
    const seed = dashboardOf({ rects });
    const limits = { widgetsPerDashboard: COUNT, dashboardsPerUser: 20 };
    Object.assign(grid, { dashboardId: seed.id, seed, limits, registry: testRegistry() });
    document.body.append(grid);
  });

  afterEach(() => {
    grid.remove();
    scrollTo(0, 0);
  });

  it('makes what can be seen first, and the rest in reading order', async () => {
    await grid.ready;
    const first = shownIds(grid);
    expect(first.length).to.be.lessThan(COUNT);
    const rows = Math.min(COUNT / 2, Math.ceil(innerHeight / (3 * (80 + 16))) - 1);
    expect(first.slice(0, 2 * rows)).to.deep.equal(ids.slice(0, 2 * rows));
    await waitUntil(isFilled(grid), 'idle time has made the rest', { timeout: 5000 });
    expect(shownIds(grid)).to.deep.equal(ids);
  });

  it('lays out what is far away after a while, and at once what comes into view', async () => {
    await grid.ready;
    await waitUntil(isFilled(grid), 'filled', { timeout: 5000 });
    expect(putOff(grid).length).to.be.greaterThan(0);
    expect(putOff(grid).filter(isSeen).length).to.equal(0);
    scrollTo(0, 4000);
    await waitUntil(() => putOff(grid).filter(isSeen).length === 0, 'in view');
    await waitUntil(isAtRest(grid), 'at rest', { timeout: 8000 });
  });

  it('puts off again what a whole new layout moves out of sight', async () => {
    await grid.ready;
    await waitUntil(isFilled(grid), 'filled', { timeout: 5000 });
    await waitUntil(isAtRest(grid), 'at rest', { timeout: 8000 });
    const { layouts } = dashboardOf({ rects: column([...ids].reverse()) });
    await grid.importDashboard({ ...grid.exportDashboard(), layouts });
    await grid.updateComplete;
    expect(putOff(grid).length).to.be.greaterThan(0);
    expect(putOff(grid).filter(isSeen).length).to.equal(0);
    await waitUntil(isAtRest(grid), 'at rest', { timeout: 8000 });
    expect(shownIds(grid), 'in reading order').to.deep.equal([...ids].reverse());
  });

  it('begins again when it comes back to the page', async () => {
    await grid.ready;
    await waitUntil(isFilled(grid), 'filled', { timeout: 5000 });
    grid.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(grid);
    await grid.ready;
    await waitUntil(isFilled(grid), 'filled again', { timeout: 5000 });
    await waitUntil(isAtRest(grid), 'at rest', { timeout: 8000 });
    expect(shownIds(grid)).to.deep.equal(ids);
  });
});

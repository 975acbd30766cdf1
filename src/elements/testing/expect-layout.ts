import { expect } from '@open-wc/testing';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { shownRects, stillness, storedRects, type Rects } from './grid-fixture.js';

/** Expects this layout in the document and on the screen. */
export async function expectLayout(grid: DashGrid, rects: Rects): Promise<void> {
  await stillness(grid);
  expect(storedRects(grid), 'stored').to.deep.equal(rects);
  expect(shownRects(grid), 'shown').to.deep.equal(rects);
}

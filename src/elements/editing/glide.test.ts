import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import {
  closeGrids,
  gripOf,
  itemOf,
  openGrid,
  stillness,
  type Rects,
  controllerOf,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';

const rects: Rects = { a: [0, 0, 12, 2], b: [0, 2, 12, 2], c: [0, 4, 12, 2] };

function gliding(grid: DashGrid): string[] {
  return ['b', 'c'].filter((id) => itemOf(grid, id).getAnimations().length > 0);
}

describe('what makes room', () => {
  let grid: DashGrid;

  before(() => setViewport({ width: 1100, height: 700 }));
  beforeEach(async () => {
    grid = await openGrid({ rects });
    await until(() => controllerOf(grid).board.idleWork, 'the code that glides is here');
  });
  afterEach(closeGrids);

  it('glides when someone removes a widget', async () => {
    gripOf(grid, 'a').focus();
    await press('Delete');
    await grid.updateComplete;
    expect(gliding(grid)).to.deep.equal(['b', 'c']);
    await stillness(grid);
    grid.undo();
    await grid.updateComplete;
    expect(gliding(grid)).to.deep.equal(['b', 'c']);
  });

  it('is there at once when the page does it, and the next edit of a person glides again', async () => {
    await grid.moveWidget('a', { y: 2 });
    await grid.removeWidget('a');
    await grid.updateComplete;
    expect(gliding(grid)).to.deep.equal([]);
    grid.undo();
    await grid.updateComplete;
    expect(gliding(grid)).to.deep.equal(['c']);
  });
});

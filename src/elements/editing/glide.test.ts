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

/** Notes the widgets that begin to glide: a glide may be over before a busy test looks at it. */
function noteGlides(grid: DashGrid): string[] {
  const glides: string[] = [];
  for (const id of ['b', 'c']) {
    const item = itemOf(grid, id);
    item.animate = (...options) => {
      glides.push(id);
      return Element.prototype.animate.apply(item, options);
    };
  }
  return glides;
}

describe('what makes room', () => {
  let grid: DashGrid;
  let glides: string[];

  before(() => setViewport({ width: 1100, height: 700 }));
  beforeEach(async () => {
    grid = await openGrid({ rects });
    await until(() => controllerOf(grid).board.idleWork, 'the code that glides is here');
    glides = noteGlides(grid);
  });
  afterEach(closeGrids);

  it('glides when someone removes a widget', async () => {
    gripOf(grid, 'a').focus();
    await press('Delete');
    await grid.updateComplete;
    expect(glides.splice(0)).to.deep.equal(['b', 'c']);
    await stillness(grid);
    grid.undo();
    await grid.updateComplete;
    expect(glides.splice(0)).to.deep.equal(['b', 'c']);
  });

  it('is there at once when the page does it, and the next edit of a person glides again', async () => {
    await grid.moveWidget('a', { y: 2 });
    await grid.removeWidget('a');
    await grid.updateComplete;
    expect(glides.splice(0)).to.deep.equal([]);
    grid.undo();
    await grid.updateComplete;
    expect(glides.splice(0)).to.deep.equal(['c']);
  });
});

import { expect } from '@open-wc/testing';
import { toLoadError } from '../../storage/storage-error.js';
import { closeGrids, openGrid, toolbarButton } from '../testing/grid-fixture.js';
import { noticesOf, until, wait } from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

describe('edit mode whose code does not load', () => {
  afterEach(closeGrids);

  it('is asked for once, says why, and can be entered again', async () => {
    let isOnline = false;
    let asked = 0;
    const registry = Object.assign(testRegistry(), {
      complete: async () => {
        asked++;
        if (!isOnline) {
          throw toLoadError(new TypeError('Failed to fetch'));
        }
      },
    });
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, registry });
    await wait(100);
    expect(asked).to.equal(1);
    expect(noticesOf(grid).join()).to.contain('Check the network, then try again.');
    isOnline = true;
    grid.editing = false;
    await grid.updateComplete;
    grid.editing = true;
    await until(() => toolbarButton(grid, 'done'));
    expect(asked).to.equal(2);
  });
});

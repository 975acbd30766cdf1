import { expect } from '@open-wc/testing';
import { fakeStorage } from '../../store/store-fixture.js';
import { closeGrids, openGrid, toolbarButton } from '../testing/grid-fixture.js';
import { noticesOf, until, wait } from '../testing/isolation-fixtures.js';

describe('edit mode whose code does not load', () => {
  afterEach(closeGrids);

  it('is asked for once, says why, and can be entered again', async () => {
    let isOnline = false;
    let asked = 0;
    const storage = Object.assign(fakeStorage(), {
      prepareWriting: async () => {
        asked++;
        if (!isOnline) {
          throw new TypeError('Failed to fetch');
        }
      },
    });
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, properties: { storage } });
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

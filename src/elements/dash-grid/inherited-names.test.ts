import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { closeGrids, openGrid } from '../testing/grid-fixture.js';

/** The outcome of a call: the code of its error, or none. */
async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    return error instanceof DashError ? error.code : String(error);
  }
}

describe('a name that objects inherit, as the id of a widget', () => {
  afterEach(closeGrids);

  it('finds none: a call is refused with its reason, and changes nothing', async () => {
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] } });
    const before = grid.exportDashboard();
    const calls: readonly ((id: string) => Promise<unknown>)[] = [
      (id) => grid.moveWidget(id, { x: 2 }),
      (id) => grid.updateWidget(id, { title: 'No' }),
      (id) => grid.updateWidget(id, { config: { name: 'no' } }),
      (id) => grid.removeWidget(id),
      (id) => grid.openSettings(id),
    ];
    for (const call of calls) {
      const nowhere = await outcomeOf(call('nowhere'));
      for (const id of ['toString', 'valueOf', 'hasOwnProperty', 'constructor', '__proto__']) {
        expect(await outcomeOf(call(id)), `${call} with ${id}`).to.be.oneOf([
          nowhere,
          'invalid-change',
        ]);
      }
    }
    expect(grid.exportDashboard()).to.deep.equal(before);
    expect(grid.renderRoot.querySelector('dash-settings')).to.equal(null);
  });
});

import { expect } from '@open-wc/testing';
import {
  closeGrids,
  contentOf,
  openGrid,
  chooseType,
  toolbarButton,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';

const preset = { config: { name: 'start', unit: '%' }, query: { source: 's', request: { a: 1 } } };

function open() {
  const manifest = plainManifest('metered', undefined, {
    defaultConfig: { name: 'default' },
    preset,
  });
  return openGrid({
    rects: { a: [0, 0, 4, 2] },
    widget: () => ({ type: 'metered', config: {} }),
    registry: testRegistry([manifest]),
  });
}

describe('the start values of a type', () => {
  afterEach(closeGrids);

  it('are written when a widget is added, and are no default of the others', async () => {
    const grid = await open();
    const id = await grid.addWidget({ type: 'metered' });
    const { config, query } = grid.dashboard!.widgets[id]!;
    expect({ config, query }).to.deep.equal(preset);
    const stored = grid.dashboard!.widgets['a']!;
    expect([stored.config, stored.query]).to.deep.equal([{}, undefined]);
    await grid.fillAll();
    expect(contentOf(grid, 'a').textContent).to.equal('default');
    expect(contentOf(grid, id).textContent).to.equal('start');
  });

  it('give way to those that the page names', async () => {
    const grid = await open();
    const query = { source: 't' };
    const id = await grid.addWidget({ type: 'metered', config: {}, query });
    const added = grid.dashboard!.widgets[id]!;
    expect([added.config, added.query]).to.deep.equal([{}, query]);
  });

  it('are written when a user adds one from the catalog', async () => {
    const grid = await open();
    toolbarButton(grid, 'add').click();
    (await chooseType(grid, 'Type metered')).click();
    await until(() => Object.keys(grid.dashboard!.widgets).length === 2, 'it is added');
    const [id] = Object.keys(grid.dashboard!.widgets).filter((one) => one !== 'a');
    const { config, query } = grid.dashboard!.widgets[id!]!;
    expect({ config, query }).to.deep.equal(preset);
  });
});

import { expect } from '@open-wc/testing';
import { MemoryStorage } from '../../storage/index.js';
import {
  chooseType,
  closeGrids,
  contentOf,
  openGrid,
  toolbarButton,
} from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { plainManifest, testRegistry } from '../testing/manifests.js';

const rects = { a: [0, 0, 4, 2] } as const;
const schema = { type: 'object', properties: { name: { type: 'string', title: 'Name' } } } as const;

describe('a type whose name has its owner', () => {
  afterEach(closeGrids);

  it('is found in the catalog, added, configured, stored, and shown again', async () => {
    const registry = testRegistry([
      plainManifest('acme/note', undefined, {
        configSchema: schema,
        defaultConfig: { name: 'default' },
        aliases: ['acme/old-note'],
      }),
    ]);
    const properties = { storage: new MemoryStorage(), dashboardId: 'named' };
    const grid = await openGrid({ rects: { a: [...rects.a] }, registry, properties });
    toolbarButton(grid, 'add').click();
    (await chooseType(grid, 'Type acme/note')).click();
    await until(() => Object.keys(grid.dashboard!.widgets).length === 2, 'it is added');
    const [id] = Object.keys(grid.dashboard!.widgets).filter((one) => one !== 'a');
    expect(grid.dashboard!.widgets[id!]!.type).to.equal('acme/note');

    void grid.openSettings(id!);
    await until(() => grid.renderRoot.querySelector('dash-settings'), 'its settings are open');
    grid.renderRoot.querySelector('dash-settings')!.remove();
    await grid.updateWidget(id!, { config: { name: 'mine' } });
    const old = await grid.addWidget({ type: 'acme/old-note' });
    await grid.save();

    const again = await openGrid({ rects: { a: [...rects.a] }, registry, properties });
    expect(again.dashboard!.widgets[id!]!.type).to.equal('acme/note');
    expect(contentOf(again, id!).textContent).to.equal('mine');
    expect(contentOf(again, old).textContent).to.equal('default');
  });
});

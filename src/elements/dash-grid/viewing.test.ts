import { expect } from '@open-wc/testing';
import type { DashChangeEvent } from '../events/index.js';
import { MemoryStorage } from '../../storage/index.js';
import {
  chromeOf,
  closeGrids,
  dashboardOf,
  openGrid,
  type Rects,
} from '../testing/grid-fixture.js';
import { boardMessage, noticesOf, until } from '../testing/isolation-fixtures.js';

const rects: Rects = { a: [0, 0, 4, 2], b: [4, 0, 4, 2] };

// This file imports nothing that writes, but storage in memory.
describe('a page that only shows a dashboard', () => {
  afterEach(closeGrids);

  const loaded = (pattern: RegExp) =>
    performance.getEntriesByType('resource').filter(({ name }) => pattern.test(name));

  it('follows what others write, without the code that edits', async () => {
    const storage = new MemoryStorage();
    const { id } = await storage.create(dashboardOf({ rects }));
    const properties = { storage, dashboardId: id };
    const grid = await openGrid({ rects, properties, editing: false });
    const changes: DashChangeEvent[] = [];
    grid.addEventListener('dash-change', (event) => changes.push(event));
    await new MemoryStorage({ shared: storage }).apply(
      id,
      [{ type: 'widget.update', id: 'b', set: { '/title': 'From there' } }],
      { baseRevision: 1, mutationId: 'm' },
    );
    await until(() => chromeOf(grid, 'b').heading === 'From there');
    expect(changes.map(({ origin }) => origin)).to.deep.equal(['remote']);
    expect(changes[0]!.dashboard.widgets['b']!.title).to.equal('From there');
    await new MemoryStorage({ shared: storage }).remove(id);
    await until(() => noticesOf(grid).length > 0);
    await grid.save();
    await grid.reload();
    expect(boardMessage(grid)).to.equal('');
    expect(loaded(/\/store\/(dashboard-store|editor|replica|outbox)\./)).to.deep.equal([]);
    expect(loaded(/\/elements\/(editing|dash-grid\/writing)/)).to.deep.equal([]);
  });
});

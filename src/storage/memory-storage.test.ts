import { expect } from '@open-wc/testing';
import { createDashboard } from '../model/index.js';
import { describeStorage } from '../testing/storage-conformance.js';
import { MemoryStorage } from './memory-storage.js';

describeStorage('MemoryStorage', () => {
  const first = new MemoryStorage();
  return { connect: () => new MemoryStorage({ shared: first }) };
});

describe('MemoryStorage', () => {
  it('has dashboards of its own unless it shares', async () => {
    const first = new MemoryStorage();
    await first.create(createDashboard({ id: 'a' }));
    expect(await new MemoryStorage().load('a')).to.equal(undefined);
    expect((await new MemoryStorage({ shared: first }).load('a'))?.id).to.equal('a');
  });

  it('says that nothing outlives the page', () => {
    expect(new MemoryStorage().capabilities).to.deep.include({
      persistent: false,
      durability: 'memory',
    });
  });

  it('keeps the objects that an edit did not touch', async () => {
    const storage = new MemoryStorage();
    const before = await storage.create(createDashboard({ id: 'a', variables: { deep: [1] } }));
    const options = { baseRevision: 1, mutationId: 'm' };
    await storage.apply('a', [{ type: 'dashboard.update', set: { '/name': 'New' } }], options);
    expect((await storage.load('a'))?.variables).to.equal(before.variables);
  });
});

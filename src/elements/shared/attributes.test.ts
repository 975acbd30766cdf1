import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { DashGrid } from '../dash-grid/dash-grid.js';

describe('the properties of the element', () => {
  it('are declared in a way that Lit does not warn of', () => {
    const warnings = (globalThis as { litIssuedWarnings?: Set<string> }).litIssuedWarnings;
    DashGrid.define();
    document.createElement('dash-grid');
    const told = [...(warnings ?? [])].filter((text) => text.includes('deprecated'));
    expect(told).to.deep.equal([]);
    for (const name of ['getPropertyDescriptor', 'createProperty']) {
      expect(Object.hasOwn(DashGrid, name), name).to.equal(false);
      expect(name in LitElement, name).to.equal(true);
    }
  });

  it('take what their attributes take, and null for the default', () => {
    const grid = new DashGrid() as unknown as Record<string, unknown>;
    Object.assign(grid, { gap: '8', columns: '6', compaction: 'none', limits: null });
    expect([grid['gap'], grid['columns'], grid['compaction']]).to.deep.equal([8, 6, 'none']);
    Object.assign(grid, { gap: null, columns: undefined, compaction: null });
    expect([grid['gap'], grid['columns'], grid['compaction']]).to.deep.equal([16, undefined, 'up']);
    expect(grid['limits']).to.be.an('object');
  });
});

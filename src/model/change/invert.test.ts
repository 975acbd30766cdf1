import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonicalJson, equalDashboards } from '../canonical.js';
import { createDashboard, createWidget } from '../create.js';
import { anyChange, anyChanges, anyDashboard } from '../testing/arbitraries.js';
import type { Dashboard } from '../types.js';
import { applyChange, applyChanges } from './apply.js';
import { diffDashboards } from './diff.js';
import { invertChange, invertChanges } from './invert.js';

const PLACE = { x: 0, y: 0, w: 2, h: 2 };

function board(init: Partial<Dashboard> = {}): Dashboard {
  return createDashboard({
    id: 'board',
    widgets: { a: createWidget({ id: 'a', type: 'note', title: 'A', config: { p: 1, q: 2 } }) },
    layouts: { lg: { a: PLACE }, md: { a: PLACE } },
    ...init,
  });
}

describe('invertChange', () => {
  it('takes any change back, byte for byte', () => {
    fc.assert(
      fc.property(
        anyDashboard.chain((dashboard) => fc.tuple(fc.constant(dashboard), anyChange(dashboard))),
        ([dashboard, change]) => {
          const back = applyChanges(
            applyChange(dashboard, change),
            invertChange(dashboard, change),
          );
          expect(canonicalJson(back)).to.equal(canonicalJson(dashboard));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes a list of changes back at once', () => {
    fc.assert(
      fc.property(
        anyDashboard.chain((dashboard) =>
          fc.tuple(fc.constant(dashboard), anyChanges(dashboard, applyChange)),
        ),
        ([dashboard, changes]) => {
          const back = applyChanges(
            applyChanges(dashboard, changes),
            invertChanges(dashboard, changes),
          );
          expect(equalDashboards(back, dashboard)).to.equal(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('touches only what the change touched', () => {
    const change = {
      type: 'widget.update',
      id: 'a',
      set: { '/config': { p: 1, q: 3 } },
    } as const;
    expect(invertChange(board(), change)).to.deep.equal([
      { type: 'widget.update', id: 'a', set: { '/config/q': 2 } },
    ]);
  });

  it('turns a removal into an addition with every place', () => {
    const dashboard = board();
    expect(invertChange(dashboard, { type: 'widget.remove', id: 'a' })).to.deep.equal([
      { type: 'widget.add', widget: dashboard.widgets['a'], rects: { lg: PLACE, md: PLACE } },
    ]);
  });

  it('puts a stored title back that is too long to be written', () => {
    const title = 'x'.repeat(255);
    const dashboard = board({ widgets: { a: createWidget({ id: 'a', type: 'note', title }) } });
    const rename = { type: 'widget.update', id: 'a', set: { '/title': 'Short' } } as const;
    const renamed = applyChange(dashboard, rename);
    const inverse = invertChange(dashboard, rename);
    expect(applyChanges(renamed, inverse).widgets['a']?.title).to.equal(title);
    expect(() => applyChange(renamed, { ...rename, set: { '/title': title } })).to.throw();
  });

  it('is empty for a change that changes nothing', () => {
    expect(invertChange(board(), { type: 'layout.clear', breakpoint: 'sm' })).to.deep.equal([]);
  });
});

describe('diffDashboards', () => {
  it('leads from any dashboard to any other', () => {
    fc.assert(
      fc.property(anyDashboard, anyDashboard, (from, to) => {
        const reached = applyChanges(from, diffDashboards(from, to));
        expect(equalDashboards(reached, to)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is empty between equal dashboards, whatever their revision', () => {
    const dashboard = board();
    const stored = createDashboard({
      ...dashboard,
      revision: 7,
      updatedAt: '2026-01-01T00:00:00Z',
    });
    expect(diffDashboards(dashboard, stored)).to.deep.equal([]);
  });
});

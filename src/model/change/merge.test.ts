import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonicalJson, equalDashboards } from '../canonical.js';
import { createDashboard, createWidget } from '../create.js';
import { overlaps } from '../geometry/rect.js';
import { parseDashboard } from '../parse/dashboard.js';
import { anyChanges, anyDashboard } from '../testing/arbitraries.js';
import type { Change, Dashboard, Layout } from '../types.js';
import { applyChange, applyChanges } from './apply.js';
import { mergeChanges, type MergeResult } from './merge.js';

const base = createDashboard({
  id: 'board',
  widgets: {
    a: createWidget({ id: 'a', type: 'note', title: 'A', config: { p: 1, q: 1, list: [1] } }),
    b: createWidget({ id: 'b', type: 'note', title: 'B' }),
  },
  layouts: { lg: { a: { x: 0, y: 0, w: 4, h: 2 }, b: { x: 0, y: 5, w: 4, h: 2 } } },
});

function update(set: Record<string, string | number | number[]>): Change {
  return { type: 'widget.update', id: 'a', set };
}

function move(id: string, x: number, y: number): Change {
  return { type: 'layout.set', breakpoint: 'lg', rects: { [id]: { x, y, w: 4, h: 2 } } };
}

function add(id: string, title: string, x = 0): Change {
  const widget = createWidget({ id, type: 'note', title });
  return { type: 'widget.add', widget, rects: { lg: { x, y: 0, w: 4, h: 2 } } };
}

function hasOverlap(layout: Layout): boolean {
  const rects = Object.values(layout);
  return rects.some((rect, index) => rects.slice(index + 1).some((other) => overlaps(rect, other)));
}

const anyTwoSides = anyDashboard.chain((dashboard) =>
  fc.tuple(
    fc.constant(dashboard),
    anyChanges(dashboard, applyChange),
    anyChanges(dashboard, applyChange),
  ),
);

describe('mergeChanges', () => {
  it('ends in the same dashboard in either order', () => {
    fc.assert(
      fc.property(
        anyTwoSides,
        fc.constantFrom('up', 'none'),
        ([start, mine, theirs], compaction) => {
          const one = mergeChanges(start, mine, theirs, { compaction });
          const other = mergeChanges(start, theirs, mine, { compaction });
          expect(equalDashboards(one.dashboard, other.dashboard)).to.equal(true);
          expect(one.conflicts.length).to.equal(other.conflicts.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives changes that lead there from theirs', () => {
    fc.assert(
      fc.property(anyTwoSides, ([start, mine, theirs]) => {
        const { dashboard, changes } = mergeChanges(start, mine, theirs);
        const reached = applyChanges(applyChanges(start, theirs), changes);
        expect(canonicalJson(reached)).to.equal(canonicalJson(dashboard));
      }),
      { numRuns: 500 },
    );
  });

  it('gives mine when theirs is empty, and the other way round', () => {
    fc.assert(
      fc.property(anyTwoSides, ([start, mine]) => {
        const after = applyChanges(start, mine);
        const results = [mergeChanges(start, mine, []), mergeChanges(start, [], mine)];
        for (const { dashboard, conflicts } of results) {
          expect(equalDashboards(dashboard, after)).to.equal(true);
          expect(conflicts).to.deep.equal([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('joins edits of different fields of one widget', () => {
    const { dashboard, conflicts } = mergeChanges(
      base,
      [update({ '/config/p': 2 })],
      [update({ '/config/q': 3, '/title': 'New' })],
    );
    expect(dashboard.widgets['a']).to.deep.include({ title: 'New' });
    expect(dashboard.widgets['a']?.config).to.deep.equal({ p: 2, q: 3, list: [1] });
    expect(conflicts).to.deep.equal([]);
  });

  it('agrees when both sides did the same', () => {
    const same = [update({ '/title': 'New' }), { type: 'widget.remove', id: 'b' } as const];
    const { dashboard, changes, conflicts } = mergeChanges(base, same, same);
    expect(Object.keys(dashboard.widgets)).to.deep.equal(['a']);
    expect([changes, conflicts]).to.deep.equal([[], []]);
  });

  it('keeps both values of a field that both sides changed', () => {
    const mine = [update({ '/title': 'Mine' })];
    const theirs = [update({ '/title': 'Theirs' })];
    const { dashboard, conflicts } = mergeChanges(base, mine, theirs);
    expect(dashboard.widgets['a']?.title).to.equal('Theirs');
    expect(conflicts).to.deep.equal([
      {
        kind: 'value',
        widgetId: 'a',
        path: '/title',
        mine: 'Mine',
        theirs: 'Theirs',
        chosen: 'theirs',
      },
    ]);
    expect(mergeChanges(base, theirs, mine).conflicts[0]?.chosen).to.equal('mine');
  });

  it('reports a value against a change inside it', () => {
    const { conflicts } = mergeChanges(
      base,
      [update({ '/query/source': 'one' })],
      [{ type: 'widget.update', id: 'a', set: { '/query': { source: 'two' } } }],
    );
    expect(conflicts.map(({ path }) => path)).to.deep.equal(['/query/source']);
  });

  it('takes arrays and the time range whole', () => {
    const { dashboard, conflicts } = mergeChanges(
      base,
      [
        update({ '/config/list': [1, 2] }),
        { type: 'dashboard.update', set: { '/timeRange': { from: 1, to: 2 } } },
      ],
      [
        update({ '/config/list': [1, 3] }),
        { type: 'dashboard.update', set: { '/timeRange': { from: 0, to: 9 } } },
      ],
    );
    expect(dashboard.widgets['a']?.config['list']).to.deep.equal([1, 3]);
    expect(dashboard.timeRange).to.deep.equal({ from: 1, to: 2 });
    expect(conflicts.map(({ path }) => path)).to.deep.equal(['/timeRange', '/config/list']);
  });

  it('keeps an updated widget that the other side removed, and reports it', () => {
    const removal: Change[] = [{ type: 'widget.remove', id: 'a' }];
    const { dashboard, conflicts } = mergeChanges(base, removal, [update({ '/title': 'New' })]);
    expect(dashboard.widgets['a']?.title).to.equal('New');
    expect(dashboard.layouts['lg']?.['a']).to.deep.equal(base.layouts['lg']?.['a']);
    expect(conflicts).to.have.length(1);
    expect(conflicts[0]).to.deep.include({
      kind: 'remove-update',
      widgetId: 'a',
      mine: undefined,
      chosen: 'theirs',
    });
  });

  it('lets a removal win over a mere move', () => {
    const removal: Change[] = [{ type: 'widget.remove', id: 'a' }];
    const { dashboard, conflicts } = mergeChanges(base, removal, [move('a', 8, 0)]);
    expect(Object.keys(dashboard.widgets)).to.deep.equal(['b']);
    expect(Object.keys(dashboard.layouts['lg'] ?? {})).to.deep.equal(['b']);
    expect(conflicts).to.deep.equal([]);
  });

  it('keeps one of two different widgets of one id and reports the other', () => {
    const { dashboard, conflicts } = mergeChanges(base, [add('n', 'Mine')], [add('n', 'Theirs')]);
    expect(dashboard.widgets['n']?.title).to.equal('Theirs');
    expect(conflicts[0]).to.deep.include({ kind: 'value', widgetId: 'n', path: '' });
    expect(conflicts[0]?.mine).to.deep.include({ title: 'Mine' });
  });

  describe('with stamps of storage on a widget', () => {
    const createdAt = '2026-01-01T00:00:00Z';
    const later = '2026-02-02T00:00:00Z';

    function addStamped(id: string, title: string, stamp?: string): Change {
      const widget = createWidget({
        id,
        type: 'note',
        title,
        ...(stamp && { createdAt: stamp, updatedAt: stamp }),
      });
      return { type: 'widget.add', widget, rects: { lg: { x: 0, y: 0, w: 4, h: 2 } } };
    }

    function mergedExactly(start: Dashboard, mine: Change[], theirs: Change[]): MergeResult {
      const result = mergeChanges(start, mine, theirs);
      const reached = applyChanges(applyChanges(start, theirs), result.changes);
      expect(canonicalJson(reached)).to.equal(canonicalJson(result.dashboard));
      return result;
    }

    it('takes the content of mine and the stamps of theirs for a widget that both added', () => {
      const mine = [addStamped('n', 'Winner', createdAt)];
      const plain = mergedExactly(base, mine, [addStamped('n', 'Loser')]);
      expect(plain.dashboard.widgets['n']?.title).to.equal('Winner');
      expect(plain.dashboard.widgets['n']).not.to.have.any.keys('createdAt', 'updatedAt');
      expect(plain.conflicts).to.have.length(1);
      const { dashboard } = mergedExactly(base, mine, [addStamped('n', 'Loser', later)]);
      expect(dashboard.widgets['n']).to.include({ title: 'Winner', createdAt: later });
    });

    it('keeps the stamps of theirs when mine removed the widget and added it again', () => {
      const again: Change[] = [{ type: 'widget.remove', id: 'a' }, addStamped('a', 'New', later)];
      const { dashboard, conflicts } = mergedExactly(base, again, []);
      expect(dashboard.widgets['a']?.title).to.equal('New');
      expect(dashboard.widgets['a']).not.to.have.any.keys('createdAt', 'updatedAt');
      expect(conflicts).to.deep.equal([]);
    });

    it('finds no conflict where only stamps differ', () => {
      const [one, other] = [addStamped('n', 'N', createdAt), addStamped('n', 'N', later)];
      const both = mergedExactly(base, [one], [other]);
      expect([both.changes, both.conflicts]).to.deep.equal([[], []]);
      const start = applyChange(base, one);
      const removal: Change = { type: 'widget.remove', id: 'n' };
      const { dashboard, conflicts } = mergedExactly(start, [removal, other], [removal]);
      expect(dashboard.widgets).not.to.have.property('n');
      expect(conflicts).to.deep.equal([]);
    });

    it('lets a widget that only mine has keep its own', () => {
      const { dashboard } = mergedExactly(base, [addStamped('n', 'N', createdAt)], []);
      expect(dashboard.widgets['n']).to.include({ createdAt, updatedAt: createdAt });
    });
  });

  it('leaves stored gaps alone when joining makes no overlap', () => {
    const { dashboard } = mergeChanges(base, [move('a', 4, 0)], [move('b', 0, 9)]);
    expect(dashboard.layouts['lg']).to.deep.equal({
      a: { x: 4, y: 0, w: 4, h: 2 },
      b: { x: 0, y: 9, w: 4, h: 2 },
    });
  });

  it('gives a document that can be read, at the lowest place too', () => {
    const lowest = 1_000_000;
    const sides = [[move('a', 0, lowest)], [move('b', 0, lowest)]] as const;
    const { dashboard, changes } = mergeChanges(base, ...sides, { compaction: 'none' });
    expect(dashboard.layouts['lg']!['b']!.y).to.equal(lowest + 2);
    expect(parseDashboard(dashboard)).to.deep.equal(dashboard);
    expect(applyChanges(applyChanges(base, sides[1]), changes)).to.deep.equal(dashboard);
  });

  it('normalises a layout where joining made widgets overlap', () => {
    const { dashboard } = mergeChanges(base, [move('a', 8, 3)], [move('b', 8, 4)]);
    expect(dashboard.layouts['lg']).to.deep.equal({
      a: { x: 8, y: 0, w: 4, h: 2 },
      b: { x: 8, y: 2, w: 4, h: 2 },
    });
    const kept = mergeChanges(base, [move('a', 8, 3)], [move('b', 8, 4)], { compaction: 'none' });
    expect(kept.dashboard.layouts['lg']?.['b']).to.deep.equal({ x: 8, y: 5, w: 4, h: 2 });
  });

  it('finds room for two widgets that were added to the same place', () => {
    const { dashboard } = mergeChanges(base, [add('m', 'Mine', 8)], [add('n', 'Theirs', 8)]);
    expect(Object.keys(dashboard.widgets)).to.have.members(['a', 'b', 'm', 'n']);
    expect(hasOverlap(dashboard.layouts['lg'] as Layout)).to.equal(false);
  });

  it('lets what was chosen beat what was pushed', () => {
    const narrow: Change = {
      type: 'layout.set',
      breakpoint: 'lg',
      rects: { b: { x: 0, y: 5, w: 3, h: 2 } },
    };
    // Mine drags a widget onto b, which moves down for it.
    const mine = [move('a', 0, 5), move('b', 0, 7)];
    for (const [one, other] of [
      [mine, [narrow]],
      [[narrow], mine],
    ] as const) {
      const { dashboard, conflicts } = mergeChanges(base, one, other, { compaction: 'none' });
      expect(dashboard.layouts['lg']).to.deep.equal({
        a: { x: 0, y: 5, w: 4, h: 2 },
        b: { x: 0, y: 7, w: 3, h: 2 },
      });
      expect(conflicts).to.deep.equal([]);
    }
  });

  it('takes the row of the side that chose, where both have another', () => {
    const chosen = move('b', 8, 1);
    const pushed = move('b', 0, 9);
    for (const [mine, theirs] of [
      [[chosen], [pushed]],
      [[pushed], [chosen]],
    ] as const) {
      const { dashboard, conflicts } = mergeChanges(base, mine, theirs, { compaction: 'none' });
      expect(dashboard.layouts['lg']?.['b']).to.deep.equal({ x: 8, y: 1, w: 4, h: 2 });
      expect(conflicts).to.deep.equal([]);
    }
  });

  it('reports a place that both sides chose', () => {
    const { dashboard, conflicts } = mergeChanges(base, [move('a', 2, 0)], [move('a', 6, 0)]);
    const [conflict] = conflicts;
    expect(conflicts).to.have.length(1);
    expect(conflict).to.deep.include({
      kind: 'place',
      widgetId: 'a',
      breakpoint: 'lg',
      mine: { x: 2, y: 0, w: 4, h: 2 },
      theirs: { x: 6, y: 0, w: 4, h: 2 },
    });
    expect(dashboard.layouts['lg']?.['a']).to.deep.equal(conflict?.[conflict.chosen]);
  });

  it('keeps what one side moved in an override that the other cleared', () => {
    const start: Dashboard = applyChanges(base, [
      {
        type: 'layout.set',
        breakpoint: 'md',
        rects: { a: { x: 0, y: 0, w: 2, h: 1 }, b: { x: 2, y: 0, w: 2, h: 1 } },
      },
    ]);
    const { dashboard } = mergeChanges(
      start,
      [{ type: 'layout.clear', breakpoint: 'md' }],
      [{ type: 'layout.set', breakpoint: 'md', rects: { a: { x: 0, y: 3, w: 2, h: 1 } } }],
    );
    expect(dashboard.layouts['md']).to.deep.equal({ a: { x: 0, y: 3, w: 2, h: 1 } });
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { equalDashboards } from '../canonical.js';
import { createDashboard, createWidget } from '../create.js';
import { anyChange, anyObject } from '../testing/arbitraries.js';
import type { Change, Dashboard } from '../types.js';
import { applyChanges } from './apply.js';
import { invertChanges } from './invert.js';
import { joinEdits, type Edit } from './join-edits.js';

/** A dashboard with the widgets `one` and `two` side by side. */
function board(): Dashboard {
  return createDashboard({
    id: 'a',
    name: 'Board',
    widgets: {
      one: createWidget({ type: 'note', id: 'one', title: 'One' }),
      two: createWidget({ type: 'note', id: 'two', title: 'Two' }),
    },
    layouts: { lg: { one: { x: 0, y: 0, w: 4, h: 2 }, two: { x: 4, y: 0, w: 4, h: 2 } } },
  });
}

function rename(name: string): Change {
  return { type: 'dashboard.update', set: { '/name': name } };
}

function move(id: string, x: number): Change {
  return { type: 'layout.set', breakpoint: 'lg', rects: { [id]: { x, y: 0, w: 4, h: 2 } } };
}

function edit(before: Dashboard, ...changes: Change[]): Edit {
  return {
    changes,
    inverse: invertChanges(before, changes),
  };
}

function configure(config: object): Change {
  return {
    type: 'widget.update',
    id: 'one',
    set: { '/config/view': { ...config } },
  };
}

/** Applies the changes one after the other, each as its own edit, and joins the edits. */
function joinAll(before: Dashboard, changes: readonly Change[]): Edit & { after: Dashboard } {
  let after = before;
  const edits = changes.map((change) => {
    const next = edit(after, change);
    after = applyChanges(after, [change]);
    return next;
  });
  return { ...edits.reduce(joinEdits), after };
}

/** Changes of few fields, so that one often overwrites the other. */
const anyWidgetChange = fc.oneof(
  anyObject.map(configure),
  anyObject.map(({ p = 'none', q = 'none' }) => configure({ p, q })),
  fc.constantFrom('x', 'y').map(rename),
  fc.tuple(fc.constantFrom('one', 'two'), fc.nat(8)).map(([id, x]) => move(id, x)),
  anyChange(board()),
);

describe('joinEdits', () => {
  it('does and takes back what the edits did and took back one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyWidgetChange, { minLength: 2, maxLength: 5 }), (changes) => {
        const before = board();
        let joined;
        try {
          joined = joinAll(before, changes);
        } catch {
          // The later change does not fit the result of the earlier one.
          return fc.pre(false);
        }
        const again = applyChanges(before, joined.changes);
        expect(equalDashboards(again, joined.after), 'changes').to.equal(true);
        const back = applyChanges(joined.after, joined.inverse);
        expect(equalDashboards(back, before), 'inverse').to.equal(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes back all parts of a field that was written twice', () => {
    const before = applyChanges(board(), [configure({ sort: 'a', order: 'up' })]);
    const changes = [
      configure({ sort: 'b', order: 'up' }),
      configure({ sort: 'b', order: 'down' }),
    ];
    const joined = joinAll(before, changes);
    expect(joined.changes).to.deep.equal(changes.slice(1));
    expect(applyChanges(joined.after, joined.inverse)).to.deep.equal(before);
  });

  it('stays small while one field is typed in', () => {
    const names = [...'A rather long name'].map((_, index, all) =>
      all.slice(0, index + 1).join(''),
    );
    const { changes, inverse } = joinAll(board(), names.map(rename));
    expect(changes).to.deep.equal([rename(names.at(-1)!)]);
    expect(inverse).to.deep.equal([rename('Board')]);
  });
});

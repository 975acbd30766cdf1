import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { applyChanges } from '../model/change/apply.js';
import { invertChanges } from '../model/change/invert.js';
import { equalDashboards } from '../model/index.js';
import { anyChange, anyObject } from '../model/testing/arbitraries.js';
import type { Change, Dashboard } from '../model/types.js';
import { joinEdits, type Edit } from './edit.js';
import { board, move, rename } from './store-fixture.js';

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

/** Makes the changes one after the other, each an edit of its own, and joins them all. */
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
          // The later change does not fit what the earlier one made.
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

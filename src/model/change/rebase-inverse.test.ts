import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createDashboard, createWidget } from '../create.js';
import { anyChanges, anyDashboard } from '../testing/arbitraries.js';
import type { Change, Dashboard } from '../types.js';
import { applyChange, applyChanges } from './apply.js';
import { invertChanges } from './invert.js';
import { rebaseInverse } from './rebase-inverse.js';

const PLACE = { x: 0, y: 0, w: 4, h: 2 };

const board = createDashboard({
  id: 'board',
  widgets: {
    a: createWidget({ id: 'a', type: 'note', title: 'A' }),
    b: createWidget({ id: 'b', type: 'note', title: 'B' }),
  },
  layouts: { lg: { a: PLACE, b: { ...PLACE, x: 4 } }, md: { a: PLACE } },
});

function retitle(id: string, title: string): Change {
  return { type: 'widget.update', id, set: { '/title': title } };
}

function move(id: string, x: number, y = 0): Change {
  return { type: 'layout.set', breakpoint: 'lg', rects: { [id]: { ...PLACE, x, y } } };
}

/** Takes `mine` back after others have made `theirs` on top of it. */
function takeBack(mine: readonly Change[], theirs: readonly Change[]) {
  const after = applyChanges(board, mine);
  const present = applyChanges(after, theirs);
  return rebaseInverse(present, { inverse: invertChanges(board, mine), after });
}

describe('rebaseInverse', () => {
  it('is the whole inverse while nobody has changed anything', () => {
    fc.assert(
      fc.property(anyDashboardWithChanges(), ([before, mine]) => {
        // A rectangle of an unknown widget belongs to no change, and is not restored.
        fc.pre(Object.values(before.layouts).every((layout) => hasWidgets(before, layout)));
        const after = applyChanges(before, mine);
        const inverse = invertChanges(before, mine);
        fc.pre(inverse.every(({ type }) => type !== 'layout.clear'));
        const { changes, isPartial } = rebaseInverse(after, { inverse, after });
        expect([changes.length, isPartial]).to.deep.equal([inverse.length, false]);
        changes.forEach((change, index) => expect(change).to.equal(inverse[index]));
      }),
    );
  });

  it('fits the document of the others, whatever they changed', () => {
    const steps = anyDashboardWithChanges().chain(([before, mine]) => {
      const after = applyChanges(before, mine);
      return fc.tuple(fc.constant(before), fc.constant(mine), anyChanges(after, applyChange));
    });
    fc.assert(
      fc.property(steps, ([before, mine, theirs]) => {
        const after = applyChanges(before, mine);
        const present = applyChanges(after, theirs);
        const { changes } = rebaseInverse(present, { inverse: invertChanges(before, mine), after });
        expect(() => applyChanges(present, changes)).not.to.throw();
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a field that others have written since', () => {
    const set = { '/title': 'Mine', '/description': 'Mine' };
    expect(
      takeBack([{ type: 'widget.update', id: 'a', set }], [retitle('a', 'Theirs')]),
    ).to.deep.equal({
      changes: [{ type: 'widget.update', id: 'a', set: {}, unset: ['/description'] }],
      isPartial: true,
    });
    expect(takeBack([retitle('a', 'Mine')], [retitle('a', 'Theirs')]).changes).to.deep.equal([]);
  });

  it('brings a removed widget back into a layout that had no other', () => {
    const remove: Change = { type: 'widget.remove', id: 'a' };
    const { changes, isPartial } = takeBack([remove], [retitle('b', 'Theirs')]);
    expect(isPartial).to.equal(false);
    expect(applyChanges(applyChanges(board, [remove]), changes).layouts).to.deep.equal(
      board.layouts,
    );
  });

  it('leaves a widget that others have removed, or changed since it was added', () => {
    const remove: Change = { type: 'widget.remove', id: 'a' };
    expect(takeBack([retitle('a', 'Mine')], [remove])).to.deep.equal({
      changes: [],
      isPartial: true,
    });
    const widget = createWidget({ id: 'c', type: 'note' });
    const add: Change = { type: 'widget.add', widget, rects: { lg: PLACE } };
    expect(takeBack([add], [retitle('c', 'Theirs')]).changes).to.deep.equal([]);
    expect(takeBack([add], [retitle('a', 'Theirs')]).changes).to.have.length(1);
  });

  it('takes a move back where others only pushed the widget down', () => {
    const back = [move('a', 0)];
    expect(takeBack([move('a', 6)], [move('a', 6, 9)]).changes).to.deep.equal(back);
    expect(takeBack([move('a', 6)], [move('a', 7)]).changes).to.deep.equal([]);
  });

  it('takes a first place in a layout back, and leaves what others have placed there since', () => {
    const before = applyChange(board, { type: 'layout.clear', breakpoint: 'md' });
    const mine: Change = { type: 'layout.set', breakpoint: 'md', rects: { a: PLACE } };
    const after = applyChange(before, mine);
    const inverse = invertChanges(before, [mine]);
    const theirs: Change = { type: 'layout.set', breakpoint: 'md', rects: { b: PLACE } };
    const present = applyChange(after, theirs);
    const { changes, isPartial } = rebaseInverse(present, { inverse, after });
    expect(applyChanges(present, changes).layouts['md']).to.deep.equal({ b: PLACE });
    expect(isPartial).to.equal(false);
    const moved = applyChange(present, { ...theirs, rects: { a: { ...PLACE, x: 5 } } });
    expect(rebaseInverse(moved, { inverse, after })).to.deep.equal({
      changes: [],
      isPartial: true,
    });
  });

  it('puts no widget back twice, and none into a layout that others have dropped', () => {
    const remove: Change = { type: 'widget.remove', id: 'b' };
    const again: Change = { type: 'widget.add', widget: board.widgets['b']!, rects: { lg: PLACE } };
    expect(takeBack([remove], [again]).changes).to.deep.equal([]);
    const clear: Change = { type: 'layout.clear', breakpoint: 'md' };
    const place: Change = { type: 'layout.set', breakpoint: 'md', rects: { b: PLACE } };
    const inBoth = applyChange(board, place);
    const inverse = invertChanges(inBoth, [remove]);
    const after = applyChange(inBoth, remove);
    const { changes } = rebaseInverse(applyChange(after, clear), { inverse, after });
    expect(changes).to.deep.equal([
      { type: 'widget.add', widget: board.widgets['b'], rects: { lg: board.layouts['lg']!['b'] } },
    ]);
  });
});

function anyDashboardWithChanges(): fc.Arbitrary<[Dashboard, Change[]]> {
  return anyDashboard.chain((dashboard) =>
    fc.tuple(fc.constant(dashboard), anyChanges(dashboard, applyChange)),
  );
}

function hasWidgets({ widgets }: Dashboard, places: object): boolean {
  return Object.keys(places).every((id) => Object.hasOwn(widgets, id));
}

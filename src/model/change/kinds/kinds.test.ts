import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonicalJson, equalDashboards } from '../../canonical.js';
import { anyChange, anyDashboard } from '../../testing/arbitraries.js';
import { expectRefused } from '../../testing/refusals.js';
import type { Change, Dashboard } from '../../types.js';
import { applyChange, applyChanges } from '../apply.js';
import { invertChange } from '../invert.js';
import { CHANGE_KINDS, kindOf } from './index.js';

type Type = Change['type'];

/** Every type of the union: a missing or unknown one fails the type check. */
const TYPES: Readonly<Record<Type, true>> = {
  'dashboard.update': true,
  'widget.add': true,
  'widget.update': true,
  'widget.remove': true,
  'layout.set': true,
  'layout.clear': true,
};

/** Changes of this type that are valid on this dashboard; none when it allows none. */
function anyChangeOf(type: Type, dashboard: Dashboard): fc.Arbitrary<Change[]> {
  return fc
    .array(anyChange(dashboard), { minLength: 12, maxLength: 12 })
    .map((changes) => changes.filter((change) => change.type === type));
}

function withChangesOf(type: Type): fc.Arbitrary<[Dashboard, Change[]]> {
  return anyDashboard.chain((dashboard) =>
    fc.tuple(fc.constant(dashboard), anyChangeOf(type, dashboard)),
  );
}

describe('the kinds of change', () => {
  it('are those of the union', () => {
    expect(Object.keys(CHANGE_KINDS)).to.have.members(Object.keys(TYPES));
  });

  it('refuse a type that is none, and names that every object inherits', () => {
    const others = ['widget.explode', 'constructor', 'toString', '', 7, null, ['widget.add'], {}];
    for (const type of [...others, undefined]) {
      expectRefused(() => kindOf({ type }, '/3'), 'invalid-change', '/3/type');
    }
    expect(() => kindOf({ type: 'constructor' })).to.throw('layout.clear');
  });

  for (const type of Object.keys(TYPES) as Type[]) {
    describe(type, () => {
      const kind = kindOf({ type });

      it('reads what it has read as it is', () => {
        fc.assert(
          fc.property(withChangesOf(type), ([, changes]) => {
            for (const change of changes) {
              const json = JSON.parse(JSON.stringify(change));
              const read = kind.parse(json, '');
              expect(canonicalJson(read)).to.equal(canonicalJson(change));
            }
          }),
        );
      });

      it('is taken back by its inverse', () => {
        fc.assert(
          fc.property(withChangesOf(type), ([dashboard, changes]) => {
            for (const change of changes) {
              const after = applyChange(dashboard, change);
              const back = applyChanges(after, invertChange(dashboard, change));
              expect(canonicalJson(back)).to.equal(canonicalJson(dashboard));
            }
          }),
        );
      });

      it('changes none but the widgets that it touches, and keeps the objects of the others', () => {
        fc.assert(
          fc.property(withChangesOf(type), ([dashboard, changes]) => {
            for (const change of changes) {
              const after = applyChange(dashboard, change);
              const touched = kind.touches(change);
              const others = Object.keys(dashboard.widgets).filter((id) => !touched?.includes(id));
              for (const id of others) {
                expect(after.widgets[id]).to.equal(dashboard.widgets[id]);
                for (const name of touched ? Object.keys(dashboard.layouts) : []) {
                  expect(after.layouts[name]?.[id]).to.equal(dashboard.layouts[name]?.[id]);
                }
              }
            }
          }),
        );
      });

      it('does what an earlier one of its key did, and what it does itself', () => {
        fc.assert(
          fc.property(withChangesOf(type), ([dashboard, changes]) => {
            for (const earlier of changes) {
              const key = kind.coalesce(earlier);
              const same = changes.filter((later) => key && kind.coalesce(later) === key);
              for (const later of same) {
                const both = applyChanges(dashboard, [earlier, later]);
                expect(equalDashboards(both, applyChange(dashboard, later))).to.equal(true);
              }
            }
          }),
        );
      });
    });
  }

  it('have keys where one change writes again what another wrote, and else none', () => {
    const rect = { x: 0, y: 0, w: 1, h: 1 };
    const keyOf = (change: Change) => kindOf(change).coalesce(change);
    const title: Change = { type: 'widget.update', id: 'a', set: { '/title': 'One' } };
    const place: Change = { type: 'layout.set', breakpoint: 'lg', rects: { a: rect } };
    expect(keyOf({ ...title, set: { '/title': 'Two' } })).to.equal(keyOf(title));
    expect(keyOf({ ...title, id: 'b' })).not.to.equal(keyOf(title));
    expect(keyOf({ ...title, unset: ['/query'] })).not.to.equal(keyOf(title));
    expect(keyOf({ type: 'dashboard.update', set: title.set! })).not.to.equal(keyOf(title));
    expect(keyOf({ ...place, rects: { a: { ...rect, x: 1 } } })).to.equal(keyOf(place));
    expect(keyOf({ ...place, rects: { b: rect } })).not.to.equal(keyOf(place));
    expect(keyOf({ ...place, breakpoint: 'md' })).not.to.equal(keyOf(place));
    expect(keyOf({ type: 'widget.remove', id: 'a' })).to.equal(undefined);
  });
});

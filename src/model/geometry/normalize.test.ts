import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { anyLayout } from '../testing/arbitraries.js';
import { expectLayout, expectValid, layout } from '../testing/layouts.js';
import type { Compaction } from '../types.js';
import { normalizeLayout } from './normalize.js';
import { readingOrder } from './order.js';

const anyOptions = fc.record({
  columns: fc.integer({ min: 1, max: 14 }),
  compaction: fc.constantFrom<Compaction>('up', 'none'),
});

describe('normalizeLayout', () => {
  it('shows any stored layout without overlaps and inside the columns', () => {
    fc.assert(
      fc.property(anyLayout(), anyOptions, (stored, options) => {
        const shown = normalizeLayout(stored, options);
        expectValid(shown, options.columns);
        expect(Object.keys(shown)).to.have.members(Object.keys(stored));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyLayout(), anyOptions, (stored, options) => {
        const shown = normalizeLayout(stored, options);
        expect(normalizeLayout(shown, options)).to.equal(shown);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of the map', () => {
    fc.assert(
      fc.property(anyLayout(), anyOptions, (stored, options) => {
        const reversed = Object.fromEntries(Object.entries(stored).reverse());
        expect(normalizeLayout(reversed, options)).to.deep.equal(normalizeLayout(stored, options));
      }),
    );
  });

  it('leaves no gap above any widget with "up"', () => {
    fc.assert(
      fc.property(anyLayout(), fc.integer({ min: 1, max: 14 }), (stored, columns) => {
        const shown = Object.values(normalizeLayout(stored, { columns, compaction: 'up' }));
        for (const rect of shown) {
          const resting = shown.some(
            (other) =>
              other.y + other.h === rect.y &&
              other.x < rect.x + rect.w &&
              rect.x < other.x + other.w,
          );
          expect(rect.y === 0 || resting).to.equal(true);
        }
      }),
    );
  });

  it('moves nothing up with "none"', () => {
    fc.assert(
      fc.property(anyLayout(), fc.integer({ min: 1, max: 14 }), (stored, columns) => {
        const shown = normalizeLayout(stored, { columns, compaction: 'none' });
        for (const [id, rect] of Object.entries(stored)) {
          expect(shown[id]?.y).to.be.at.least(rect.y);
        }
      }),
    );
  });

  it('closes gaps upwards, or keeps them', () => {
    const stored = layout('....', 'aa..', '....', 'bb.c');
    expectLayout(normalizeLayout(stored, { columns: 4, compaction: 'up' }), 'aa.c', 'bb..');
    expect(normalizeLayout(stored, { columns: 4, compaction: 'none' })).to.equal(stored);
  });

  it('pushes what is covered below, and the id decides between two at one place', () => {
    const place = { x: 0, y: 1, w: 2, h: 1 };
    const stored = { b: place, a: place, c: { x: 0, y: 2, w: 1, h: 1 } };
    expectLayout(normalizeLayout(stored, { columns: 2, compaction: 'up' }), 'aa', 'bb', 'c.');
    expectLayout(
      normalizeLayout(stored, { columns: 2, compaction: 'none' }),
      '..',
      'aa',
      'bb',
      'c.',
    );
  });

  it('moves into the columns before it makes narrower', () => {
    const stored = { a: { x: 11, y: 0, w: 3, h: 1 }, b: { x: 2, y: 1, w: 20, h: 1 } };
    expectLayout(normalizeLayout(stored, { columns: 4, compaction: 'up' }), '.aaa', 'bbbb');
  });

  it('keeps the objects of what did not change', () => {
    const stored = layout('aab.', '....', 'cc..');
    const shown = normalizeLayout(stored, { columns: 4, compaction: 'up' });
    expect(shown['a']).to.equal(stored['a']);
    expect(shown['c']).to.not.equal(stored['c']);
  });

  it('keeps unknown keys of a rectangle', () => {
    const stored = { a: { x: 0, y: 3, w: 1, h: 1, locked: true } };
    const shown = normalizeLayout(stored, { columns: 4, compaction: 'up' });
    expect(shown['a']).to.deep.equal({ x: 0, y: 0, w: 1, h: 1, locked: true });
  });
});

describe('readingOrder', () => {
  it('goes row by row, each from its start', () => {
    expect(readingOrder(layout('.bba', 'c..a', 'c.dd'))).to.deep.equal(['b', 'a', 'c', 'd']);
  });
});

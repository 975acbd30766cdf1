import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { anyLayout } from '../testing/arbitraries.js';
import { expectLayout, expectValid, layout } from '../testing/layouts.js';
import type { Rect } from '../types.js';
import { deriveLayout } from './derive.js';
import { firstFreeSpot } from './first-free.js';
import { normalizeLayout } from './normalize.js';
import { layoutRows, readingOrder } from './order.js';
import { changedRects, clampRect, clampToLimits, overlaps } from './rect.js';

describe('a layout', () => {
  it('is not to be changed once it was looked at, which fails in development', () => {
    const own = { a: { x: 0, y: 0, w: 1, h: 1 } };
    expect(readingOrder(own)).to.deep.equal(['a']);
    expect(() => Object.assign(own, { b: own.a })).to.throw(TypeError);
    expect(() => (own.a.y = 5)).to.throw(TypeError);
    expect(readingOrder({ b: own.a, ...own })).to.deep.equal(['a', 'b']);
  });
});

describe('firstFreeSpot', () => {
  it('finds the topmost, then leftmost place of any layout, as trying every cell does', () => {
    fc.assert(
      fc.property(
        anyLayout(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 4 }),
        (stored, columns, w, h) => {
          const shown = normalizeLayout(stored, { columns, compaction: 'none' });
          const rects = Object.values(shown);
          const tried = (): Rect | undefined => {
            const width = Math.min(w, columns);
            for (let y = 0; y <= layoutRows(shown); y++) {
              for (let x = 0; x + width <= columns; x++) {
                const rect = { x, y, w: width, h };
                if (!rects.some((other) => overlaps(other, rect))) {
                  return rect;
                }
              }
            }
            return undefined;
          };
          expect(firstFreeSpot(shown, { w, h }, columns)).to.deep.equal(tried());
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('fills a gap that is large enough', () => {
    const shown = layout('aa.b', 'aa..', 'cccc');
    expect(firstFreeSpot(shown, { w: 1, h: 2 }, 4)).to.deep.equal({ x: 2, y: 0, w: 1, h: 2 });
    expect(firstFreeSpot(shown, { w: 2, h: 1 }, 4)).to.deep.equal({ x: 2, y: 1, w: 2, h: 1 });
    expect(firstFreeSpot(shown, { w: 2, h: 2 }, 4)).to.deep.equal({ x: 0, y: 3, w: 2, h: 2 });
    expect(firstFreeSpot({}, { w: 9, h: 1 }, 4)).to.deep.equal({ x: 0, y: 0, w: 4, h: 1 });
  });

  it('comes to an end for columns that no grid has', () => {
    for (const columns of [0, NaN, 2.5]) {
      const { x, y } = firstFreeSpot(layout('ab', 'ac'), { w: 3, h: 1 }, columns);
      expect([x, Number.isFinite(y)], `${columns} columns`).to.deep.equal([0, true]);
    }
  });
});

describe('deriveLayout', () => {
  it('gives a valid layout that reads in the same order', () => {
    fc.assert(
      fc.property(anyLayout(), fc.integer({ min: 1, max: 6 }), (stored, toColumns) => {
        const shown = normalizeLayout(stored, { columns: 12, compaction: 'up' });
        const derived = deriveLayout(shown, { fromColumns: 12, toColumns });
        expectValid(derived, toColumns);
        expect(normalizeLayout(derived, { columns: toColumns, compaction: 'up' })).to.equal(
          derived,
        );
        for (const [id, { h }] of Object.entries(shown)) {
          expect(derived[id]?.h).to.equal(h);
        }
        if (toColumns === 1) {
          expect(readingOrder(derived)).to.deep.equal(readingOrder(shown));
        }
      }),
    );
  });

  it('stacks all in one column, heights kept', () => {
    const derived = deriveLayout(layout('ab..', 'abcc'), { fromColumns: 4, toColumns: 1 });
    expectLayout(derived, 'a', 'a', 'b', 'b', 'c');
  });

  it('puts narrow widgets side by side in two columns', () => {
    const derived = deriveLayout(layout('abcc', 'dddd', 'e...'), { fromColumns: 4, toColumns: 2 });
    expectLayout(derived, 'ab', 'cc', 'dd', 'ee');
  });

  it('leaves no hole beside a narrow widget, in two columns', () => {
    const shown = layout('aaab', 'ccdd', 'efdd', 'e.g.');
    const derived = deriveLayout(shown, { fromColumns: 4, toColumns: 2 });
    expectLayout(derived, 'aa', 'bb', 'cc', 'dd', 'dd', 'ef', 'eg');
  });

  it('keeps the layout where there are as many columns', () => {
    const shown = layout('abcc');
    expect(deriveLayout(shown, { fromColumns: 4, toColumns: 4 })).to.equal(shown);
  });
});

describe('rectangles', () => {
  it('are clamped to whole units inside the columns', () => {
    const rect = { x: 1, y: 2, w: 3, h: 4 };
    expect(clampRect(rect, 4)).to.equal(rect);
    expect(clampRect({ x: 3.4, y: -1, w: 2.6, h: 0 }, 4)).to.deep.equal({ x: 1, y: 0, w: 3, h: 1 });
    expect(clampRect({ x: NaN, y: NaN, w: NaN, h: NaN }, 4)).to.deep.equal({
      x: 0,
      y: 0,
      w: 1,
      h: 1,
    });
  });

  it('are clamped to limits, and the columns win', () => {
    const limits = { minW: 2, minH: 2, maxW: 6, maxH: 5 };
    const clamp = (w: number, h: number) => clampToLimits({ x: 3, y: 0, w, h }, limits, 4);
    expect(clamp(1, 1)).to.deep.equal({ x: 2, y: 0, w: 2, h: 2 });
    expect(clamp(9, 9)).to.deep.equal({ x: 0, y: 0, w: 4, h: 5 });
  });

  it('that changed are those that are new or differ', () => {
    const before = layout('ab', 'c.');
    const after = { ...before, b: { x: 1, y: 1, w: 1, h: 1 }, d: { x: 0, y: 2, w: 1, h: 1 } };
    expect(changedRects(before, after)).to.deep.equal({ b: after.b, d: after.d });
    expect(changedRects(before, layout('ab', 'c.'))).to.deep.equal({});
  });

  it('take as many rows as the lowest edge', () => {
    expect(layoutRows(layout('..', 'ab', 'a.'))).to.equal(3);
    expect(layoutRows({})).to.equal(0);
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Layout, Rect } from '../../model/types.js';
import { paperLayout } from './paper-layout.js';

const MOST = 6;

describe('a layout on paper', () => {
  it('is the same if every widget fits on a page', () => {
    const layout = { a: { x: 0, y: 0, w: 6, h: 4 }, b: { x: 0, y: 9, w: 6, h: 6 } };
    expect(paperLayout(layout, MOST)).to.deep.equal(layout);
  });

  it('leaves out the rows that only a widget higher than a page is in', () => {
    const layout = { a: { x: 0, y: 0, w: 12, h: 20 }, b: { x: 0, y: 20, w: 6, h: 4 } };
    expect(paperLayout(layout, MOST)).to.deep.equal({
      a: { x: 0, y: 0, w: 12, h: 6 },
      b: { x: 0, y: 6, w: 6, h: 4 },
    });
  });

  it('keeps the rows of what stands beside it', () => {
    const layout = { a: { x: 0, y: 0, w: 6, h: 20 }, b: { x: 6, y: 10, w: 6, h: 4 } };
    expect(paperLayout(layout, MOST)).to.deep.equal({
      a: { x: 0, y: 0, w: 6, h: 6 },
      b: { x: 6, y: 6, w: 6, h: 4 },
    });
  });

  it('has no widget higher than a page, none over another, and all in their order', () => {
    const column = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 15 })), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(column, { maxLength: 4 }), (columns) => {
        const layout: Record<string, Rect> = {};
        columns.forEach((heights, x) => {
          let y = 0;
          heights.forEach(([gap, h], index) => {
            layout[`${x}-${index}`] = { x, y: y + gap, w: 1, h };
            y += gap + h;
          });
        });
        const paper: Layout = paperLayout(layout, MOST);
        for (const [id, rect] of Object.entries(paper)) {
          const [x, index] = id.split('-').map(Number);
          const last = paper[`${x}-${index! - 1}`];
          expect(rect.h).to.equal(Math.min(layout[id]!.h, MOST));
          expect(rect.y).to.be.at.least(last ? last.y + last.h : 0);
        }
      }),
    );
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { placeTooltip } from './place-tooltip.js';

const TOOLTIP = { width: 160, height: 66 };

/** Places a tooltip for points at one x, as those of a line chart. */
function place(x: number, ys: readonly number[], canvas: { width: number; height: number }) {
  const points = { left: x, right: x, top: Math.min(...ys), bottom: Math.max(...ys) };
  const centre = placeTooltip(points, ys, TOOLTIP, canvas);
  // Chart.js keeps a tooltip inside its canvas.
  const left = Math.min(Math.max(0, centre.x - 80), canvas.width - TOOLTIP.width);
  const top = Math.min(Math.max(0, centre.y - 33), canvas.height - TOOLTIP.height);
  const covered = ys.filter(
    (y) => x > left && x < left + TOOLTIP.width && y > top && y < top + TOOLTIP.height,
  );
  return { left, top, covered };
}

describe('placeTooltip', () => {
  it('chooses the side towards the middle, and the other where only that has room', () => {
    const canvas = { width: 340, height: 240 };
    expect(place(100, [50, 90], canvas)).to.deep.equal({ left: 108, top: 37, covered: [] });
    expect(place(240, [50, 90], canvas)).to.deep.equal({ left: 72, top: 37, covered: [] });
    expect(place(175, [50, 90], { width: 344, height: 240 }).left).to.equal(7);
  });

  it('goes above, below or between where neither side has room', () => {
    const canvas = { width: 300, height: 240 };
    expect(place(150, [150, 180], canvas).top).to.equal(76);
    expect(place(150, [20, 60], canvas).top).to.equal(68);
    expect(place(150, [40, 200], canvas).top).to.equal(87);
  });

  it('covers no point that it need not cover', () => {
    const size = fc.record({
      width: fc.integer({ min: 160, max: 700 }),
      height: fc.integer({ min: 66, max: 400 }),
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, share, fc.array(share, { minLength: 1, maxLength: 4 }), (canvas, x, ys) => {
        const heights = ys.map((y) => y * canvas.height);
        const { covered } = place(x * canvas.width, heights, canvas);
        const isBeside = canvas.width >= 2 * (TOOLTIP.width + 8);
        const edges = [0, ...heights.sort((a, b) => a - b), canvas.height];
        const room = Math.max(...edges.slice(1).map((y, index) => y - edges[index]!));
        return covered.length === 0 || (!isBeside && room < TOOLTIP.height + 8);
      }),
      { numRuns: 2000 },
    );
  });
});

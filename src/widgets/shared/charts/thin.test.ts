import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CartesianView } from './cartesian-view.js';
import type { ChartData } from './chart-data.js';
import { drawnPoints } from './drawn-points.js';
import { thinBars, thinLine } from './thin.js';

function range(count: number): number[] {
  return Array.from({ length: count }, (_entry, index) => index);
}

const VIEW: CartesianView = {
  drawnAs: 'line',
  stacked: false,
  fromZero: false,
  isLog: false,
  min: undefined,
  max: undefined,
  decimals: undefined,
  unit: '',
  locale: 'en-US',
  timeZone: 'UTC',
  width: 200,
  height: 100,
  hidden: new Set(),
  slots: [],
  chosen: undefined,
};

describe('thinLine', () => {
  it('keeps the ends and the extremes of every column, in order', () => {
    const values = fc.array(fc.option(fc.integer({ min: -50, max: 50 })), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 20 }), (list, columns) => {
        const columnOf = (index: number): number => Math.floor((index * columns) / list.length);
        const kept = thinLine(range(list.length), columnOf, [list]);
        expect(kept).to.deep.equal([...new Set(kept)].sort((a, b) => a - b));
        expect(kept[0]).to.equal(0);
        expect(kept[kept.length - 1]).to.equal(list.length - 1);
        for (let column = 0; column < columns; column += 1) {
          const own = range(list.length).filter((index) => columnOf(index) === column);
          const numbers = own.flatMap((index) => list[index] ?? []);
          const shown = kept.filter((index) => columnOf(index) === column);
          const drawn = shown.flatMap((index) => list[index] ?? []);
          expect(shown.length).to.be.at.most(4);
          if (numbers.length === 0) {
            continue;
          }
          expect(Math.min(...drawn)).to.equal(Math.min(...numbers));
          expect(Math.max(...drawn)).to.equal(Math.max(...numbers));
        }
      }),
    );
  });
});

describe('thinBars', () => {
  it('keeps the first, the last and the largest of each column', () => {
    const values = [1, 2, 9, 1, -8, 3, 0, 1];
    expect(thinBars(8, 2, [values])).to.deep.equal([0, 2, 4, 7]);
    const other = [0, 0, 0, 20, 0, 0, 0, 0];
    expect(thinBars(8, 2, [values, other])).to.deep.equal([0, 3, 4, 7]);
  });
});

describe('drawnPoints', () => {
  const line = (count: number, ends = count): ChartData => ({
    kind: 'time',
    x: range(count).map((index) => index * 1000),
    series: [
      { name: 'a', values: range(count).map((index) => Math.sin(index)) },
      { name: 'b', values: range(count).map((index) => (index < ends ? index : undefined)) },
    ],
  });

  it('draws all points while there are few', () => {
    expect(drawnPoints(line(500, 400), VIEW)).to.deep.equal([range(500), range(400)]);
  });

  it('ends each series where it ends, however many there are', () => {
    const [a = [], b = []] = drawnPoints(line(10_000, 7_777), VIEW);
    expect(a.length).to.be.within(200, 850);
    expect([a[0], a[a.length - 1]]).to.deep.equal([0, 9_999]);
    expect([b[0], b[b.length - 1]]).to.deep.equal([0, 7_776]);
  });

  it('keeps a gap', () => {
    const data = line(10_000);
    const values = range(10_000).map((index) => (index > 5_000 && index < 6_000 ? null : index));
    const [own = []] = drawnPoints({ ...data, series: [{ name: 'a', values }] }, VIEW);
    expect(own.some((index) => values[index] === null)).to.equal(true);
  });

  it('draws the same points of stacked series and of categories', () => {
    const [a, b] = drawnPoints(line(10_000), { ...VIEW, drawnAs: 'area', stacked: true });
    expect(a).to.deep.equal(b);
    const categories: ChartData = { ...line(10_000), kind: 'category' };
    const [c = [], d] = drawnPoints(categories, VIEW);
    expect(c).to.equal(d);
    expect(c.length).to.be.within(200, 1300);
    expect([c[0], c[c.length - 1]]).to.deep.equal([0, 9_999]);
  });

  it('draws no more bars than there are pixels', () => {
    const [bars = []] = drawnPoints(line(10_000), { ...VIEW, drawnAs: 'bar' });
    expect(bars.length).to.be.within(50, 102);
    expect([bars[0], bars[bars.length - 1]]).to.deep.equal([0, 9_999]);
  });
});

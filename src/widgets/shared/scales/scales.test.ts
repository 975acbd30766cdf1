import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { linearScale } from './linear-scale.js';
import { logScale } from './log-scale.js';
import { extentOf, type Scale } from './scale.js';
import { tickFormat } from './tick-format.js';

function textsOf({ ticks, step }: Scale, locale = 'en-US'): string[] {
  return ticks.map(tickFormat(ticks, step, { locale }));
}

function scaleOf(values: readonly number[], count = 5): Scale {
  const extent = extentOf(values);
  if (!extent) {
    throw new Error('There are no values.');
  }
  return linearScale(extent, { count });
}

/** Numbers as data has them: of any size, and close together beside large ones. */
const values = fc
  .tuple(
    fc.integer({ min: -999_999, max: 999_999 }),
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: -9, max: 9 }),
  )
  .map(([start, length, exponent]) => [start * 10 ** exponent, (start + length) * 10 ** exponent]);

const counts = fc.integer({ min: 2, max: 12 });
const locales = fc.constantFrom('en-US', 'de-DE', 'ja-JP', 'en-IN', 'ar-EG', 'fr-FR');

describe('linearScale', () => {
  it('has tight and round bounds', () => {
    expect(scaleOf([0, 100])).to.include({ min: 0, max: 100 });
    expect(scaleOf([0, 100], 2)).to.include({ min: 0, max: 100 });
    expect(scaleOf([0, 98.7], 3)).to.include({ min: 0, max: 100 });
    expect(scaleOf([-7, 56])).to.include({ min: -10, max: 60 });
    expect(scaleOf([-7, 56], 2)).to.include({ min: -10, max: 60 });
    expect(scaleOf([120_000, 120_020], 4).ticks).to.deep.equal([
      120_000, 120_005, 120_010, 120_015, 120_020,
    ]);
  });

  it('shows a single value in the middle, of any size', () => {
    for (const value of [5, 0, -5, 1e-9, 1e15, -3e-7, 120_000, 0.1]) {
      const { min, max, ticks } = scaleOf([value, value]);
      const share = (value - min) / (max - min);
      expect(share, String(value)).to.be.within(0.3, 0.7);
      expect(ticks.length, String(value)).to.be.at.least(2);
    }
  });

  it('has different ticks around any numbers at all', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    const expectTicks = ({ min, max, ticks, step }: Scale, name: string): void => {
      expect([min, max, max - min, ...ticks].every(Number.isFinite), name).to.equal(true);
      expect(ticks.length, name).to.be.at.least(2);
      expect(new Set(textsOf({ min, max, ticks, step })).size, name).to.equal(ticks.length);
    };
    fc.assert(
      fc.property(any, any, counts, (a, b, count) => {
        const data = { min: Math.min(a, b), max: Math.max(a, b) };
        expectTicks(linearScale(data, { count }), `${a} ${b}`);
        const sizes = [Math.abs(a) || 1, Math.abs(b) || 1];
        const positive = { min: Math.min(...sizes), max: Math.max(...sizes) };
        expectTicks(logScale(positive, { count }), `log ${a} ${b}`);
      }),
      { numRuns: 500 },
    );
    for (const value of [Number.MAX_VALUE, Number.MIN_VALUE]) {
      expectTicks(linearScale({ min: -value, max: value }, { count: 5 }), String(value));
      expectTicks(logScale({ min: Number.MIN_VALUE, max: value }, { count: 5 }), String(value));
      expectTicks(logScale({ min: 1, max: Number.MAX_VALUE }, { count: 5 }), 'to the largest');
    }
  });

  it('keeps the bounds that are given, exactly', () => {
    const data = { min: 3, max: 88 };
    expect(linearScale(data, { count: 5, min: 1.5, max: 120 })).to.include({ min: 1.5, max: 120 });
    expect(linearScale(data, { count: 5, min: 200 })).to.include({ min: 200 });
    expect(linearScale(data, { count: 5, min: 200 }).max).to.be.above(200);
    expect(linearScale(data, { count: 5, max: -4 })).to.include({ max: -4 });
    expect(linearScale(data, { count: 5, max: -4 }).min).to.be.below(-4);
  });

  it('has two ticks at least', () => {
    const single = linearScale({ min: 3, max: 3 }, { count: 4, decimals: 0 });
    expect(single).to.deep.equal({ min: 2, max: 4, step: 1, ticks: [2, 3, 4] });
    const given = { count: 3, min: 0.2, max: 0.4, decimals: 0 };
    expect(linearScale({ min: 0, max: 1 }, given).ticks).to.deep.equal([0.2, 0.4]);
  });

  it('takes a finer step rather than bounds far from the data', () => {
    const data = { min: -707_274, max: -700_949 };
    const { min, max, ticks } = linearScale(data, { count: 2 });
    expect([min, max]).to.deep.equal([-708_000, -700_800]);
    expect(ticks).to.deep.equal([-708_000, -706_000, -704_000, -702_000]);
  });

  it('has no step finer than the decimals that are given', () => {
    const scale = linearScale({ min: 0, max: 1 }, { count: 5, decimals: 0 });
    expect(textsOf(scale)).to.deep.equal(['0', '1']);
  });

  it('contains the data, with ascending ticks within close bounds', () => {
    fc.assert(
      fc.property(values, counts, ([low = 0, high = 0], count) => {
        const { min, max, ticks } = linearScale({ min: low, max: high }, { count });
        const span = high - low;
        const noise = Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
        expect(min).to.be.at.most(low + noise);
        expect(max).to.be.at.least(high - noise);
        expect(low - min).to.be.at.most(span * 0.15 + noise);
        expect(max - high).to.be.at.most(span * 0.15 + noise);
        expect(ticks.length).to.be.within(1, count * 2 + 2);
        ticks.slice(1).forEach((tick, index) => expect(tick).to.be.above(ticks[index] ?? 0));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('logScale', () => {
  it('has ticks at powers of ten, or between them if there are few', () => {
    expect(logScale({ min: 1, max: 100_000 }, { count: 6 }).ticks).to.deep.equal([
      1, 10, 100, 1000, 10_000, 100_000,
    ]);
    expect(logScale({ min: 3, max: 70 }, { count: 6 }).ticks).to.deep.equal([
      2, 5, 10, 20, 50, 100,
    ]);
    expect(logScale({ min: 1e-6, max: 1e12 }, { count: 4 }).ticks.length).to.be.within(3, 7);
  });

  it('shows a single value, and keeps the bounds that are given', () => {
    const { min, max } = logScale({ min: 7, max: 7 }, { count: 5 });
    expect([min < 7, max > 7, min > 0]).to.deep.equal([true, true, true]);
    expect(logScale({ min: 7, max: 700 }, { count: 5, min: 2, max: 3000 })).to.include({
      min: 2,
      max: 3000,
    });
  });
});

describe('tickFormat', () => {
  const shown = (data: readonly number[], count = 5): string[] => textsOf(scaleOf(data, count));

  it('takes the decimals of the step', () => {
    expect(shown([0.0001, 0.0004], 3)).to.deep.equal(['0.0001', '0.0002', '0.0003', '0.0004']);
    expect(shown([0, 1])).to.deep.equal(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(shown([120_000, 120_020], 2)).to.deep.equal(['120,000', '120,010', '120,020']);
  });

  it('is short only where that is exact', () => {
    expect(shown([0, 200_000])).to.deep.equal(['0', '50K', '100K', '150K', '200K']);
    expect(shown([1_000_000, 2_000_000], 4)).to.deep.equal([
      '1M',
      '1.2M',
      '1.4M',
      '1.6M',
      '1.8M',
      '2M',
    ]);
    expect(shown([0, 1e-9], 2)).to.deep.equal(['0', '5E-10', '1E-9']);
  });

  it('shows the unit', () => {
    expect(tickFormat([0, 5], 5, { locale: 'en-US', unit: '°C' })(5)).to.contain('°C');
  });

  it('gives neighbours different texts, and writes only zero as 0', () => {
    fc.assert(
      fc.property(values, counts, locales, ([low = 0, high = 0], count, locale) => {
        for (const make of [linearScale, logScale]) {
          const data =
            make === logScale ? { min: Math.abs(low) || 1, max: 0 } : { min: low, max: high };
          const range = make === logScale ? { ...data, max: data.min * count * 3 } : data;
          const scale = make(range, { count });
          const texts = textsOf(scale, locale);
          const zero = tickFormat(scale.ticks, scale.step, { locale })(0);
          expect(new Set(texts).size).to.equal(texts.length);
          scale.ticks.forEach((tick, index) => {
            expect(texts[index] === zero, `${tick} is ${texts[index]}`).to.equal(tick === 0);
          });
        }
      }),
    );
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { distinctNumbers } from './distinct-numbers.js';

function texts(values: readonly number[], locale = 'en-US', options = {}): string[] {
  return values.map(distinctNumbers(values, locale, options));
}

describe('distinctNumbers', () => {
  it('takes the decimals of the distance, and shortens what loses nothing by it', () => {
    expect(texts([0, 0.0001, 0.0002])).to.deep.equal(['0', '0.0001', '0.0002']);
    expect(texts([0.1, 0.2, 0.1 + 0.2])).to.deep.equal(['0.1', '0.2', '0.3']);
    expect(texts([0, 50_000, 100_000])).to.deep.equal(['0', '50K', '100K']);
    expect(texts([10_000, 12_500])).to.deep.equal(['10K', '12.5K']);
    expect(texts([120_000, 120_010])).to.deep.equal(['120K', '120.01K']);
    expect(texts([120_000, 120_001])).to.deep.equal(['120,000', '120,001']);
    expect(texts([0, 1e-9, 2e-9])).to.deep.equal(['0', '0.000000001', '0.000000002']);
    expect(texts([0, 1e-12])).to.deep.equal(['0', '1E-12']);
    expect(texts([0, 0.005], 'en-US', { style: 'percent' })).to.deep.equal(['0%', '0.5%']);
    expect(texts([-0, 5])).to.deep.equal(['0', '5']);
    expect(texts([])).to.deep.equal([]);
  });

  it('gives different ticks different texts, and writes 0 only for 0', () => {
    const scales = fc.record({
      mantissa: fc.constantFrom(1, 2, 2.5, 5),
      exponent: fc.integer({ min: -12, max: 12 }),
      first: fc.integer({ min: -20_000, max: 20_000 }),
      count: fc.integer({ min: 1, max: 12 }),
      locale: fc.constantFrom('en-US', 'de-DE', 'ja-JP', 'hi-IN', 'ar-EG'),
    });
    fc.assert(
      fc.property(scales, ({ mantissa, exponent, first, count, locale }) => {
        const step = mantissa * 10 ** exponent;
        const values = Array.from({ length: count }, (_entry, index) => (first + index) * step);
        const format = distinctNumbers(values, locale);
        const written = values.map(format);
        expect(new Set(written).size, written.join(' ')).to.equal(count);
        values.forEach((value) => {
          expect(format(value) === format(0), `${value} as ${format(value)}`).to.equal(value === 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives any different numbers different texts', () => {
    const lists = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 6,
      comparator: (a, b) => a === b,
    });
    fc.assert(
      fc.property(lists, (values) => {
        expect(new Set(texts(values)).size).to.equal(values.length);
      }),
      { numRuns: 300 },
    );
  });
});

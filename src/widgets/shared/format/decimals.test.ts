import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decimalsFor, decimalsOf, neighboursOf } from './decimals.js';
import { formatNumber } from './format.js';

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });

describe('decimals', () => {
  it('are those of a step', () => {
    const steps: readonly (readonly [number, number])[] = [
      [1, 0],
      [10, 0],
      [2.5, 1],
      [0.25, 2],
      [0.1 + 0.2, 1],
      [0.0001, 4],
      [1e-9, 9],
      [1e21, 0],
      [0, 0],
    ];
    for (const [step, decimals] of steps) {
      expect(decimalsOf(step), String(step)).to.equal(decimals);
    }
  });

  it('are significant digits for a single number', () => {
    const texts: readonly (readonly [number, string])[] = [
      [0.0042, '0.0042'],
      [0.00421234, '0.00421'],
      [0.5, '0.5'],
      [1.239, '1.24'],
      [99.999, '99.999'],
      [999.96, '999.96'],
      [123.45, '123.5'],
      [1234.567, '1,234.6'],
      [12345.67, '12,346'],
      [0.0000000042, '4.2E-9'],
      [-0.0042, '-0.0042'],
      [9_007_199_254_740_991, '9,007,199,254,740,991'],
      [1e21, '1E21'],
      [-1.7976931348623157e308, '-1.7976931348623157E308'],
      [0, '0'],
    ];
    for (const [value, text] of texts) {
      expect(formatNumber(value, 'en-US'), String(value)).to.equal(text);
    }
    expect(decimalsFor(5)).to.equal(2);
  });

  it('stand as given, unless they would write 0 for what is none', () => {
    expect(formatNumber(1.239, 'en-US', { maximumFractionDigits: 0 })).to.equal('1');
    expect(formatNumber(0.42, 'en-US', { maximumFractionDigits: 0 })).to.equal('0.4');
    expect(formatNumber(0.00042, 'en-US', { maximumFractionDigits: 2 })).to.equal('0.0004');
    expect(formatNumber(0.00042, 'en-US', { style: 'percent' })).to.equal('0.042%');
  });

  it('write as 0 only what is 0', () => {
    const options = fc.constantFrom(
      {},
      { style: 'percent' } as const,
      { maximumFractionDigits: 0 },
      { maximumFractionDigits: 2 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), options, (value, given) => {
        const text = formatNumber(value, 'en-US', given);
        expect(/[1-9]/.test(text), text).to.equal(value !== 0);
      }),
      { numRuns: 500 },
    );
  });

  it('tell different neighbours apart', () => {
    const lists = fc.array(
      fc.oneof(
        numbers,
        fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000),
        fc.integer({ min: 0, max: 50 }).map((value) => 120_000 + value / 10),
        fc.integer({ min: 0, max: 50 }).map((value) => value * 1e-9),
      ),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(lists, (values) => {
        const texts = values.map((value, index) =>
          formatNumber(value, 'en-US', {}, neighboursOf(values, index)),
        );
        for (let index = 1; index < values.length; index += 1) {
          expect(texts[index] === texts[index - 1], `${texts[index]}`).to.equal(
            values[index] === values[index - 1],
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

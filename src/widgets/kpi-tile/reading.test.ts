import { expect } from '@open-wc/testing';
import { parseReading, statusOf, trendOf } from './reading.js';
import { sparklinePoints } from '../shared/charts/sparkline.js';
import { formatShare, formatValue } from '../shared/format/value-format.js';

describe('parseReading', () => {
  it('reads a number, and an object with previous value and series', () => {
    expect(parseReading(5)).to.deep.equal({ value: 5, series: [] });
    expect(parseReading({ value: 5, previous: 4, series: [1, null, 2] })).to.deep.equal({
      value: 5,
      previous: 4,
      series: [1, 2],
    });
    expect(parseReading({ value: null })).to.equal(undefined);
    expect(parseReading(null)).to.equal(undefined);
  });

  it('names what was expected', () => {
    expect(() => parseReading('x')).to.throw('Expected a number or {value, previous?, series?}');
    expect(() => parseReading([5])).to.throw('a list that starts with the number 5');
    expect(() => parseReading({ total: 5 })).to.throw('an object with total');
    expect(() => parseReading({ value: 'x' })).to.throw('a number at /value');
    expect(() => parseReading({ value: 5, previous: 'x' })).to.throw('/previous');
    expect(() => parseReading({ value: 5, series: 3 })).to.throw('/series');
    expect(() => parseReading({ value: 5, series: [1, 'x'] })).to.throw('/series/1');
  });
});

describe('statusOf', () => {
  it('compares with ≥, critical first', () => {
    expect(statusOf(5, undefined, undefined)).to.equal(undefined);
    expect(statusOf(4.9, 5, 10)).to.equal('normal');
    expect(statusOf(5, 5, 10)).to.equal('warning');
    expect(statusOf(10, 5, 10)).to.equal('critical');
    expect(statusOf(10, 10, 5)).to.equal('critical');
  });
});

describe('trendOf', () => {
  it('compares with the previous value', () => {
    expect(trendOf({ value: 5, series: [] })).to.equal(undefined);
    expect(trendOf({ value: 6, previous: 4, series: [] })).to.deep.equal({
      direction: 'up',
      share: 0.5,
      difference: 2,
    });
    expect(trendOf({ value: -6, previous: -4, series: [] })?.share).to.equal(-0.5);
    expect(trendOf({ value: 4, previous: 4, series: [] })?.direction).to.equal('flat');
    expect(trendOf({ value: 3, previous: 0, series: [] })).to.deep.equal({
      direction: 'up',
      difference: 3,
    });
  });
});

describe('formatValue', () => {
  const number = (value: number, locale: string, format = {}, narrow = false): string =>
    formatValue(value, locale, format, narrow).number;

  it('writes numbers, money and percentages in the manner of the locale', () => {
    expect(number(1234.5, 'de-DE')).to.equal('1.235');
    expect(number(99.95, 'de-DE', { format: 'percentage' })).to.equal('99,95\u00a0%');
    expect(number(1250, 'en-US', { format: 'currency' })).to.equal('$1,250');
    expect(number(1250.5, 'de-DE', { format: 'currency', unit: 'EUR', decimals: 2 })).to.equal(
      '1.250,50\u00a0€',
    );
    expect(number(12.5, 'en-US', { format: 'currency' })).to.equal('$12.50');
    expect(number(12.5, 'en-US', { format: 'currency', decimals: 1 })).to.equal('$12.5');
    expect(number(12.5, 'ja-JP', { format: 'currency', unit: 'JPY' })).to.equal('￥12.5');
    expect(number(0.0042, 'en-US', { format: 'currency' })).to.equal('$0.0042');
    expect(number(42, 'ar-EG')).to.equal('٤٢');
  });

  it('shortens long numbers, earlier where there is little room', () => {
    expect(number(1_284_500, 'en-US')).to.equal('1.3M');
    expect(number(48_213, 'en-US')).to.equal('48,213');
    expect(number(48_213, 'en-US', {}, true)).to.equal('48.2K');
    expect(formatValue(1_284_500, 'en-US', { unit: 'req' }).exact).to.equal(
      '1,284,500 \u2068req\u2069',
    );
  });

  it('has the exact value for a tooltip, also of one that is shown without decimals', () => {
    const exact = (value: number, format = {}): string => formatValue(value, 'en-US', format).exact;
    expect(number(12_345.678, 'en-US')).to.equal('12,346');
    expect(exact(12_345.678)).to.equal('12,345.68');
    expect(exact(999_999.9)).to.equal('999,999.9');
    expect(exact(1_284_500.5, { format: 'currency' })).to.equal('$1,284,500.50');
    expect(exact(12_345.678, { decimals: 0 })).to.equal('12,346');
    expect(exact(5)).to.equal('5');
    expect(exact(1e300)).to.equal('1E300');
  });

  it('keeps a unit that is no currency code beside the number', () => {
    const { number: text, unit } = formatValue(5, 'en-US', { format: 'currency', unit: 'Euro' });
    expect([text, unit]).to.deep.equal(['5', 'Euro']);
  });

  it('writes shares without a sign', () => {
    expect(formatShare(-0.123, 'en-US')).to.equal('12.3%');
    expect(formatShare(0.123, 'de-DE', true)).to.equal('12\u00a0%');
    expect(formatShare(0.001, 'en-US', true)).to.equal('0.1%');
    expect(formatShare(12.34, 'en-US')).to.equal('1,234%');
    expect(formatShare(0.0005, 'en-US')).to.equal('0.05%');
  });

  it('writes no share below the whole as 100%', () => {
    expect(formatShare(1, 'en-US')).to.equal('100%');
    expect(formatShare(0.9996, 'en-US')).to.equal('99.96%');
    expect(formatShare(0.997, 'en-US', true)).to.equal('99.7%');
    expect(formatShare(1 - 1e-9, 'en-US')).to.equal('99.9999999%');
  });
});

describe('sparklinePoints', () => {
  it('spans the box, and draws a flat series in the middle', () => {
    expect(sparklinePoints([0, 10])).to.deep.equal([
      [0, 30],
      [100, 2],
    ]);
    expect(sparklinePoints([7])).to.deep.equal([[50, 16]]);
    expect(sparklinePoints([3, 3, 3]).map(([, y]) => y)).to.deep.equal([16, 16, 16]);
  });
});

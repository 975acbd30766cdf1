import { expect } from '@open-wc/testing';
import { formatDate, formatNumber, humanize, numberFormat, withUnit } from './format.js';

describe('format', () => {
  it('writes numbers in the manner of the locale, with fewer decimals the larger they are', () => {
    expect(formatNumber(1234.567, 'de-DE')).to.equal('1.234,6');
    expect(formatNumber(12345.67, 'en-US')).to.equal('12,346');
    expect(formatNumber(1.239, 'en-US')).to.equal('1.24');
    expect(formatNumber(12, 'ar-EG')).to.equal('١٢');
  });

  it('makes each formatter once, and survives a wrong locale', () => {
    expect(numberFormat('en-US')).to.equal(numberFormat('en-US'));
    expect(formatNumber(1, 'not a locale')).to.not.equal('');
    expect(formatDate('2026-01-02T03:04:05Z', 'en-US', 'No/Where')).to.contain('2026');
  });

  it('shows times in the time zone, but dates without a time as they are', () => {
    const at = '2026-01-02T23:30:00Z';
    expect(formatDate(at, 'en-GB', 'Europe/Berlin')).to.contain('3 Jan 2026');
    expect(formatDate('2026-01-02', 'en-GB', 'America/Los_Angeles')).to.equal('2 Jan 2026');
    expect(formatDate('soon', 'en-GB', 'UTC')).to.equal('soon');
  });

  it('isolates units and humanises keys', () => {
    expect(withUnit('5', '')).to.equal('5');
    expect(withUnit('5', '°C')).to.equal('5 \u2068°C\u2069');
    expect(humanize('last_seen')).to.equal('Last seen');
    expect(humanize('lastSeen')).to.equal('Last seen');
  });
});

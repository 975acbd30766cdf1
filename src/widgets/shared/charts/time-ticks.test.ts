import { expect } from '@open-wc/testing';
import { timeTicks } from './time-ticks.js';

function iso(values: readonly number[]): string[] {
  return values.map((value) => new Date(value).toISOString().slice(0, 16));
}

describe('timeTicks', () => {
  it('takes round hours and names the day at midnight', () => {
    const low = Date.UTC(2026, 10, 20, 5);
    const { values, format } = timeTicks(low, low + 24 * 3_600_000, 4, 'en-GB', 'UTC');
    expect(iso(values)).to.deep.equal([
      '2026-11-20T06:00',
      '2026-11-20T12:00',
      '2026-11-20T18:00',
      '2026-11-21T00:00',
    ]);
    expect(values.map(format)).to.deep.equal(['06:00', '12:00', '18:00', '21 Nov']);
  });

  it('follows local days over a change of the clock', () => {
    const low = Date.UTC(2026, 2, 27, 12);
    const high = Date.UTC(2026, 2, 31, 12);
    const { values } = timeTicks(low, high, 5, 'en-GB', 'Europe/Berlin');
    expect(iso(values)).to.deep.equal([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
    ]);
  });

  it('takes whole months and years', () => {
    const months = timeTicks(Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31), 5, 'en-GB', 'UTC');
    expect(iso(months.values)).to.deep.equal([
      '2026-01-01T00:00',
      '2026-04-01T00:00',
      '2026-07-01T00:00',
      '2026-10-01T00:00',
    ]);
    expect(months.values.map(months.format)).to.deep.equal(['Jan', 'Apr', 'Jul', 'Oct']);
    const years = timeTicks(Date.UTC(1900, 5), Date.UTC(2026, 5), 4, 'en-GB', 'UTC');
    expect(years.values.map(years.format)).to.deep.equal(['1950', '2000']);
  });

  it('stays within the range and near the wanted count', () => {
    for (const hours of [0.001, 0.1, 1, 5, 30, 100, 1000, 10_000, 100_000]) {
      const low = Date.UTC(2020, 3, 5, 7, 8, 9);
      const high = low + hours * 3_600_000;
      const { values } = timeTicks(low, high, 6, 'en-US', 'America/New_York');
      expect(values.length, `${hours} h`).to.be.within(1, 8);
      for (const value of values) {
        expect(value).to.be.within(low - 3_600_000, high + 3_600_000);
      }
    }
  });

  it('survives a range of one moment', () => {
    const at = Date.UTC(2026, 0, 1, 1, 2, 3, 4);
    expect(timeTicks(at, at, 5, 'en-US', 'UTC').values.length).to.be.at.most(1);
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { utcOf } from '../values/local-time.js';
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

/** Zones whose midnight is skipped, and those with odd offsets and changes. */
const ZONES = [
  'UTC',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

describe('timeTicks in time zones', () => {
  it('has each day once where a midnight does not exist', () => {
    const low = Date.UTC(2024, 8, 5, 4);
    const { values, format } = timeTicks(
      low,
      Date.UTC(2024, 8, 12, 2),
      7,
      'en-US',
      'America/Santiago',
    );
    expect(values.map(format)).to.deep.equal([
      'Sep 5',
      'Sep 6',
      'Sep 7',
      'Sep 8',
      'Sep 9',
      'Sep 10',
      'Sep 11',
    ]);
    expect(iso(values)[3]).to.equal('2024-09-08T04:00');
  });

  it('goes from microseconds to the years of all calendars', () => {
    const texts = (low: number, high: number): string[] => {
      const { values, format } = timeTicks(low, high, 4, 'en-US', 'UTC');
      return values.map((value) => format(value).replace(/\u202f/g, ' '));
    };
    const at = Date.UTC(2024, 2, 10, 8);
    expect(texts(at + 123.456, at + 123.789)).to.deep.equal([
      '8:00:00.123456 AM',
      '8:00:00.123789 AM',
    ]);
    const years = (first: number, last: number): string[] =>
      texts(...([first, last].map((year) => utcOf(year, 1, 1)) as [number, number]));
    expect(years(1, 200)).to.deep.equal(['100', '200']);
    expect(years(1880, 1900)).to.deep.equal(['1880', '1890', '1900']);
    expect(years(1970, 9999)).to.deep.equal([
      '2000',
      '3000',
      '4000',
      '5000',
      '6000',
      '7000',
      '8000',
      '9000',
    ]);
  });

  it('ascends within the range, and neighbours have different texts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2030, 0) }),
        fc.double({ min: 1, max: 12, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (zone, low, power, count) => {
          const high = low + Math.round(10 ** power);
          const { values, format } = timeTicks(low, high, count, 'en-US', zone);
          const texts = values.map(format);
          expect(values.length).to.be.at.least(2);
          values.forEach((value, index) => {
            expect(value).to.be.within(low, high);
            if (index > 0) {
              expect(value).to.be.above(values[index - 1] ?? 0);
              expect(texts[index]).to.not.equal(texts[index - 1]);
            }
          });
        },
      ),
    );
  });

  it('has no day twice over any change of the clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 365 * 20 }),
        fc.integer({ min: 3, max: 9 }),
        (zone, day, days) => {
          const low = Date.UTC(2010, 0, 1 + day);
          const { values, format } = timeTicks(low, low + days * 86_400_000, days, 'en-US', zone);
          const texts = values.map(format);
          expect(new Set(texts).size, texts.join(', ')).to.equal(texts.length);
        },
      ),
    );
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatDay, formatMoment, precisionAmong, precisionOf } from './moments.js';

const AT = Date.UTC(2024, 2, 10, 8);
const NARROW_SPACE = /\u202f/g;

function english(time: number, neighbours: readonly number[], timeZone = 'UTC'): string {
  const precision = precisionAmong(time, neighbours);
  return formatMoment(time, 'en-US', timeZone, precision).replace(NARROW_SPACE, ' ');
}

describe('moments', () => {
  it('are written in the unit in which neighbours differ', () => {
    expect(english(AT, [])).to.equal('Mar 10, 2024, 8:00 AM');
    expect(english(AT, [AT, AT + 60_000])).to.equal('Mar 10, 2024, 8:00 AM');
    expect(english(AT, [AT + 10_000])).to.equal('Mar 10, 2024, 8:00:00 AM');
    expect(english(AT + 10_000, [AT])).to.equal('Mar 10, 2024, 8:00:10 AM');
    expect(english(AT + 5, [AT])).to.equal('Mar 10, 2024, 8:00:00.005 AM');
    expect(english(AT + 5.25, [AT + 5])).to.equal('Mar 10, 2024, 8:00:00.005250 AM');
  });

  it('of a list have one unit', () => {
    expect(precisionOf([AT, AT + 120_000, AT + 60_000])).to.equal('minute');
    expect(precisionOf([AT, AT + 120_000, AT + 1000])).to.equal('second');
    expect(precisionOf([AT, AT + 120_000, AT + 1])).to.equal('millisecond');
    expect(precisionOf([AT, AT + 0.4])).to.equal('microsecond');
    expect(precisionOf([])).to.equal('minute');
  });

  it('name the time of the zone where clocks show a time twice', () => {
    const first = Date.UTC(2024, 10, 3, 5, 30);
    expect(english(first, [], 'America/New_York')).to.equal('Nov 3, 2024, 1:30 AM EDT');
    expect(english(first + 3_600_000, [], 'America/New_York')).to.equal('Nov 3, 2024, 1:30 AM EST');
    expect(english(first + 7_200_000, [], 'America/New_York')).to.equal('Nov 3, 2024, 2:30 AM');
  });

  it('write days without a time', () => {
    expect(formatDay(AT, 'en-GB')).to.equal('10 Mar 2024');
  });

  it('differ where neighbours do', () => {
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo');
    const steps = fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }).map((microseconds) => microseconds / 1000),
      fc.integer({ min: 1, max: 5000 }).map((seconds) => seconds * 1000),
    );
    const starts = fc.integer({ min: 0, max: 700 }).map((hours) => AT + hours * 36_000_000);
    fc.assert(
      fc.property(starts, fc.array(steps, { maxLength: 6 }), zones, (start, distances, zone) => {
        const times = [start];
        for (const distance of distances) {
          times.push((times[times.length - 1] ?? start) + distance);
        }
        const texts = times.map((time, index) =>
          english(time, times.slice(Math.max(0, index - 1), index + 2), zone),
        );
        expect(new Set(texts).size).to.equal(times.length);
      }),
      { numRuns: 200 },
    );
  });
});

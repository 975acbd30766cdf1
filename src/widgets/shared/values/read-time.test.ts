import { expect } from '@open-wc/testing';
import type { JsonValue } from '../../../model/json.js';
import { isLikelyTime, momentOf, readTime } from './read-time.js';

const TOKYO = 'Asia/Tokyo';
const EIGHT = Date.UTC(2024, 2, 10, 8);

describe('readTime', () => {
  it('reads ISO 8601 texts with a zone as they say', () => {
    for (const text of [
      '2024-03-10T08:00Z',
      '2024-03-10t08:00:00z',
      '2024-03-10T08:00:00.000Z',
      '2024-03-10 08:00:00+00',
      '2024-03-10 08:00:00+0000',
      '2024-03-10 08:00:00 +00:00',
      '2024-03-10T09:00:00+01:00',
      '2024-03-10T03:00:00-0500',
      '2024-03-10T13:30+0530',
      ' 2024-03-10T08:00Z ',
    ]) {
      expect(readTime(text, TOKYO), text).to.deep.equal({ kind: 'time', at: EIGHT });
    }
  });

  it('reads a time without a zone in the given one, not in that of the machine', () => {
    for (const text of ['2024-03-10T08:00', '2024-03-10 08:00:00', '2024-03-10 08:00:00.000000']) {
      expect(readTime(text, TOKYO)?.at, text).to.equal(EIGHT - 9 * 3_600_000);
      expect(readTime(text, 'America/New_York')?.at, text).to.equal(EIGHT + 4 * 3_600_000);
    }
  });

  it('reads a date as a day, which starts when the zone says', () => {
    const day = readTime('2024-03-10', TOKYO)!;
    expect(day).to.deep.equal({ kind: 'date', at: Date.UTC(2024, 2, 10) });
    expect(momentOf(day, TOKYO)).to.equal(Date.UTC(2024, 2, 9, 15));
  });

  it('reads seconds and milliseconds since 1970, also in texts', () => {
    const read: readonly (readonly [JsonValue, number])[] = [
      [1_710_057_600, EIGHT],
      [1_710_057_600_000, EIGHT],
      ['1710057600', EIGHT],
      ['1710057600000', EIGHT],
      [1_710_057_600.25, EIGHT + 250],
      [-100_000_000, -100_000_000_000],
    ];
    for (const [value, at] of read) {
      expect(readTime(value, TOKYO), String(value)).to.deep.equal({ kind: 'time', at });
    }
  });

  it('keeps fractions of a second', () => {
    expect(readTime('2024-03-10T08:00:00.25Z', 'UTC')?.at).to.equal(EIGHT + 250);
    expect(readTime('2024-03-10 08:00:00.123456+00', 'UTC')?.at).to.equal(EIGHT + 123.456);
  });

  it('reads old years, and the end of a day', () => {
    expect(readTime('0001-01-01T00:00:00Z', TOKYO)?.at).to.equal(-62_135_596_800_000);
    expect(readTime('2024-03-10T24:00Z', TOKYO)?.at).to.equal(Date.UTC(2024, 2, 11));
    expect(readTime('0001-01-01T00:00:00', TOKYO)?.kind).to.equal('time');
    expect(readTime('2016-12-31T23:59:60Z', TOKYO)?.at).to.equal(Date.UTC(2017, 0, 1));
  });

  it('reads nothing else', () => {
    for (const value of [
      '2024',
      '2024-03',
      'Mar 10, 2024',
      '2024-13-01',
      '2024-02-30',
      '2023-02-29',
      '2024-03-10T25:00',
      '2024-03-10T08:60',
      '2024-03-10T08:00:61',
      '2024-03-10T24:01',
      '2024-03-10T08:00+24:00',
      'sensor-2024-03-10',
      '2024-03-10 8:00',
      '10/03/2024',
      '',
      null,
      undefined,
      NaN,
      Infinity,
      true,
      {},
      [],
      9e15,
      2024,
      '2024.5',
      0,
    ]) {
      expect(readTime(value, TOKYO), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('knows what is likely a time, though nobody says so', () => {
    for (const value of [
      '2024-03-10',
      '2024-03-10 08:00:00+00',
      1_710_057_600,
      1_710_057_600_000,
    ]) {
      expect(isLikelyTime(value), String(value)).to.equal(true);
    }
    for (const value of [
      2024,
      500_000_000,
      10_000_000_000,
      -5,
      '2024',
      'a',
      null,
      true,
      '',
      '1710057600',
    ]) {
      expect(isLikelyTime(value), String(value)).to.equal(false);
    }
  });
});

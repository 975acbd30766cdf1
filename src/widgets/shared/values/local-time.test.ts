import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dateFormat } from '../format/formatters.js';
import { existsTwice, fromLocal, offsetAt, toLocal } from './local-time.js';
import { readTime } from './read-time.js';

const HOUR = 3_600_000;
const START = Date.UTC(2020, 0, 1);
const END = Date.UTC(2031, 0, 1);

/** Zones that change their clocks by an hour, by half of one, at midnight, or by law. */
const ZONES = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Juba',
  'Africa/Lagos',
  'America/Asuncion',
  'America/Bogota',
  'America/Chicago',
  'America/Dawson',
  'America/Godthab',
  'America/Havana',
  'America/Mexico_City',
  'America/New_York',
  'America/Phoenix',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Asia/Almaty',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Damascus',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Europe/London',
  'Europe/Volgograd',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Fiji',
];

/** Minutes round a change: every quarter of an hour near it, every second hour for a day. */
const DISTANCES = [
  ...Array.from({ length: 25 }, (_entry, index) => (index - 12) * 15),
  ...Array.from({ length: 26 }, (_entry, index) => (index - 12.5) * 120),
];

/** The offset as the browser writes it, by another way than the module's. */
function writtenOffset(time: number, timeZone: string): number {
  const parts = dateFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(time);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The moments at which the offset changes, to the minute. */
function changesOf(timeZone: string): number[] {
  const changes: number[] = [];
  const step = 7 * 24 * HOUR;
  for (let at = START; at < END; at += step) {
    if (writtenOffset(at, timeZone) === writtenOffset(at + step, timeZone)) {
      continue;
    }
    let [low, high] = [at, at + step];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (writtenOffset(middle, timeZone) === writtenOffset(low, timeZone)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    changes.push(high);
  }
  return changes;
}

function isoLocal(local: number): string {
  return new Date(local).toISOString().slice(0, 19);
}

describe('local time', () => {
  for (const zone of ZONES) {
    it(`comes back from its text over every change of ${zone}`, () => {
      const changes = changesOf(zone);
      for (const change of [...changes, Date.UTC(2024, 5, 15, 12, 34, 56)]) {
        for (const minutes of DISTANCES) {
          const time = change + minutes * 60_000;
          const offset = offsetAt(time, zone);
          expect(offset, new Date(time).toISOString()).to.equal(writtenOffset(time, zone));
          const local = toLocal(time, zone);
          const read = readTime(isoLocal(local), zone)?.at;
          // Of two moments with one local time, the earlier one is read.
          const first = changes.find((at) => {
            const back = offsetAt(at - 1, zone) - offsetAt(at, zone);
            return back > 0 && time >= at && time < at + back;
          });
          const twin =
            first === undefined ? time : time - (offsetAt(first - 1, zone) - offsetAt(first, zone));
          expect(read, `${isoLocal(local)} in ${zone}`).to.equal(twin);
          expect(toLocal(twin, zone)).to.equal(local);
        }
      }
    });
  }

  it('moves a local time that clocks skip on by the length of the gap', () => {
    // In Berlin, 2:30 of that day does not exist: it is 3:30.
    const skipped = fromLocal(Date.UTC(2024, 2, 31, 2, 30), 'Europe/Berlin');
    expect(isoLocal(toLocal(skipped, 'Europe/Berlin'))).to.equal('2024-03-31T03:30:00');
    // In Santiago, that day starts at 1:00.
    const midnight = fromLocal(Date.UTC(2024, 8, 8), 'America/Santiago');
    expect(isoLocal(toLocal(midnight, 'America/Santiago'))).to.equal('2024-09-08T01:00:00');
  });

  it('takes the earlier of two moments with the same local time', () => {
    expect(fromLocal(Date.UTC(2024, 9, 27, 2, 30), 'Europe/Berlin')).to.equal(
      Date.UTC(2024, 9, 27, 0, 30),
    );
  });

  it('knows which local times exist twice', () => {
    const change = Date.UTC(2024, 9, 27, 1);
    const minutes = [-61, -60, -1, 0, 59, 60];
    expect(minutes.map((at) => existsTwice(change + at * 60_000, 'Europe/Berlin'))).to.deep.equal([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(existsTwice(Date.UTC(2024, 2, 31, 1), 'Europe/Berlin')).to.equal(false);
  });

  it('comes back for any moment of the years that dashboards show', () => {
    const times = fc.integer({ min: START / 1000, max: END / 1000 });
    fc.assert(
      fc.property(times, fc.constantFrom(...ZONES), (seconds, zone) => {
        const local = toLocal(seconds * 1000, zone);
        expect(toLocal(fromLocal(local, zone), zone)).to.equal(local);
      }),
    );
  });

  it('reads a wrong zone as UTC', () => {
    expect(fromLocal(Date.UTC(2024, 0, 1), 'No/Where')).to.equal(Date.UTC(2024, 0, 1));
  });
});

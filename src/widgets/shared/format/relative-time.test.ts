import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { formatRelative, RelativeTimes } from './relative-time.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('formatRelative', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, 'now'],
    [-59_000, 'now'],
    [30_000, 'now'],
    [-MINUTE, '1 minute ago'],
    [-59 * MINUTE, '59 minutes ago'],
    [-90 * MINUTE, '1 hour ago'],
    [-DAY, '1 day ago'],
    [-6.9 * DAY, '6 days ago'],
    [-20 * DAY, '2 weeks ago'],
    [-45 * DAY, '1 month ago'],
    [-800 * DAY, '2 years ago'],
    [5 * MINUTE, 'in 5 minutes'],
  ];
  for (const [distance, text] of cases) {
    it(`says ${text}`, () => expect(formatRelative(NOW + distance, 'en', NOW)).to.equal(text));
  }

  it('speaks the language of the reader, and of the browser when there is none like it', () => {
    expect(formatRelative(NOW - 2 * DAY, 'de', NOW)).to.equal('vor 2 Tagen');
    expect(formatRelative(NOW - 2 * DAY, 'not a locale', NOW)).to.be.a('string');
  });
});

class Host implements ReactiveControllerHost {
  updates = 0;
  shown = true;
  readonly updateComplete = Promise.resolve(true);
  readonly times = new RelativeTimes(this, () => this.shown);
  addController(): void {}
  removeController(): void {}
  requestUpdate(): void {
    this.updates += 1;
  }
}

describe('RelativeTimes', () => {
  const { setInterval: set, clearInterval: clear } = window;
  const timers = new Map<number, () => void>();
  let made = 0;

  beforeEach(() => {
    made = 0;
    timers.clear();
    window.setInterval = ((run: () => void) => {
      made += 1;
      timers.set(made, run);
      return made;
    }) as typeof window.setInterval;
    window.clearInterval = ((id: number) => timers.delete(id)) as typeof window.clearInterval;
  });
  afterEach(() => {
    window.setInterval = set;
    window.clearInterval = clear;
  });

  const see = (visibility: 'visible' | 'hidden'): void => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('has one timer for all widgets, and none when the last has gone', () => {
    const hosts = [new Host(), new Host(), new Host()];
    hosts.forEach(({ times }) => times.hostConnected());
    hosts.forEach(({ times }) => times.hostUpdated());
    expect(timers.size).to.equal(1);
    [...timers.values()][0]?.();
    expect(hosts.map(({ updates }) => updates)).to.deep.equal([1, 1, 1]);
    hosts[0]!.times.hostDisconnected();
    hosts[1]!.shown = false;
    hosts[1]!.times.hostUpdated();
    expect(timers.size).to.equal(1);
    hosts[2]!.times.hostDisconnected();
    expect(timers.size).to.equal(0);
    expect(made).to.equal(1);
  });

  it('rests while nobody sees the page, and catches up afterwards', () => {
    const host = new Host();
    host.times.hostConnected();
    see('hidden');
    expect(timers.size).to.equal(0);
    see('visible');
    expect(timers.size).to.equal(1);
    expect(host.updates).to.equal(1);
    host.times.hostDisconnected();
    see('hidden');
    see('visible');
    expect(timers.size).to.equal(0);
    expect(host.updates).to.equal(1);
    delete (document as { visibilityState?: unknown }).visibilityState;
  });
});

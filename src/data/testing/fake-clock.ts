import { withGlobal } from '@sinonjs/fake-timers';

/** A clock that only the test advances. */
export interface FakeClock {
  /**
   * Advances it by milliseconds, running every timer at its time and everything that follows from
   * it.
   */
  advance(duration: number): Promise<void>;
  /** The count of pending timers. */
  readonly waiting: number;
  restore(): void;
}

/** Lets promises and everything else that is due proceed. */
export function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The library lets promises proceed by `setImmediate`; its fallback, a timer, is slow. */
function fakeTimers() {
  const { setImmediate } = globalThis as { setImmediate?: unknown };
  const given = { setImmediate: (run: () => void) => void turn().then(run) };
  const timers = withGlobal(setImmediate ? globalThis : Object.assign(globalThis, given));
  if (!setImmediate) {
    Reflect.deleteProperty(globalThis, 'setImmediate');
  }
  return timers;
}

/** Installs a fake clock for `Date` and the timers. */
export function fakeClock(now = Date.UTC(2026, 0, 1)): FakeClock {
  const clock = fakeTimers().install({
    now,
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  });
  return {
    get waiting() {
      return clock.countTimers();
    },
    advance: async (duration) => void (await clock.tickAsync(duration)),
    restore: () => clock.uninstall(),
  };
}

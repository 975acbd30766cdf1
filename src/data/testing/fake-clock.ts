/** A clock that stands until the test moves it on. */
export interface FakeClock {
  /** Moves it on by milliseconds, running every timer at its time and all that follows from it. */
  advance(duration: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: number;
  restore(): void;
}

interface Timer {
  readonly run: () => void;
  at: number;
  readonly every: number | undefined;
}

const { setTimeout: realTimeout } = globalThis;

/** Lets promises and everything else that is due now go on. */
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

/** Puts a clock of its own under `Date.now` and the timers. */
export function fakeClock(start = Date.UTC(2026, 0, 1)): FakeClock {
  const real = {
    setTimeout: realTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    now: Date.now,
  };
  const timers = new Map<number, Timer>();
  let now = start;
  let lastId = 1_000_000;

  const add = (run: () => void, delay: number | undefined, isRepeated: boolean): number => {
    const wait = Math.max(0, Number(delay) || 0);
    timers.set(++lastId, { run, at: now + wait, every: isRepeated ? wait : undefined });
    return lastId;
  };
  const remove = (id?: number): void => void timers.delete(id!);
  Object.assign(globalThis, {
    setTimeout: (run: () => void, delay?: number) => add(run, delay, false),
    setInterval: (run: () => void, delay?: number) => add(run, delay, true),
    clearTimeout: remove,
    clearInterval: remove,
  });
  Date.now = () => now;

  return {
    get waiting() {
      return timers.size;
    },
    async advance(duration) {
      const end = now + duration;
      await turn();
      for (;;) {
        const due = [...timers]
          .filter(([, { at }]) => at <= end)
          .sort(([, a], [, b]) => a.at - b.at);
        const [first] = due;
        if (!first) {
          break;
        }
        const [id, timer] = first;
        now = Math.max(now, timer.at);
        if (timer.every === undefined) {
          timers.delete(id);
        } else {
          timer.at += Math.max(timer.every, 1);
        }
        timer.run();
        await turn();
      }
      now = end;
    },
    restore() {
      const { now: realNow, ...functions } = real;
      Object.assign(globalThis, functions);
      Date.now = realNow;
    },
  };
}

/**
 * Runs in a page, before its own code: timers and `Date` go only as fast as `clock.advance` is called. Frames, promises
 * and messages stay as they are.
 */
export function installFakeClock() {
  const RealDate = Date;
  const timers = new Map();
  let now = RealDate.now();
  let lastId = 0;

  const start =
    (every) =>
    (callback, delay, ...args) => {
      const wait = Math.max(Number(delay) || 0, every ? 1 : 0);
      timers.set(++lastId, {
        at: now + wait,
        every: every ? wait : 0,
        run: () => callback(...args),
      });
      return lastId;
    };
  const stop = (id) => void timers.delete(id);
  Object.assign(globalThis, {
    setTimeout: start(false),
    setInterval: start(true),
    clearTimeout: stop,
    clearInterval: stop,
    Date: class extends RealDate {
      constructor(...args) {
        super(...(args.length > 0 ? args : [now]));
      }
      static now() {
        return now;
      }
    },
  });

  /** A real task, so that promises go on. */
  const { port1, port2 } = new MessageChannel();
  const task = () =>
    new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  globalThis.clock = {
    /** Timers that wait. */
    get waiting() {
      return timers.size;
    },
    async advance(time) {
      const end = now + time;
      for (;;) {
        let next;
        for (const [id, { at }] of timers) {
          if (at <= end && (next === undefined || at < timers.get(next).at)) next = id;
        }
        if (next === undefined) break;
        const timer = timers.get(next);
        now = Math.max(now, timer.at);
        if (timer.every) timer.at = now + timer.every;
        else timers.delete(next);
        timer.run();
        await task();
      }
      now = end;
    },
  };
}

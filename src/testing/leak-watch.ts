type AnyFunction = (...values: never[]) => unknown;

interface Timer {
  readonly delay: number;
  /** True if the timer was set after the widgets were removed. */
  readonly isLate: boolean;
}

/** The counts of things that were not released. */
export interface Leftovers {
  readonly intervals: number;
  readonly timeouts: number;
  readonly frames: number;
  /** Listeners by their target and type: `window resize`. */
  readonly listeners: ReadonlyMap<string, number>;
  readonly nodes: number;
}

/**
 * Milliseconds from which a pending timeout counts as a leak, for it keeps its widget in memory.
 */
const LONG = 1000;

/** The name of a target that outlives every widget; undefined for other targets. */
function nameOf(target: EventTarget): string | undefined {
  if (target === window) {
    return 'window';
  }
  if (target === document) {
    return 'document';
  }
  if (target === document.documentElement || target === document.body || target === document.head) {
    return `<${(target as Element).localName}>`;
  }
  if (target === window.visualViewport) {
    return 'visualViewport';
  }
  if (target instanceof MediaQueryList) {
    return 'matchMedia(…)';
  }
  if (target instanceof BroadcastChannel) {
    return 'BroadcastChannel';
  }
  return undefined;
}

/**
 * Counts the timers, frames, nodes and lasting listeners that are created and not released while it
 * exists. The leak check creates it, calls {@link widgetsAreGone} after the last removal and reads
 * {@link count}.
 *
 * It replaces global functions of the page until {@link stop}, so only one may exist at a time.
 */
export class LeakWatch {
  readonly #restore: (() => void)[] = [];
  readonly #intervals = new Set<unknown>();
  readonly #timeouts = new Map<unknown, Timer>();
  readonly #listeners = new Map<string, Set<unknown>>();
  readonly #nodes = document.getElementsByTagName('*').length;
  #lateFrames = 0;
  #isLate = false;

  constructor() {
    this.#watchTimers();
    this.#watchListeners();
  }

  /** Counts every timer and frame from now on as late: no widget should set one any more. */
  widgetsAreGone(): void {
    this.#isLate = true;
  }

  count(): Leftovers {
    const timers = [...this.#timeouts.values()];
    const listeners = [...this.#listeners].map(([name, kept]) => [name, kept.size] as const);
    return {
      intervals: this.#intervals.size,
      timeouts: timers.filter(({ delay, isLate }) => isLate || delay >= LONG).length,
      frames: this.#lateFrames,
      listeners: new Map(listeners.filter(([, size]) => size > 0)),
      nodes: document.getElementsByTagName('*').length - this.#nodes,
    };
  }

  stop(): void {
    for (const restore of this.#restore.splice(0).reverse()) {
      restore();
    }
  }

  #replace<T extends object, K extends keyof T>(target: T, key: K, make: (original: T[K]) => T[K]) {
    const own = Object.getOwnPropertyDescriptor(target, key);
    const original = target[key];
    Object.defineProperty(target, key, {
      configurable: true,
      writable: true,
      value: make(original),
    });
    this.#restore.push(() => {
      if (own) {
        Object.defineProperty(target, key, own);
      } else {
        delete target[key];
      }
    });
  }

  #watchTimers(): void {
    const view = window as Window & typeof globalThis;
    const intervals = this.#intervals;
    const timeouts = this.#timeouts;
    this.#replace(view, 'setInterval', (original) =>
      wrap(original, (call, [handler, ...rest]) => {
        const id = call(handler, ...rest);
        intervals.add(id);
        return id;
      }),
    );
    this.#replace(view, 'setTimeout', (original) =>
      wrap(original, (call, [handler, delay, ...values]) => {
        const run = (...given: unknown[]): unknown => {
          timeouts.delete(id);
          // A string as handler is code, which a strict policy forbids anyway.
          return typeof handler === 'function' ? Reflect.apply(handler, view, given) : undefined;
        };
        const id = call(run, delay, ...values);
        timeouts.set(id, { delay: Number(delay) || 0, isLate: this.#isLate });
        return id;
      }),
    );
    for (const name of ['clearTimeout', 'clearInterval'] as const) {
      this.#replace(view, name, (original) =>
        wrap(original, (call, [id]) => {
          intervals.delete(id);
          timeouts.delete(id);
          return call(id);
        }),
      );
    }
    this.#replace(view, 'requestAnimationFrame', (original) =>
      wrap(original, (call, values) => {
        if (this.#isLate) {
          this.#lateFrames++;
        }
        return call(...values);
      }),
    );
  }

  #watchListeners(): void {
    const all = this.#listeners;
    const keptBy = (target: EventTarget, type: string): Set<unknown> => {
      const key = `${nameOf(target)} ${type}`;
      if (!all.has(key)) {
        all.set(key, new Set());
      }
      return all.get(key)!;
    };
    // Each `matchMedia` call returns a new object, so a listener counts once for each target.
    const pairs = new WeakMap<object, Map<unknown, object>>();
    const pairOf = (target: EventTarget, listener: object): object => {
      const known = pairs.get(target) ?? new Map<unknown, object>();
      pairs.set(target, known);
      if (!known.has(listener)) {
        known.set(listener, {});
      }
      return known.get(listener)!;
    };
    this.#replace(EventTarget.prototype, 'addEventListener', (original) =>
      wrapMethod(original, (target, call, values) => {
        const [type, listener, options] = values as Parameters<EventTarget['addEventListener']>;
        const { once, signal } = (
          typeof options === 'object' ? options : {}
        ) as AddEventListenerOptions;
        if (nameOf(target) && listener && !once && !signal?.aborted) {
          const kept = keptBy(target, type);
          const pair = pairOf(target, listener);
          kept.add(pair);
          signal?.addEventListener('abort', () => kept.delete(pair), { once: true });
        }
        return call(...values);
      }),
    );
    this.#replace(EventTarget.prototype, 'removeEventListener', (original) =>
      wrapMethod(original, (target, call, values) => {
        const [type, listener] = values as Parameters<EventTarget['removeEventListener']>;
        if (nameOf(target) && listener) {
          keptBy(target, type).delete(pairOf(target, listener));
        }
        return call(...values);
      }),
    );
  }
}

type Call = (...values: unknown[]) => unknown;

/** Wraps a function of the window. The only cast: its overloads differ between platforms. */
function wrap<T>(original: T, replace: (call: Call, values: unknown[]) => unknown): T {
  const call: Call = (...values) =>
    Reflect.apply(original as AnyFunction, window, values) as unknown;
  return ((...values: unknown[]) => replace(call, values)) as T;
}

function wrapMethod<T>(
  original: T,
  replace: (target: EventTarget, call: Call, values: unknown[]) => unknown,
): T {
  return function (this: EventTarget | undefined, ...values: unknown[]) {
    const target = this ?? window;
    const call: Call = (...given) =>
      Reflect.apply(original as AnyFunction, target, given) as unknown;
    return replace(target, call, values);
  } as T;
}

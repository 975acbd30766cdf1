import type { JsonValue } from '../../model/json.js';
import type { StreamEnd, StreamObserver } from '../types.js';

/** Milliseconds until the first reconnection; each further one waits twice as long. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

export interface StreamHandlers {
  subscribe(observer: StreamObserver, signal: AbortSignal): StreamEnd;
  push(data: JsonValue | ((last: JsonValue | undefined) => JsonValue)): void;
  /** Called when `isOpen` has changed. */
  changed(): void;
  failed(error: unknown): void;
  /** Called when the end of a subscription failed; it counts as ended all the same. */
  notEnded(error: unknown): void;
}

/**
 * Keeps a subscription to a stream, and subscribes again with growing delays when it breaks off.
 *
 * Callers: the entry of a source that has `subscribe`.
 *
 * States: stopped; connecting; open; waiting to reconnect; complete, until it is stopped and
 * started again.
 *
 * Invariants: there is one subscription at a time; one that has ended calls no handler.
 */
export class StreamLink {
  readonly #handlers: StreamHandlers;
  #connection: AbortController | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isOpen = false;
  #isComplete = false;

  constructor(handlers: StreamHandlers) {
    this.#handlers = handlers;
  }

  /** True while pushed answers are reliable, so that polling is not needed. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  start(): void {
    if (this.#connection || this.#retry !== undefined || this.#isComplete) {
      return;
    }
    const connection = (this.#connection = new AbortController());
    const { signal } = connection;
    let subscription: StreamEnd;
    signal.addEventListener('abort', () => this.#end(subscription), { once: true });
    try {
      subscription = this.#handlers.subscribe(this.#observer(signal), signal);
      // The subscription may have ended while it was made.
      if (signal.aborted) {
        this.#end(subscription);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error);
      }
    }
  }

  /** Ends the subscription until the next `start`. */
  stop(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#failures = 0;
    this.#isComplete = false;
    this.#disconnect();
    this.#isOpen = false;
  }

  #observer(signal: AbortSignal): StreamObserver {
    const unlessEnded =
      <Args extends unknown[]>(handle: (...args: Args) => void) =>
      (...args: Args): void => {
        if (!signal.aborted) {
          handle(...args);
        }
      };
    return {
      open: unlessEnded(() => this.#opened()),
      next: unlessEnded((data) => {
        try {
          this.#handlers.push(data);
        } catch (error) {
          this.#fail(error);
          return;
        }
        this.#opened();
      }),
      interrupted: unlessEnded(() => this.#setOpen(false)),
      error: unlessEnded((error) => this.#fail(error)),
      complete: unlessEnded(() => {
        this.#isComplete = true;
        this.#disconnect();
        this.#setOpen(false);
      }),
    };
  }

  #opened(): void {
    this.#failures = 0;
    this.#setOpen(true);
  }

  #fail(error: unknown): void {
    this.#disconnect();
    const pause = Math.min(FIRST_PAUSE * 2 ** this.#failures++, LONGEST_PAUSE);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.start();
    }, pause);
    this.#setOpen(false);
    this.#handlers.failed(error);
  }

  #disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
  }

  #end(subscription: StreamEnd): void {
    const failed = (error: unknown): void => this.#handlers.notEnded(error);
    try {
      const answer: unknown =
        typeof subscription === 'function' ? subscription() : subscription?.unsubscribe?.();
      // The function may be asynchronous, whatever its type says.
      Promise.resolve(answer).catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  #setOpen(isOpen: boolean): void {
    if (isOpen === this.#isOpen) {
      return;
    }
    this.#isOpen = isOpen;
    this.#handlers.changed();
  }
}

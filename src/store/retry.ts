const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * Repeats work whose storage could not be reached: after a random delay (full jitter) whose limit
 * doubles, and at once when the network is back.
 */
export class Retry {
  readonly #work: () => void;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Schedules the work once more. */
  schedule(): void {
    this.#stop();
    const limit = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts++);
    this.#timer = setTimeout(this.#run, Math.random() * limit);
    // A page has this method; a headless store may not.
    globalThis.addEventListener?.('online', this.#run);
  }

  /** Cancels the scheduled work, and resets the delay. */
  cancel(): void {
    this.#stop();
    this.#attempts = 0;
  }

  readonly #run = (): void => {
    this.#stop();
    this.#work();
  };

  #stop(): void {
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#run);
  }
}

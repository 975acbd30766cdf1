const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * Does a piece of work again that found its storage out of reach: after a random while (full
 * jitter) whose limit doubles, and at once when the network is back.
 */
export class Retry {
  readonly #work: () => void;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Does the work once more, later. */
  schedule(): void {
    this.#stop();
    const limit = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts++);
    this.#timer = setTimeout(this.#run, Math.random() * limit);
    // A page has it; a headless store may not.
    globalThis.addEventListener?.('online', this.#run);
  }

  /** Does nothing any more, and begins with short waits the next time. */
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

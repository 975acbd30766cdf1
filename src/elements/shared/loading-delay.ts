/** Milliseconds after which a load is shown; a shorter one is not. */
const DELAY = 200;

/** Tells when something has been loading so long that the user should see it. */
export class LoadingDelay {
  isOver = false;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when the delay is over. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  follow(isLoading: boolean): void {
    if (!isLoading) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isOver = false;
    } else {
      this.#timer ??= setTimeout(() => {
        this.isOver = true;
        this.#changed();
      }, DELAY);
    }
  }
}

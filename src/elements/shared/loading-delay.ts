/** Milliseconds. A load that ends within them shows no sign of itself. */
const DELAY = 200;

/** Knows when something has been loading for so long that its user should be told. */
export class LoadingDelay {
  isOver = false;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when it is over. */
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

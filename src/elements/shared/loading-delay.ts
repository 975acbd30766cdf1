/** Milliseconds. A load that ends within them shows no sign of itself. */
const PATIENCE = 200;

/** Knows when something has been loading for so long that its user should be told. */
export class Patience {
  isOver = false;
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` is called when it is over. */
  constructor(tell: () => void) {
    this.#tell = tell;
  }

  follow(isLoading: boolean): void {
    if (!isLoading) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isOver = false;
    } else {
      this.#timer ??= setTimeout(() => {
        this.isOver = true;
        this.#tell();
      }, PATIENCE);
    }
  }
}

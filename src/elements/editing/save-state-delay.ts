import type { SaveState } from '../../store/types.js';

/** Milliseconds that a save may take before the toolbar tells of it. */
const DELAY = 250;

/**
 * The save state as the toolbar tells it: most saves are over before anyone could read that they
 * began.
 */
export class SaveStateDelay {
  readonly #changed: () => void;
  #told: SaveState = 'saved';
  #pendingSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when another state is to be told, though nothing else happened. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  follow(present: SaveState): SaveState {
    if (present !== 'pending') {
      this.#told = present;
      this.#pendingSince = undefined;
    } else if (this.#pendingSince === undefined) {
      this.#pendingSince = performance.now();
      this.#timer ??= setTimeout(() => this.#check(), DELAY);
    }
    return this.#told;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /**
   * One timer serves a whole run of edits: most find that their save is over, or began only lately.
   */
  #check(): void {
    this.#timer = undefined;
    if (this.#pendingSince === undefined) {
      return;
    }
    const left = this.#pendingSince + DELAY - performance.now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#check(), left);
    } else {
      this.#told = 'pending';
      this.#changed();
    }
  }
}

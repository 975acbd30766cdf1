import type { SaveState } from '../../store/types.js';

/** Milliseconds that a save may take before the toolbar tells of it. */
const DELAY = 250;

/**
 * The save state that the toolbar shows. A short `pending` is not shown: most saves are over before
 * anyone could read it.
 */
export class SaveStateDelay {
  readonly #changed: () => void;
  #told: SaveState = 'saved';
  #pendingSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when the shown state changes and nothing else does. */
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
   * Shows `pending` if it has lasted long enough, else waits for the rest of the delay: one timer
   * for a run of edits.
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

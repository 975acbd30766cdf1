import { joinEdits, type Edit } from '../model/change/join-edits.js';
import type { Dashboard } from '../model/types.js';

const MAX_STEPS = 100;

/** One step to undo or redo. */
export interface Step extends Edit {
  /**
   * The document right after the step: tells what others have changed since. Documents share what
   * is equal.
   */
  readonly after: Dashboard;
}

/** The steps that a user can take back and make again. */
export class History {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];
  #lastKey: string | undefined;
  #lastTime = 0;

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Of the step to undo next, while it can be widened. */
  get lastKey(): string | undefined {
    return this.#lastKey;
  }

  /**
   * Adds a step, or widens the last one if it has the same key and is at most `window` milliseconds
   * old.
   */
  add(step: Step, key?: string, window = 0): void {
    const now = Date.now();
    const last = this.#undo.at(-1);
    const joins = key !== undefined && key === this.#lastKey && now - this.#lastTime <= window;
    if (last && joins) {
      this.#undo[this.#undo.length - 1] = { ...joinEdits(last, step), after: step.after };
    } else {
      this.#push(this.#undo, step);
    }
    this.#redo.length = 0;
    this.#lastKey = key;
    this.#lastTime = now;
  }

  /** The step to undo or redo next. */
  next(direction: 'undo' | 'redo'): Step | undefined {
    return (direction === 'undo' ? this.#undo : this.#redo).at(-1);
  }

  /** Takes that step away. Give its counterpart to {@link put}. */
  take(direction: 'undo' | 'redo'): void {
    this.#lastKey = undefined;
    (direction === 'undo' ? this.#undo : this.#redo).pop();
  }

  /** Keeps what takes back a step that was just undone or redone. */
  put(direction: 'undo' | 'redo', step: Step): void {
    this.#push(direction === 'undo' ? this.#redo : this.#undo, step);
  }

  clear(): void {
    this.#undo.length = 0;
    this.#redo.length = 0;
    this.#lastKey = undefined;
  }

  #push(steps: Step[], step: Step): void {
    steps.push(step);
    if (steps.length > MAX_STEPS) {
      steps.shift();
    }
  }
}

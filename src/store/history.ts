import { joinEdits, type Edit } from '../model/change/join-edits.js';
import type { Dashboard } from '../model/types.js';

/** Steps share what is equal of their documents, so that many cost little. */
const MAX_STEPS = 500;

/** One step to undo or redo. */
export interface Step extends Edit {
  /** The document right after the step: tells what others have changed since. */
  readonly after: Dashboard;
}

/** The steps that a user can take back and make again. */
export class History {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];
  /** Steps were dropped to make room for later ones. */
  #isCut = false;
  #lastKey: string | undefined;
  #lastTime = 0;

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Undo has come to its last step, or beyond it, and there were more once. */
  get undoIsLimited(): boolean {
    return this.#isCut && this.#undo.length <= 1;
  }

  /** Of the step to undo next, while it can be widened. */
  get lastKey(): string | undefined {
    return this.#lastKey;
  }

  /** Adds a step, or widens the last one if it has the same key and is at most `window` ms old. */
  add(step: Step, key?: string, window = 0): void {
    const now = Date.now();
    const last = this.#undo.at(-1);
    const joins = key !== undefined && key === this.#lastKey && now - this.#lastTime <= window;
    if (last && joins) {
      this.#undo[this.#undo.length - 1] = { ...joinEdits(last, step), after: step.after };
    } else {
      this.#undo.push(step);
    }
    if (this.#undo.length > MAX_STEPS) {
      this.#undo.shift();
      this.#isCut = true;
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
    (direction === 'undo' ? this.#redo : this.#undo).push(step);
  }
}

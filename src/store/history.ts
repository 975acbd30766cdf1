import { applyChange } from '../model/change/apply.js';
import { joinEdits, type Edit } from '../model/change/join-edits.js';
import type { Change, Dashboard } from '../model/types.js';

/**
 * The most steps that are kept. They share the equal parts of their documents, so many cost little.
 */
const MAX_STEPS = 500;

/** One step to undo or redo. */
export interface Step extends Edit {
  /** The document right after the step, to find the changes that others made since. */
  readonly after: Dashboard;
  /** The edit in words. */
  readonly label?: string | undefined;
}

/**
 * The steps that a user can undo and redo.
 *
 * Callers: the editor; `DashboardStore` reads its state.
 *
 * Invariants: a new step empties the redo list; at most {@link MAX_STEPS} steps are kept; only the
 * last added step can be widened, and no step after an undo or redo.
 */
export class History {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];
  /** True if steps were dropped to make room for later ones. */
  #isCut = false;
  #lastKey: string | undefined;
  #lastTime = 0;

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** True if undo is at its last step, or beyond it, and earlier steps were dropped. */
  get undoIsLimited(): boolean {
    return this.#isCut && this.#undo.length <= 1;
  }

  /** The key of the step to undo next, while it can be widened. */
  get lastKey(): string | undefined {
    return this.#lastKey;
  }

  /** Adds a step, or widens the last one if it has the same key and is at most `window` ms old. */
  add(step: Step, key?: string, window = 0): void {
    const now = Date.now();
    const last = this.#undo.at(-1);
    const joins = key !== undefined && key === this.#lastKey && now - this.#lastTime <= window;
    if (last && joins) {
      this.#undo[this.#undo.length - 1] = { ...step, ...joinEdits(last, step) };
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

  /** Removes that step. Pass its counterpart to {@link put}. */
  take(direction: 'undo' | 'redo'): void {
    this.#lastKey = undefined;
    (direction === 'undo' ? this.#undo : this.#redo).pop();
  }

  /**
   * Adopts what a backend has made of the user's own edits, such as a trimmed title: the steps look
   * for that from now on, and can still be taken back.
   */
  adopt(changes: readonly Change[]): void {
    for (const steps of [this.#undo, this.#redo]) {
      for (const [index, step] of steps.entries()) {
        steps[index] = { ...step, after: applyFitting(step.after, changes) };
      }
    }
  }

  /** Adds the counterpart of a step that was just undone or redone. */
  put(direction: 'undo' | 'redo', step: Step): void {
    (direction === 'undo' ? this.#redo : this.#undo).push(step);
  }
}

/** The document after those of the changes that fit it. */
function applyFitting(dashboard: Dashboard, changes: readonly Change[]): Dashboard {
  return changes.reduce((before, change) => {
    try {
      return applyChange(before, change);
    } catch {
      return before;
    }
  }, dashboard);
}

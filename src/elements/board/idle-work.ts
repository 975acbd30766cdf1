import { readingOrder } from '../../model/index.js';
import { focusedElement } from '../shared/focused-element.js';
import type { Board, Move } from './board.js';
import type { Item } from './item.js';
import { reorder } from './reorder.js';
import { whenIdle } from './when-idle.js';

/** Milliseconds without an edit after which the work is done. */
const PAUSE = 1000;
/** Deferred items that are laid out in one frame. */
const BATCH = 50;
/** Milliseconds that a glide takes. */
const MOVE_DURATION = 160;
/** The most items that glide at once: nobody could follow more. */
const MOST_GLIDES = 12;

/**
 * Deferred work of the board. Moved widgets glide to their place at once; after a pause in editing,
 * the DOM is put in reading order, and deferred widgets are laid out.
 *
 * States: idle, or planned by an edit until the pause is over. Callers: the board, and the edit
 * session, which creates it. Invariant: it never works during a gesture, whose layout is a preview.
 */
export class IdleWork {
  readonly #board: Board;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cancelIdle: (() => void) | undefined;
  /** The time at which the pause is over, as of `performance.now()`. */
  #due = 0;
  /** True while nothing may glide, as in a program's edits. */
  isStill = false;
  readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(board: Board) {
    this.#board = board;
  }

  /** Animates items from their old place to the new one, by `transform`, which costs no layout. */
  glide(moves: readonly Move[]): void {
    if (this.isStill || moves.length > MOST_GLIDES || this.#reducedMotion.matches) {
      return;
    }
    const { column, row, isRtl } = this.#board;
    for (const [{ element, rect }, before] of moves) {
      const x = (before.x - rect.x) * column * (isRtl ? -1 : 1);
      const y = (before.y - rect.y) * row;
      if (x || y) {
        element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
          duration: MOVE_DURATION,
          easing: 'cubic-bezier(0.2, 0, 0, 1)',
        });
      }
    }
  }

  /** Starts the pause again, after an edit. */
  plan(): void {
    this.#cancelIdle?.();
    this.#due = performance.now() + PAUSE;
    this.#timer ??= setTimeout(() => this.#check(), PAUSE);
  }

  stop(): void {
    this.#cancelIdle?.();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Does the work if the pause is over, else waits for the rest of it: one timer for a run of
   * edits.
   */
  #check(): void {
    this.#timer = undefined;
    const left = this.#board.isPreviewing ? PAUSE : this.#due - performance.now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#check(), left);
    } else {
      this.order();
      this.#layOut();
    }
  }

  /**
   * Puts the DOM in reading order now, if anything has moved, and restores the focus if a move took
   * it away.
   */
  order(): void {
    const { elements, layout, items, moved, isPreviewing, isUnordered } = this.#board;
    if (!isUnordered || isPreviewing) {
      return;
    }
    this.#board.isUnordered = false;
    const { grid } = elements;
    const focused = focusedElement();
    const movedElements = new Set([...moved].map((id) => items.get(id)?.element));
    moved.clear();
    const wanted = readingOrder(layout).flatMap((id) => {
      const item = items.get(id);
      return item?.mount ? item.element : [];
    });
    reorder(grid, wanted, (element) => movedElements.has(element));
    if (focused !== focusedElement()) {
      focused?.focus({ preventScroll: true });
    }
  }

  /**
   * Does now what Tab needs: the DOM in reading order, and the widgets beside the one that has the
   * focus with all of their controls.
   */
  beforeTab(item: Item | undefined): void {
    this.order();
    if (item) {
      const { layout, items } = this.#board;
      const order = readingOrder(layout);
      const index = order.indexOf(item.id);
      for (const id of [order[index - 1], order[index + 1]]) {
        const neighbour = id === undefined ? undefined : items.get(id);
        if (neighbour) {
          this.#board.fill(neighbour);
        }
      }
    }
  }

  #layOut(): void {
    this.#cancelIdle = whenIdle(() => {
      let count = 0;
      for (const item of this.#board.deferred) {
        item.element.classList.remove('deferred');
        this.#board.deferred.delete(item);
        if (++count === BATCH) {
          this.#layOut();
          break;
        }
      }
    });
  }
}

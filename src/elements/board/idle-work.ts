import { readingOrder } from '../../model/index.js';
import { focusedElement } from '../shared/focused-element.js';
import type { Board, Move } from './board.js';
import { reorder } from './reorder.js';
import { whenIdle } from './when-idle.js';

/** Milliseconds without an edit. */
const PAUSE = 1000;
/** Items that the browser lays out in one frame. */
const BATCH = 50;
/** Milliseconds. */
const MOVE_DURATION = 160;
/** When more than these move at once, no eye follows them. */
const MOST_GLIDES = 12;

/**
 * The board's work that can wait. Widgets that moved glide to their place at once; when nothing has
 * been edited for a while, the DOM gets the reading order back, and far widgets are laid out.
 *
 * States: idle, or planned by an edit until the pause is over. Callers: the board, and the edit
 * session, which brings it along. Invariant: it never works in the middle of a gesture, whose
 * layout is a preview.
 */
export class IdleWork {
  readonly #board: Board;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cancelIdle: (() => void) | undefined;
  /** When the pause is over, on the clock of the page. */
  #due = 0;
  /** Nothing glides. */
  isStill = false;
  readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(board: Board) {
    this.#board = board;
  }

  /** By `transform`, which costs no layout, from where the items were to where they already are. */
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

  /** Something was edited. */
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

  /** One timer for a run of edits: it goes on until the pause was long enough. */
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
   * Puts the DOM in reading order now, if anything has moved, and the focus back where a move took
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

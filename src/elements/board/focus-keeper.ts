import type { Board } from './board.js';
import type { Item } from './item.js';

/** The place of the focus, and the boxes that may get it if it is lost. */
interface Place {
  /**
   * The boxes of the widgets in document order, and the index of the one that had the focus; -1 if
   * it was elsewhere in the element.
   */
  readonly boxes: readonly Element[];
  readonly index: number;
}

/** Tells if nothing on the page has the focus. */
function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/**
 * Keeps the focus in the dashboard when the focused node disappears: a removed widget, a grip that
 * a narrow board does not show, the toolbar of edit mode. The focus goes to the same widget, else
 * to its neighbour, else to the board.
 *
 * Callers note the place before the page changes, and restore it afterwards.
 */
export class FocusKeeper {
  readonly #root: ShadowRoot;
  readonly #board: Board;
  readonly #rendered: () => Promise<unknown>;

  /** `rendered` settles when the element has rendered the last change. */
  constructor(root: ShadowRoot, board: Board, rendered: () => Promise<unknown>) {
    this.#root = root;
    this.#board = board;
    this.#rendered = rendered;
  }

  /** Returns the place of the focus; undefined if it is not in this dashboard. */
  note(): Place | undefined {
    const active = this.#root.activeElement;
    if (!active) {
      return undefined;
    }
    const box = active.closest('.item');
    const boxes = box ? [...this.#board.elements.grid.children] : [];
    return { boxes, index: box ? boxes.indexOf(box) : -1 };
  }

  /** Restores the focus if the change took it away. */
  async restore(place: Place | undefined): Promise<void> {
    if (!place) {
      return;
    }
    await this.#rendered();
    const { boxes, index } = place;
    // The same widget first, then those behind it, then those before it, the nearest first.
    const order = index < 0 ? [] : [...boxes.slice(index), ...boxes.slice(0, index).reverse()];
    const next = order.map((box) => this.#board.itemIn(box)).find((item) => item !== undefined);
    // A chrome renders its new mode in an update of its own, and far from the viewport later.
    if (next) {
      this.#board.fill(next);
    }
    await next?.mount?.chrome.updateComplete;
    if (isLost() && next) {
      await this.to(next);
    }
    if (isLost()) {
      this.#toBoard();
    }
  }

  /** Gives the focus to a widget: to its grip, else to its first button. */
  async to(item: Item): Promise<void> {
    this.#board.fill(item);
    const chrome = item.mount?.chrome;
    await chrome?.updateComplete;
    const target = chrome?.grip ?? chrome?.renderRoot.querySelector('button');
    target?.focus();
  }

  #toBoard(): void {
    const bar = '.toolbar [data-action="add"], .title-bar [data-action="edit"]';
    const target =
      this.#root.querySelector<HTMLElement>(bar) ?? this.#root.querySelector<HTMLElement>('.frame');
    target?.focus({ preventScroll: true });
  }
}

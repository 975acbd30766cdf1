import type { Board } from './board.js';
import type { Item } from './item.js';

/** Where the focus was, and who comes next if that goes. */
interface Place {
  /**
   * The boxes of the widgets in document order; the one that held the focus, or -1 for the rest of
   * the element.
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
 * Keeps the focus in the dashboard when the node that has it goes: a widget that is removed, by
 * whomever, a grip that a narrow board has no use for, the toolbar of edit mode. It goes to the
 * same widget, else to its neighbour, else to the board.
 *
 * Callers note the place before the page changes, and restore it afterwards.
 */
export class FocusKeeper {
  readonly #root: ShadowRoot;
  readonly #board: Board;
  readonly #rendered: () => Promise<unknown>;

  /** `rendered` settles when the element shows what was changed last. */
  constructor(root: ShadowRoot, board: Board, rendered: () => Promise<unknown>) {
    this.#root = root;
    this.#board = board;
    this.#rendered = rendered;
  }

  /** The place of the focus; undefined if it is not in this dashboard. */
  note(): Place | undefined {
    const active = this.#root.activeElement;
    if (!active) {
      return undefined;
    }
    const box = active.closest('.item');
    const boxes = box ? [...this.#board.elements.grid.children] : [];
    return { boxes, index: box ? boxes.indexOf(box) : -1 };
  }

  /** Gives the focus to who comes next, if the change took it away. */
  async restore(place: Place | undefined): Promise<void> {
    if (!place) {
      return;
    }
    await this.#rendered();
    const { boxes, index } = place;
    // The same widget, those behind it, then those before it, the nearest first.
    const order = index < 0 ? [] : [...boxes.slice(index), ...boxes.slice(0, index).reverse()];
    const next = order.map((box) => this.#board.itemIn(box)).find((item) => item !== undefined);
    // A chrome shows its new mode by an update of its own.
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
    const add = this.#root.querySelector<HTMLElement>('.toolbar [data-action="add"]');
    (add ?? this.#root.querySelector<HTMLElement>('.frame'))?.focus({ preventScroll: true });
  }
}

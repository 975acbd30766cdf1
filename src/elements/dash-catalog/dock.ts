import { NARROW } from '../../model/layout/view.js';

/** Distance between the board and the panel, in CSS pixels. */
const GAP = 16;

/**
 * Makes room for a panel at the end side of the window: the board shrinks by the part that the
 * panel would cover, unless it would become too narrow for moving widgets.
 */
export class Dock {
  readonly #element: HTMLElement;
  readonly #own: string;
  readonly #padding: number;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#own = element.style.paddingInlineEnd;
    this.#padding = parseFloat(getComputedStyle(element).paddingInlineEnd) || 0;
  }

  /**
   * Makes room for a panel of this width. Returns false if the panel covers a part of the board.
   */
  makeRoom(panelWidth: number): boolean {
    const element = this.#element;
    const { left, right, width } = element.getBoundingClientRect();
    const isRtl = getComputedStyle(element).direction === 'rtl';
    const page = document.documentElement.clientWidth;
    const edge = isRtl ? left : page - right;
    const overlap = Math.max(0, panelWidth + GAP - edge - this.#padding);
    const hasRoom = width - this.#padding - overlap >= NARROW;
    element.style.paddingInlineEnd =
      hasRoom && overlap > 0 ? `${this.#padding + overlap}px` : this.#own;
    return hasRoom || overlap === 0;
  }

  end(): void {
    this.#element.style.paddingInlineEnd = this.#own;
  }
}

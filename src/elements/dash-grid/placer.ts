import type { Rect } from '../../model/types.js';
import type { Item } from './item.js';

/** How grid units become lengths. */
export interface PlacerOptions {
  readonly columns: number;
  /** Height of a row with its gap, in CSS pixels. */
  readonly row: number;
  readonly isRtl: boolean;
}

/**
 * The one writer of positions. It writes the same geometry as gridstack does, so that nothing moves when gridstack takes
 * an item; across in per cent, so that no script runs when the board changes its width.
 */
export class Placer {
  readonly #written = new WeakMap<HTMLElement, Rect>();
  readonly #options: PlacerOptions;

  constructor(options: PlacerOptions) {
    this.#options = options;
  }

  /** Writes what differs from the last time. */
  place({ element, rect }: Pick<Item, 'element' | 'rect'>): void {
    const last = this.#written.get(element);
    if (last === rect) {
      return;
    }
    this.#written.set(element, rect);
    const { columns, row, isRtl } = this.#options;
    const { style } = element;
    if (!last) {
      // gridstack writes `right` in right-to-left; a logical property beside it would win over it.
      style[isRtl ? 'left' : 'right'] = '';
    }
    if (last?.x !== rect.x) {
      style[isRtl ? 'right' : 'left'] = `${(100 * rect.x) / columns}%`;
    }
    if (last?.y !== rect.y) {
      style.top = `${rect.y * row}px`;
    }
    if (last?.w !== rect.w) {
      style.width = `${(100 * rect.w) / columns}%`;
    }
    if (last?.h !== rect.h) {
      style.height = `${rect.h * row}px`;
    }
  }

  /** Where the element was placed last. */
  placed(element: HTMLElement): Rect | undefined {
    return this.#written.get(element);
  }

  /** Someone else wrote this element's position: write all of it the next time. */
  forget(element: HTMLElement): void {
    this.#written.delete(element);
  }
}

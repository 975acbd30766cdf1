import type { Rect } from '../../model/types.js';
import type { Item } from './item.js';

const units = (count: number, unit: string) => `calc(${count} * var(${unit}))`;

/**
 * The one writer of positions. It writes gridstack's own geometry (a multiple of two custom properties), so that nothing
 * moves by a pixel when gridstack adopts the items, and no script runs when the board changes its width.
 */
export class Placer {
  readonly #written = new WeakMap<HTMLElement, Rect>();

  constructor(private readonly isRtl: boolean) {}

  /** Writes what differs from the last time. */
  place({ element, rect }: Item): void {
    const last = this.#written.get(element);
    if (last === rect) {
      return;
    }
    this.#written.set(element, rect);
    const { style } = element;
    if (!last) {
      // gridstack writes `right` in right-to-left; a logical property beside it would win over it.
      style[this.isRtl ? 'left' : 'right'] = '';
    }
    if (last?.x !== rect.x) {
      style[this.isRtl ? 'right' : 'left'] = units(rect.x, '--gs-column-width');
    }
    if (last?.y !== rect.y) {
      style.top = units(rect.y, '--gs-cell-height');
    }
    if (last?.w !== rect.w) {
      style.width = units(rect.w, '--gs-column-width');
    }
    if (last?.h !== rect.h) {
      style.height = units(rect.h, '--gs-cell-height');
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

/** A size in CSS pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A size in grid units. */
export interface UnitSize {
  readonly w: number;
  readonly h: number;
}

/** Smaller differences are rounding of the layout, in CSS pixels. */
const TOLERANCE = 0.1;

export function isSameSize(a: PixelSize, b: PixelSize): boolean {
  return Math.abs(a.width - b.width) < TOLERANCE && Math.abs(a.height - b.height) < TOLERANCE;
}

/** Tells if a widget is one row high: its header is then a single line. */
export function isCompact({ h }: UnitSize): boolean {
  return h === 1;
}

/**
 * The sizes of widget bodies. Every chrome takes the same amount from its box, so that after the
 * first one has been measured the others are known before they are in the document.
 */
export class BodySizes {
  /** Width of a column and height of a row, gaps included, in CSS pixels. */
  #column = 0;
  #row = 0;
  /** True while a gesture gives its box sizes between those of the grid. */
  isLoose = false;
  /** The amount that the chrome takes from the box, by {@link isCompact}. */
  readonly #taken = new Map<boolean, PixelSize>();

  /** True if the board has a width. */
  get hasUnits(): boolean {
    return this.#column > 0;
  }

  setUnits(column: number, row: number): void {
    this.#column = column;
    this.#row = row;
  }

  /** Returns the size of a body; undefined while no chrome is measured, or if nothing is left. */
  of(size: UnitSize): PixelSize | undefined {
    const taken = this.#taken.get(isCompact(size));
    if (!taken || this.#column === 0) {
      return undefined;
    }
    const width = size.w * this.#column - taken.width;
    const height = size.h * this.#row - taken.height;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }

  /** Measures a body, which forces a layout. The size is 0 while the body is not rendered. */
  measure(body: Element, size: UnitSize): PixelSize {
    const style = getComputedStyle(body);
    const width = parseFloat(style.width) || 0;
    const height = parseFloat(style.height) || 0;
    if (width > 0 && height > 0 && this.hasUnits && !this.isLoose) {
      this.#taken.set(isCompact(size), {
        width: size.w * this.#column - width,
        height: size.h * this.#row - height,
      });
    }
    return { width, height };
  }

  /** Checks a reported size: if another one was expected, the next body is measured again. */
  seen(size: UnitSize, pixels: PixelSize): void {
    const expected = this.of(size);
    if (expected && !this.isLoose && !isSameSize(expected, pixels)) {
      this.#taken.delete(isCompact(size));
    }
  }
}

/** In CSS pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** In grid units. */
export interface UnitSize {
  readonly w: number;
  readonly h: number;
}

/** What layout rounds is less. */
const TOLERANCE = 0.1;

export function isSameSize(a: PixelSize, b: PixelSize): boolean {
  return Math.abs(a.width - b.width) < TOLERANCE && Math.abs(a.height - b.height) < TOLERANCE;
}

/** One row high: the header is a single line. */
export function isCompact({ h }: UnitSize): boolean {
  return h === 1;
}

/**
 * How large the bodies of widgets are. Every chrome takes the same away from its box, so that after
 * the first one has been measured the others are known before they stand in the page.
 */
export class BodySizes {
  /** Width of a column and height of a row, gaps included, in CSS pixels. */
  #column = 0;
  #row = 0;
  /** A gesture gives its box sizes between those of the grid. */
  isLoose = false;
  /** What the chrome takes from the box, for compact ones and for others. */
  readonly #taken = new Map<boolean, PixelSize>();

  /** Whether the board has a width. */
  get hasUnits(): boolean {
    return this.#column > 0;
  }

  setUnits(column: number, row: number): void {
    this.#column = column;
    this.#row = row;
  }

  /** Undefined while nothing is known, or nothing is left for the body. */
  of(size: UnitSize): PixelSize | undefined {
    const taken = this.#taken.get(isCompact(size));
    if (!taken || this.#column === 0) {
      return undefined;
    }
    const width = size.w * this.#column - taken.width;
    const height = size.h * this.#row - taken.height;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }

  /**
   * Measures a body, which makes the browser lay the page out. Nothing while it is not rendered.
   */
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

  /** A body has this size: if another one was expected, the next body is measured. */
  seen(size: UnitSize, pixels: PixelSize): void {
    const expected = this.of(size);
    if (expected && !this.isLoose && !isSameSize(expected, pixels)) {
      this.#taken.delete(isCompact(size));
    }
  }
}

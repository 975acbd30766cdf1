/** Distance from the edge at which scrolling starts, in CSS pixels. */
const BAND = 56;
/** Speed at the edge, in CSS pixels a frame. */
const SPEED = 18;

/** Returns the parent in the flat tree, also outside the shadow root. */
export function parentOf(element: Element): Element | null {
  return (
    element.assignedSlot ??
    element.parentElement ??
    ((element.getRootNode() as ShadowRoot).host as Element | undefined) ??
    null
  );
}

/**
 * Returns the ancestors that scroll vertically, the nearest first, also outside the shadow root.
 */
export function scrollersOf(element: Element): Element[] {
  const page = document.scrollingElement ?? document.documentElement;
  const found: Element[] = [];
  for (let parent = parentOf(element); parent; parent = parentOf(parent)) {
    const { overflowY } = getComputedStyle(parent);
    const isScroller = /auto|scroll/.test(overflowY) && parent.scrollHeight > parent.clientHeight;
    if (isScroller && parent !== page) {
      found.push(parent);
    }
  }
  return [...found, page];
}

type Pointer = Pick<MouseEvent, 'clientX' | 'clientY'>;

/**
 * Scrolls while a gesture holds the pointer near the upper or lower edge of a scroller. One that is
 * at its end leaves it to the one round it.
 */
export class Autoscroll {
  readonly #scrollers: readonly Element[];
  readonly #scrolled: () => void;
  #pointer: Pointer | undefined;
  #frame = 0;

  /** `scrolled` is called after each step. */
  constructor(element: Element, scrolled: () => void) {
    this.#scrollers = scrollersOf(element);
    this.#scrolled = scrolled;
    document.addEventListener('mousemove', this.follow, true);
  }

  end(): void {
    document.removeEventListener('mousemove', this.follow, true);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pointer = undefined;
  }

  /** Sets the position of the pointer. The mouse is followed without it. */
  readonly follow = (pointer: Pointer): void => {
    this.#pointer = pointer;
    if (this.#frame === 0 && this.#scrollers.some((scroller) => this.#speedOf(scroller) !== 0)) {
      this.#frame = requestAnimationFrame(this.#step);
    }
  };

  readonly #step = (): void => {
    this.#frame = 0;
    for (const scroller of this.#scrollers) {
      const before = scroller.scrollTop;
      const speed = this.#speedOf(scroller);
      if (speed !== 0) {
        scroller.scrollTop += speed;
      }
      if (scroller.scrollTop !== before) {
        this.#scrolled();
        return;
      }
    }
  };

  #speedOf(scroller: Element): number {
    if (!this.#pointer) {
      return 0;
    }
    const { clientY } = this.#pointer;
    const isPage = scroller === document.scrollingElement;
    const box = scroller.getBoundingClientRect();
    const top = isPage ? 0 : Math.max(0, box.top);
    const bottom = isPage ? innerHeight : Math.min(innerHeight, box.bottom);
    const above = Math.min(1, Math.max(0, (top + BAND - clientY) / BAND));
    const below = Math.min(1, Math.max(0, (clientY - (bottom - BAND)) / BAND));
    return Math.round((below - above) * SPEED);
  }
}

/** Distance from the edge at which scrolling starts, in CSS pixels. */
const BAND = 56;
/** Speed at the edge, in CSS pixels a frame. */
const SPEED = 18;

function parentOf(element: Element): Element | null {
  return (
    element.assignedSlot ??
    element.parentElement ??
    ((element.getRootNode() as ShadowRoot).host as Element | undefined) ??
    null
  );
}

/** Returns the nearest ancestor that scrolls vertically, also outside the shadow root. */
function scrollerOf(element: Element): Element {
  for (let parent = parentOf(element); parent; parent = parentOf(parent)) {
    const { overflowY } = getComputedStyle(parent);
    if (/auto|scroll/.test(overflowY) && parent.scrollHeight > parent.clientHeight) {
      return parent;
    }
  }
  return document.scrollingElement ?? document.documentElement;
}

type Pointer = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Scrolls while a gesture holds the pointer near the upper or lower edge of the scroller. */
export class Autoscroll {
  readonly #scroller: Element;
  readonly #scrolled: () => void;
  #pointer: Pointer | undefined;
  #frame = 0;

  /** `scrolled` is called after each step. */
  constructor(element: Element, scrolled: () => void) {
    this.#scroller = scrollerOf(element);
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
    if (this.#frame === 0 && this.#speed() !== 0) {
      this.#frame = requestAnimationFrame(this.#step);
    }
  };

  readonly #step = (): void => {
    this.#frame = 0;
    const before = this.#scroller.scrollTop;
    this.#scroller.scrollTop += this.#speed();
    if (this.#scroller.scrollTop !== before) {
      this.#scrolled();
    }
  };

  #speed(): number {
    if (!this.#pointer) {
      return 0;
    }
    const { clientY } = this.#pointer;
    const isPage = this.#scroller === document.scrollingElement;
    const box = this.#scroller.getBoundingClientRect();
    const top = isPage ? 0 : Math.max(0, box.top);
    const bottom = isPage ? innerHeight : Math.min(innerHeight, box.bottom);
    const above = Math.min(1, Math.max(0, (top + BAND - clientY) / BAND));
    const below = Math.min(1, Math.max(0, (clientY - (bottom - BAND)) / BAND));
    return Math.round((below - above) * SPEED);
  }
}

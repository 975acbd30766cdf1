import type { Rect } from '../../model/types.js';
import type { Item } from './item.js';
import { whenIdle } from './when-idle.js';

/**
 * Rows in one observed band: with fewer a scrolled page pays for more of them, with more too much
 * counts as near.
 */
const BAND_ROWS = 12;
/** How far outside the visible part things are made ready, as a share of it. */
const MARGIN = '60% 0px';
/**
 * Milliseconds of one batch. Laying it out afterwards takes the browser as long again, and no
 * deadline counts that.
 */
const BATCH_TIME = 16;
/** Widgets that are worth a frame of their own, however slow the machine is at this moment. */
const LEAST = 40;
/** Widgets that go into the page together. */
const PORTION = 20;

function isInWindow({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): boolean {
  return top < innerHeight && bottom > 0;
}

export interface FillHandlers {
  fill(items: readonly Item[]): void;
  /**
   * {@link FillQueue.isNear} may answer otherwise than before for what stands in these rows, `end`
   * not included.
   */
  nearChanged(start: number, end: number): void;
}

/**
 * Fills items with their widgets: those near the visible part at once, the rest in idle time. It
 * observes bands of rows and not items, because one observer target an item costs more than the
 * item; and it uses an observer because scroll events of scrollers in other shadow roots can't be
 * heard.
 */
export class FillQueue {
  readonly #waiting = new Set<Item>();
  readonly #near = new Set<number>();
  readonly #bands: HTMLElement[] = [];
  readonly #layer: HTMLElement;
  readonly #handlers: FillHandlers;
  /** Height of a row with its gap, in CSS pixels. */
  #row = 0;
  #observer: IntersectionObserver | undefined;
  #cancelIdle: (() => void) | undefined;
  /** Idle filling starts when the visible part has been seen once. */
  #hasSeen = false;
  #resolveSeen!: () => void;
  /** Settles when it is known what is near the visible part. */
  readonly seen = new Promise<void>((resolve) => (this.#resolveSeen = resolve));

  constructor(layer: HTMLElement, handlers: FillHandlers) {
    this.#layer = layer;
    this.#handlers = handlers;
  }

  start(): void {
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        // At the start only what can be seen is worth holding the first frame up.
        let isUrgent = this.#hasSeen;
        let first = Infinity;
        let last = -1;
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          const index = this.#bands.indexOf(target as HTMLElement);
          first = Math.min(first, index);
          last = Math.max(last, index);
          if (isIntersecting) {
            isUrgent ||= !this.#near.has(index) && isInWindow(boundingClientRect);
            this.#near.add(index);
          } else {
            this.#near.delete(index);
          }
        }
        this.#hasSeen = true;
        this.#watch();
        if (isUrgent) {
          this.fillNear();
        } else {
          this.#planIdle();
        }
        this.#handlers.nearChanged(first * BAND_ROWS, (last + 1) * BAND_ROWS);
        this.#resolveSeen();
      },
      // Scrollers between the board and the viewport have a margin of their own, where the browser
      // knows it.
      { rootMargin: MARGIN, scrollMargin: MARGIN } as IntersectionObserverInit,
    );
    this.#bands.forEach((band) => this.#observer?.observe(band));
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#near.clear();
    this.#hasSeen = false;
  }

  /** Stops for good. */
  end(): void {
    this.stop();
    this.#resolveSeen();
  }

  setRow(row: number): void {
    this.#row = row;
    this.#bands.forEach((band, index) => this.#place(band, index));
  }

  /** Tells how many rows the board has. */
  measure(rows: number): void {
    const count = Math.ceil(rows / BAND_ROWS);
    const known = this.#hasSeen ? Math.min(this.#bands.length, count) : 0;
    // Before there is more that the browser would have to lay out to answer; NaN while there is
    // nothing to see.
    const { top, width } = known > 0 ? { top: 0, width: 1 } : this.#layer.getBoundingClientRect();
    while (this.#bands.length < count) {
      const band = document.createElement('i');
      this.#place(band, this.#bands.push(band) - 1);
      this.#layer.append(band);
      this.#observer?.observe(band);
    }
    while (this.#bands.length > count) {
      const band = this.#bands.pop()!;
      this.#near.delete(this.#bands.length);
      this.#observer?.unobserve(band);
      band.remove();
      this.#watch();
    }
    if (known < count) {
      this.#guess(known, width > 0 ? top : NaN);
      this.#handlers.nearChanged(known * BAND_ROWS, Infinity);
    }
  }

  add(item: Item): void {
    this.#waiting.add(item);
  }

  delete(item: Item): void {
    this.#waiting.delete(item);
  }

  isNear(rect: Rect): boolean {
    const last = Math.floor((rect.y + rect.h - 1) / BAND_ROWS);
    for (let band = Math.floor(rect.y / BAND_ROWS); band <= last; band++) {
      if (this.#near.has(band)) {
        return true;
      }
    }
    return false;
  }

  /** Fills what stands near the visible part now, and plans the rest. */
  fillNear(): void {
    if (this.#waiting.size > 0 && this.#near.size > 0) {
      this.#take([...this.#waiting].filter((item) => this.isNear(item.rect)));
    }
    if (this.#hasSeen) {
      this.#planIdle();
    }
  }

  /** Fills one item now, for example because it got the focus. */
  fillNow(item: Item): void {
    if (this.#waiting.has(item)) {
      this.#take([item]);
    }
  }

  fillAll(): void {
    this.#take([...this.#waiting]);
  }

  #place(band: HTMLElement, index: number): void {
    band.style.top = `${index * BAND_ROWS * this.#row}px`;
    band.style.height = `${BAND_ROWS * this.#row}px`;
  }

  /**
   * The browser looks at every observed band with every frame, so at those next to near ones, where
   * something comes near first, and at all of them when none is.
   */
  #watch(): void {
    if (this.#hasSeen) {
      const near = this.#near;
      this.#bands.forEach((band, index) => {
        const isWanted =
          near.size === 0 || near.has(index - 1) || near.has(index) || near.has(index + 1);
        this.#observer?.[isWanted ? 'observe' : 'unobserve'](band);
      });
    }
  }

  /**
   * The observer answers for new bands with the next frame; until then near is what the window
   * shows of a board that begins at `top`. The first that an edit adds below is as near as what it
   * stands under.
   */
  #guess(first: number, top: number): void {
    const height = BAND_ROWS * this.#row;
    for (let band = first; band < this.#bands.length; band++) {
      const start = top + band * height;
      const isNear =
        first > 0
          ? band === first && this.#near.has(first - 1)
          : isInWindow({ top: start, bottom: start + height });
      if (isNear) {
        this.#near.add(band);
      } else {
        this.#near.delete(band);
      }
    }
  }

  #take(items: readonly Item[]): void {
    items.forEach((item) => this.#waiting.delete(item));
    if (items.length > 0) {
      this.#handlers.fill(items);
    }
  }

  #planIdle(): void {
    if (this.#waiting.size === 0 || this.#cancelIdle) {
      return;
    }
    this.#cancelIdle = whenIdle(() => {
      this.#cancelIdle = undefined;
      const end = performance.now() + BATCH_TIME;
      const items = [...this.#waiting];
      // What comes into view with the next turn of the wheel goes first.
      items.sort((a, b) => Number(this.isNear(b.rect)) - Number(this.isNear(a.rect)));
      for (let at = 0; at < items.length && (at < LEAST || performance.now() < end);) {
        this.#take(items.slice(at, (at += PORTION)));
      }
      this.#planIdle();
    });
  }
}

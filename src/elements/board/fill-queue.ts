import type { Rect } from '../../model/types.js';
import type { Item } from './item.js';
import { whenIdle } from './when-idle.js';

/**
 * Rows in one observed band: with fewer a scrolled page pays for more bands, with more too many
 * widgets count as near.
 */
const BAND_ROWS = 12;
/** Distance from the viewport within which widgets count as near, as a share of it. */
const MARGIN = '60% 0px';
/**
 * Milliseconds of one batch. The layout that follows takes the browser as long again, and no idle
 * deadline includes it.
 */
const BATCH_TIME = 16;
/** Least number of widgets in one batch, however slow the machine is. */
const LEAST = 40;
/** Widgets that are inserted together. */
const PORTION = 20;

function isInWindow({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): boolean {
  return top < innerHeight && bottom > 0;
}

export interface FillHandlers {
  fill(items: readonly Item[]): void;
  /**
   * Called when {@link FillQueue.isNear} may have changed for the rows from `start` to `end`, `end`
   * not included.
   */
  nearChanged(start: number, end: number): void;
}

/**
 * The queue of items that wait for their widgets: those near the viewport are filled at once, the
 * rest in idle time. It observes bands of rows and not items, because one observer target an item
 * costs more than the item; and it uses an observer, because scroll events inside other shadow
 * roots do not reach it.
 *
 * States: stopped; started; seen, once the observer has reported; ended for good. Callers: the
 * board alone. Invariant: an item leaves the queue before it is filled.
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
  /** True once the observer has reported what is near; idle filling starts then. */
  #hasSeen = false;
  #resolveSeen!: () => void;
  /** Settles when the bands near the viewport are known. */
  readonly seen = new Promise<void>((resolve) => (this.#resolveSeen = resolve));

  constructor(layer: HTMLElement, handlers: FillHandlers) {
    this.#layer = layer;
    this.#handlers = handlers;
  }

  start(): void {
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        // In the first report only visible bands are worth a delay of the first frame.
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
      // `scrollMargin` is for scrollers between the board and the viewport, where the browser has
      // it.
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

  /** Stops for good, and settles {@link seen}. */
  end(): void {
    this.stop();
    this.#resolveSeen();
  }

  setRow(row: number): void {
    this.#row = row;
    this.#bands.forEach((band, index) => this.#place(band, index));
  }

  /** Sets how many rows the board has. */
  measure(rows: number): void {
    const count = Math.ceil(rows / BAND_ROWS);
    const known = this.#hasSeen ? Math.min(this.#bands.length, count) : 0;
    // The layout is read before new bands make that more expensive; `top` is NaN while the board
    // has no width.
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

  /** Fills the items near the viewport now, and plans the rest. */
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
   * Observes only the bands next to near ones, where widgets come near first, and all of them when
   * none is near: the browser computes every observed band with every frame.
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
   * Guesses which new bands are near, until the observer reports them with the next frame: those
   * that the window shows of a board that begins at `top`. The first band that an edit adds below
   * is as near as the one above it.
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
      // Items near the viewport go first.
      items.sort((a, b) => Number(this.isNear(b.rect)) - Number(this.isNear(a.rect)));
      for (let at = 0; at < items.length && (at < LEAST || performance.now() < end);) {
        this.#take(items.slice(at, (at += PORTION)));
      }
      this.#planIdle();
    });
  }
}

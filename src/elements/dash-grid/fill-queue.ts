import { layoutRows } from '../../model/index.js';
import type { Layout, Rect } from '../../model/types.js';
import type { Item } from './item.js';

/** Rows in one observed band. */
const BAND_ROWS = 6;
/** How far outside the visible part things are made ready, as a share of it. */
const MARGIN = '60% 0px';
/** Milliseconds of one helping where the browser does not tell when it is idle. */
const HELPING = 8;

interface Deadline {
  timeRemaining(): number;
}

const whenIdle = (work: (deadline: Deadline) => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 1000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + HELPING;
    work({ timeRemaining: () => end - performance.now() });
  }, 30);
  return () => clearTimeout(timer);
};

/**
 * Fills items with their widgets: those near the visible part at once, the rest in idle time. It observes bands of rows
 * and not items, because one observer target an item costs more than the item; and it uses an observer because scroll
 * events of scrollers in other shadow roots can't be heard.
 */
export class FillQueue {
  readonly #waiting = new Set<Item>();
  readonly #near = new Set<number>();
  readonly #bands: HTMLElement[] = [];
  readonly #layer: HTMLElement;
  readonly #fill: (items: readonly Item[]) => void;
  #observer: IntersectionObserver | undefined;
  #cancelIdle: (() => void) | undefined;
  /** Idle filling starts when the visible part has been seen once. */
  #hasSeen = false;
  #tellSeen!: () => void;
  /** Settles when it is known what is near the visible part. */
  readonly seen = new Promise<void>((resolve) => (this.#tellSeen = resolve));

  constructor(layer: HTMLElement, fill: (items: readonly Item[]) => void) {
    this.#layer = layer;
    this.#fill = fill;
  }

  start(): void {
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = this.#bands.indexOf(target as HTMLElement);
          if (isIntersecting) {
            this.#near.add(index);
          } else {
            this.#near.delete(index);
          }
        }
        this.#hasSeen = true;
        this.fillNear();
        this.#tellSeen();
      },
      // Scrollers between the board and the viewport have a margin of their own, where the browser knows it.
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
    this.#tellSeen();
  }

  /** Tells how tall the board is. */
  measure(layout: Layout): void {
    const count = Math.ceil(layoutRows(layout) / BAND_ROWS);
    while (this.#bands.length < count) {
      const band = document.createElement('i');
      const index = this.#bands.push(band) - 1;
      band.style.top = `calc(${index * BAND_ROWS} * var(--gs-cell-height))`;
      band.style.height = `calc(${BAND_ROWS} * var(--gs-cell-height))`;
      this.#layer.append(band);
      this.#observer?.observe(band);
    }
    while (this.#bands.length > count) {
      const band = this.#bands.pop()!;
      this.#near.delete(this.#bands.length);
      this.#observer?.unobserve(band);
      band.remove();
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

  #take(items: readonly Item[]): void {
    items.forEach((item) => this.#waiting.delete(item));
    if (items.length > 0) {
      this.#fill(items);
    }
  }

  #planIdle(): void {
    if (this.#waiting.size === 0 || this.#cancelIdle) {
      return;
    }
    this.#cancelIdle = whenIdle((deadline) => {
      this.#cancelIdle = undefined;
      const items = this.#waiting.values();
      do {
        const { value: item } = items.next();
        if (item) {
          this.#take([item]);
        }
      } while (this.#waiting.size > 0 && deadline.timeRemaining() > 1);
      this.#planIdle();
    });
  }
}

import type { PropertyValues } from 'lit';
import { DataWidget } from '../data/data-widget.js';
import { updateScrollStop } from '../data/scroll-stop.js';
import { RelativeTimes } from '../format/relative-time.js';

/** A visible item and its position. */
interface VisibleItem {
  readonly item: Element;
  readonly top: number;
}

/**
 * The base class of widgets with a list that scrolls: when items come or go, the visible items stay
 * in place; relative times are updated.
 *
 * The scrolling element has the class `scroller`, and each item is an `li`.
 */
export abstract class ListWidget<Data> extends DataWidget<Data> {
  protected readonly times = new RelativeTimes(
    this,
    () => this.data !== undefined && this.showsTimes(this.data),
  );

  #visible: readonly VisibleItem[] = [];

  /** True if a relative time is shown. */
  protected showsTimes(_data: Data): boolean {
    return false;
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated || !changed.has('data')) {
      return;
    }
    const scroller = this.#scroller;
    this.#visible = scroller && scroller.scrollTop > 0 ? visibleIn(scroller) : [];
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const scroller = this.#scroller;
    if (!scroller) {
      return;
    }
    updateScrollStop(scroller);
    const kept = this.#visible.find(({ item }) => item.isConnected);
    if (kept) {
      scroller.scrollTop += kept.item.getBoundingClientRect().top - kept.top;
    }
    this.#visible = [];
  }
}

/** The visible items from the top. */
function visibleIn(scroller: HTMLElement): readonly VisibleItem[] {
  const { top, bottom } = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll('li')]
    .map((item) => ({ item, box: item.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > top && box.top < bottom)
    .map(({ item, box }) => ({ item, top: box.top }));
}

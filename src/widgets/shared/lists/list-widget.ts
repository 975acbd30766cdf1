import type { PropertyValues } from 'lit';
import { DataWidget } from '../data/data-widget.js';
import { RelativeTimes } from '../format/relative-time.js';

/** An item that the reader sees, and where. */
interface Seen {
  readonly item: Element;
  readonly top: number;
}

/**
 * What widgets with a list that scrolls have in common: when items come or go, what the reader
 * looks at stays where it is and the focus is not lost, and relative times keep up with the clock.
 * The scrolling element has the class `scroller`, and each item is an `li`.
 */
export abstract class ListWidget<Data> extends DataWidget<Data> {
  protected readonly times = new RelativeTimes(
    this,
    () => this.data !== undefined && this.showsTimes(this.data),
  );

  #seen: readonly Seen[] = [];
  #focused: Element | null = null;

  /** Whether a relative time is shown. */
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
    const active = this.shadowRoot?.activeElement ?? null;
    this.#focused = scroller?.contains(active) ? active : null;
    this.#seen = scroller && scroller.scrollTop > 0 ? seenIn(scroller) : [];
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const scroller = this.#scroller;
    if (!scroller) {
      return;
    }
    // Only what scrolls needs to be reached by keyboard.
    if (scroller.scrollHeight > scroller.clientHeight + 1) {
      scroller.tabIndex = 0;
    } else {
      scroller.removeAttribute('tabindex');
    }
    const kept = this.#seen.find(({ item }) => item.isConnected);
    if (kept) {
      scroller.scrollTop += kept.item.getBoundingClientRect().top - kept.top;
    }
    this.#seen = [];
    if (this.#focused && !this.#focused.isConnected) {
      scroller.tabIndex = 0;
      scroller.focus({ preventScroll: true });
    }
    this.#focused = null;
  }
}

/** The items in sight, from the top. */
function seenIn(scroller: HTMLElement): readonly Seen[] {
  const { top, bottom } = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll('li')]
    .map((item) => ({ item, box: item.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > top && box.top < bottom)
    .map(({ item, box }) => ({ item, top: box.top }));
}

import type { DashboardHost } from '../host/dashboard-host.js';
import { focusedElement } from '../shared/focused-element.js';
import { parentOf, scrollersOf } from './sensors/autoscroll.js';

/** Distance between the bar and what got the focus, in CSS pixels. */
const GAP = 8;

/**
 * Tells if a bar can float over what is below the board. Where an ancestor cuts its content off it
 * would be cut off, too.
 */
export function canFloat(element: Element): boolean {
  const [scroller] = scrollersOf(element);
  for (let place = parentOf(element); place && place !== scroller; place = parentOf(place)) {
    const isPage = place === document.body || place === document.documentElement;
    if (!isPage && /hidden|clip/.test(getComputedStyle(place).overflowY)) {
      return false;
    }
  }
  return true;
}

/**
 * Returns the height that the floating bar may use, in CSS pixels: to the lower edge of what the
 * board is scrolled in, so that the bar of a small board does not move with the board's height.
 */
export function roomFor(element: Element): number {
  const { top } = element.getBoundingClientRect();
  for (let place = parentOf(element); place; place = parentOf(place)) {
    const isPage = place === document.body || place === document.documentElement;
    if (!isPage && /auto|scroll/.test(getComputedStyle(place).overflowY)) {
      const from = place.getBoundingClientRect().top + place.clientTop - place.scrollTop;
      return place.clientHeight - (top - from);
    }
  }
  const { clientHeight } = document.documentElement;
  return clientHeight - (top + scrollY);
}

/**
 * Keeps what gets the focus by keys clear of the bar that sticks to an edge: the browser takes for
 * visible what lies below it.
 */
export function watchFocus({ element, root }: DashboardHost, signal: AbortSignal): void {
  let last: Element | null = null;
  const keepClear = (): void => {
    const bar = root.querySelector<HTMLElement>('.toolbar');
    last = focusedElement();
    if (!bar || !last) {
      return;
    }
    bar.style.translate = '';
    if (!bar.contains(last) && last.matches(':focus-visible')) {
      clear(last, bar, element);
    }
  };
  document.addEventListener('focusin', keepClear, { signal });
  // Of a focus that moves within one shadow root, no event leaves it. Before the next frame is
  // drawn, the key has moved the focus, or it scrolls the page and leaves the focus where it is.
  const onKey = (): void => {
    requestAnimationFrame(() => {
      if (!signal.aborted && focusedElement() !== last) {
        keepClear();
      }
    });
  };
  document.addEventListener('keydown', onKey, { signal, capture: true });
}

function clear(target: Element, bar: HTMLElement, element: Element): void {
  const holder = bar.parentElement!;
  const isDock = holder.matches('.dock');
  const isSticky = getComputedStyle(isDock ? bar : holder).position === 'sticky';
  const box = target.getBoundingClientRect();
  const cover = bar.getBoundingClientRect();
  if (!isIn(target, element)) {
    // The bar reaches over the page below the board, which does not scroll from under it.
    const isCovered =
      box.top < cover.bottom &&
      box.bottom > cover.top &&
      box.left < cover.right &&
      box.right > cover.left;
    if (isCovered) {
      bar.style.translate = `0 ${box.top - GAP - cover.bottom}px`;
    }
    return;
  }
  const above = cover.bottom + GAP - box.top;
  const below = box.bottom + GAP - cover.top;
  const hidden = isDock ? Math.min(below, box.top) : -above;
  if (isSticky && (isDock ? below > GAP : above > GAP)) {
    scrollersOf(element)[0]!.scrollBy({ top: hidden, behavior: 'instant' });
  }
}

/** Tells if a node is in an element, also through shadow roots. */
function isIn(node: Element, element: Element): boolean {
  for (let place: Element | null = node; place; place = parentOf(place)) {
    if (place === element) {
      return true;
    }
  }
  return false;
}

/**
 * Makes a box a stop of the focus by keys while it scrolls. One that has the focus keeps it when it
 * no longer scrolls.
 */
export function updateScrollStop(scroller: HTMLElement): void {
  if (scroller.scrollHeight > scroller.clientHeight + 1) {
    scroller.tabIndex = 0;
  } else if (scroller.matches(':focus')) {
    scroller.tabIndex = -1;
  } else {
    scroller.removeAttribute('tabindex');
  }
}

/** Gives the focus to a box, whether it scrolls or not. */
export function focusScroller(scroller: HTMLElement): void {
  if (scroller.tabIndex < 0) {
    scroller.tabIndex = -1;
  }
  scroller.focus({ preventScroll: true });
}

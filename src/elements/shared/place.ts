/** Distance from the anchor and from the edges of the window, in CSS pixels. */
const GAP = 4;
const MARGIN = 8;

/**
 * Places an element of the top layer below its anchor, with their end sides in one line; above it
 * where there is more room, and always inside the window.
 */
export function place(element: HTMLElement, anchor: Element): void {
  const { style } = element;
  style.maxBlockSize = `${innerHeight - 2 * MARGIN}px`;
  const { width, height } = element.getBoundingClientRect();
  const box = anchor.getBoundingClientRect();
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const fitsBelow = below + height <= innerHeight - MARGIN;
  const top = fitsBelow || above < MARGIN ? below : above;
  const left = isRtl ? box.left : box.right - width;
  // The width of the page without its scroll bar.
  const { clientWidth } = document.documentElement;
  style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - MARGIN - width))}px`;
  style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - MARGIN - height))}px`;
}

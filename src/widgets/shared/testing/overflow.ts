/**
 * True if an element is for screen readers only, or in a box that scrolls or hides its overflow.
 */
function isCutOnPurpose(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(at);
    if (clipPath !== 'none') {
      return true;
    }
    if (at !== element && (overflowX !== 'visible' || overflowY !== 'visible')) {
      return true;
    }
  }
  return false;
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
}

/**
 * Describes the visible parts of a widget that overflow its box, and the texts that are cut off
 * without an ellipsis; empty if everything fits.
 */
export function overflowOf(widget: HTMLElement, tolerance = 1): readonly string[] {
  const box = widget.getBoundingClientRect();
  const name = (element: Element): string =>
    `${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent?.trim().slice(0, 20)}”`;
  return [...(widget.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])].flatMap((element) => {
    const { width, height, left, top, right, bottom } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || element.localName === 'style') {
      return [];
    }
    if (isCutOnPurpose(element) || element.closest('svg')) {
      return [];
    }
    const outside = Math.max(
      box.left - left,
      box.top - top,
      right - box.right,
      bottom - box.bottom,
    );
    if (outside > tolerance) {
      return [`${name(element)} is ${outside.toFixed(1)} px outside`];
    }
    const { textOverflow, display } = getComputedStyle(element);
    const isCut =
      hasText(element) && display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
    return isCut && textOverflow !== 'ellipsis' ? [`${name(element)} is cut off`] : [];
  });
}

/** True if two parts of a widget overlap. */
export function overlap(widget: HTMLElement, first: string, second: string): boolean {
  const find = (selector: string): DOMRect | undefined =>
    widget.shadowRoot?.querySelector(selector)?.getBoundingClientRect();
  const a = find(first);
  const b = find(second);
  if (!a || !b || a.width * a.height === 0 || b.width * b.height === 0) {
    return false;
  }
  return (
    a.left < b.right - 0.5 &&
    b.left < a.right - 0.5 &&
    a.top < b.bottom - 0.5 &&
    b.top < a.bottom - 0.5
  );
}

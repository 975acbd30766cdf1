/** True if the element's content is cut off on purpose: with an ellipsis, or for screen readers. */
function isExempt(element: Element): boolean {
  const style = getComputedStyle(element);
  const clipped = style.clipPath !== 'none' || style.textOverflow === 'ellipsis';
  return clipped || style.webkitLineClamp !== 'none' || style.visibility === 'hidden';
}

function isExemptInside(element: Element, root: ParentNode): boolean {
  for (let at: Element | null = element; at && root.contains(at); at = at.parentElement) {
    if (isExempt(at)) {
      return true;
    }
  }
  return false;
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

function scrollsInside(element: Element, root: ParentNode): boolean {
  for (let at = element.parentElement; at && root.contains(at); at = at.parentElement) {
    if (scrolls(at)) {
      return true;
    }
  }
  return false;
}

function nameOf(element: Element): string {
  return `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 20)}`;
}

/**
 * Finds elements that overflow the widget's box, to a side or below. Elements that scroll may
 * overflow below, but not to a side.
 */
export function stickingOut(element: HTMLElement, tolerance = 1): readonly string[] {
  const root = element.shadowRoot!;
  const box = element.getBoundingClientRect();
  return [...root.querySelectorAll('*')]
    .filter((inner) => !isExemptInside(inner, root) && !inner.closest('svg svg, table'))
    .filter((inner) => {
      const { left, right, top, bottom, width, height } = inner.getBoundingClientRect();
      if (width === 0 || height === 0) {
        return false;
      }
      if (left < box.left - tolerance || right > box.right + tolerance) {
        return true;
      }
      const isLong = bottom > box.bottom + tolerance || top < box.top - tolerance;
      return isLong && !scrollsInside(inner, root);
    })
    .map(nameOf);
}

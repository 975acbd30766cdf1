import type { Board } from './board.js';

/** The elements that can keep their size when their box gets another one. */
const RIGID = 'canvas, svg, img, video, iframe, object, embed, table';
/** A smaller difference is rounding. */
const TOLERANCE = 2;

/**
 * Makes widgets smaller that did not take their size on paper: a drawing that nobody has drawn
 * again would be cut off.
 */
export function fitToPaper(board: Board): void {
  const fits = [...board.items.values()].flatMap(({ mount }) => {
    const element = mount?.element;
    const fit = element && fitOf(element, mount.chrome.body);
    return fit ? [[element, fit] as const] : [];
  });
  for (const [element, fit] of fits) {
    element.style.setProperty('--_fit', String(fit));
  }
}

/** The factor by which the content fits into its box; undefined if it does. */
function fitOf(element: HTMLElement, box: HTMLElement): number | undefined {
  const { width, height, left, right, top } = box.getBoundingClientRect();
  let fit = 1;
  for (const drawn of drawingsIn(element)) {
    const rect = drawn.getBoundingClientRect();
    // A table for screen readers alone is in a box of one pixel.
    if (rect.width === 0 || rect.height === 0 || drawn.parentElement?.clientWidth === 1) {
      continue;
    }
    const across = Math.max(rect.right, right) - Math.min(rect.left, left);
    const down = rect.bottom - top;
    if (across > width + TOLERANCE || down > height + TOLERANCE) {
      fit = Math.min(fit, width / across, height / down);
    }
  }
  return fit < 1 ? fit : undefined;
}

/** The drawings in an element and in its open shadow roots. */
function drawingsIn(element: Element): Element[] {
  const roots = [element, element.shadowRoot].filter((root) => root !== null);
  return roots.flatMap((root) => [
    ...root.querySelectorAll(RIGID),
    ...[...root.querySelectorAll('*')].flatMap((inner) =>
      inner.shadowRoot ? drawingsIn(inner) : [],
    ),
  ]);
}

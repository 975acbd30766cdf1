/** Rounds after which a box whose parts share its height in shares is high enough. */
const MOST_ROUNDS = 6;
/** A smaller difference, in CSS pixels, is rounding. */
const TOLERANCE = 1;

/**
 * Makes a widget whose parts depend on its height higher on paper, where nobody scrolls, until all
 * of the content of `selector` is in sight.
 */
export function growOnPaper(host: HTMLElement, selector: string): void {
  const grow = () => {
    host.style.removeProperty('min-block-size');
    for (let round = 0; round < MOST_ROUNDS; round++) {
      // In a tiny widget, a list that only screen readers have is in a box of one pixel.
      const boxes = [...host.shadowRoot!.querySelectorAll(selector)].filter(
        ({ clientWidth }) => clientWidth > 1,
      );
      const missing = Math.max(0, ...boxes.map((box) => box.scrollHeight - box.clientHeight));
      if (missing <= TOLERANCE) {
        return;
      }
      host.style.minBlockSize = `${host.offsetHeight + missing}px`;
    }
  };
  // Before the drawing of a chart, which has its own listener.
  host.addEventListener('beforeprint', grow, { capture: true });
  host.addEventListener('afterprint', () => host.style.removeProperty('min-block-size'), {
    capture: true,
  });
}

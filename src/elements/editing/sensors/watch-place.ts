/**
 * Calls `moved` in each frame in which the element stands elsewhere in the window than before.
 * Scroll events do not tell: they do not leave the shadow root of their scroller, and content that
 * grows above the board sends none. Returns the function that stops watching.
 */
export function watchPlace(element: Element, moved: () => void): () => void {
  let { left, top } = element.getBoundingClientRect();
  let frame = requestAnimationFrame(look);
  function look(): void {
    frame = requestAnimationFrame(look);
    const box = element.getBoundingClientRect();
    if (box.left !== left || box.top !== top) {
      ({ left, top } = box);
      moved();
    }
  }
  return () => cancelAnimationFrame(frame);
}

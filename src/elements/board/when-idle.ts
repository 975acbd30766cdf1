/**
 * Calls `work` when the browser has nothing else to do, after a second at the latest. Returns the
 * function that cancels it.
 */
export function whenIdle(work: () => void): () => void {
  // A cancelled callback holds no reference to `work`: a busy page may delay it by a second.
  let wanted: (() => void) | undefined = work;
  const run = () => wanted?.();
  // Tasks that the page has queued itself run first.
  setTimeout(() =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: 1000 }) : run(),
  );
  return () => {
    wanted = undefined;
  };
}

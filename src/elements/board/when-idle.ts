/**
 * Calls `work` when the browser has nothing else to do, after a second at the latest. Returns the
 * function that cancels it.
 */
export function whenIdle(work: () => void): () => void {
  // Once cancelled it holds nothing: a busy page may let the callback wait for a second.
  let wanted: (() => void) | undefined = work;
  const run = () => wanted?.();
  // What the page itself has waiting goes first.
  setTimeout(() =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: 1000 }) : run(),
  );
  return () => {
    wanted = undefined;
  };
}

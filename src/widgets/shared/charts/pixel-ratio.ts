const listeners = new Set<() => void>();
let query: MediaQueryList | undefined;

/**
 * Listens for a change of the current ratio. A media query matches one ratio, so each change starts
 * a new one.
 */
function watch(): void {
  query?.removeEventListener('change', changed);
  query = undefined;
  if (listeners.size === 0) {
    return;
  }
  query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener('change', changed);
}

function changed(): void {
  watch();
  for (const listener of [...listeners]) {
    listener();
  }
}

/**
 * Calls back when the pixel ratio of the page changes, after which canvases must be drawn again.
 * Returns the unsubscribe function.
 */
export function onPixelRatioChange(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    watch();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      watch();
    }
  };
}

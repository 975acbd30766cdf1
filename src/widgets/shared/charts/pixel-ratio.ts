const listeners = new Set<() => void>();
let query: MediaQueryList | undefined;

/** One listener for the page, for the ratio that holds now; it is renewed at each change. */
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
 * Calls back when the page moves to a screen of another density, which canvases must be drawn again
 * for. Returns the unsubscribe function.
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

/** Calls `work` when the browser has nothing else to do, after a second at the latest. Returns the function that cancels it. */
export const whenIdle = (work: () => void): (() => void) => {
  let cancel: (() => void) | undefined;
  // What the page itself has waiting goes first.
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(work, { timeout: 1000 });
      cancel = () => cancelIdleCallback(handle);
    } else {
      work();
    }
  });
  return () => {
    clearTimeout(timer);
    cancel?.();
  };
};

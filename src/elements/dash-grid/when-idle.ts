/** Calls `work` when the browser has nothing else to do, after a second at the latest. Returns the function that cancels it. */
export const whenIdle = (work: () => void): (() => void) => {
  let isWanted = true;
  const run = () => isWanted && work();
  // What the page itself has waiting goes first.
  setTimeout(() =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: 1000 }) : run(),
  );
  return () => {
    isWanted = false;
  };
};

/**
 * Elects one of the tabs that hold the same name: `work` is called in the tab that gets the Web
 * Lock, and its signal aborts when the lock is given up. Without Web Locks every tab is elected,
 * which costs requests and nothing else.
 *
 * @returns The function that gives the lock up, or the place in the queue.
 */
export function elect(name: string, work: (signal: AbortSignal) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const locks = globalThis.navigator?.locks;
  if (!locks) {
    queueMicrotask(() => {
      if (!signal.aborted) {
        work(signal);
      }
    });
    return () => controller.abort();
  }
  const held = locks.request(name, { signal }, () => {
    work(signal);
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  });
  // The rejection of a request that was given up while it waited.
  held.catch(() => {});
  return () => controller.abort();
}

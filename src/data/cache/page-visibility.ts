/** Whether anybody can see this page; true where there is none, as in Node. */
export function isPageVisible(): boolean {
  return globalThis.document?.visibilityState !== 'hidden';
}

/**
 * Tells when the page is shown or hidden (`visible`), and when the connection is back (`online`).
 */
export function watchPage(handlers: { visible(): void; online(): void }): () => void {
  if (!globalThis.document) {
    return () => undefined;
  }
  const { visible, online } = handlers;
  document.addEventListener('visibilitychange', visible);
  addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    removeEventListener('online', online);
  };
}

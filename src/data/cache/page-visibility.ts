/** True if this page is visible; true outside a page, too, such as in Node. */
export function isPageVisible(): boolean {
  return globalThis.document?.visibilityState !== 'hidden';
}

/**
 * Listens for the page being shown or hidden (`visible`), and for the network coming back
 * (`online`).
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

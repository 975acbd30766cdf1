type Listener = (isOnScreen: boolean) => void;

const listeners = new Map<Element, Listener>();
let observer: IntersectionObserver | undefined;

/**
 * Calls the listener when an element enters or leaves the viewport; one observer for the page. Only
 * for the few elements that are near: the browser checks each of them in every frame.
 */
export function watchOnScreen(element: Element, listener: Listener): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      listeners.get(target)?.(isIntersecting);
    }
  });
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    if (listeners.get(element) !== listener) {
      return;
    }
    listeners.delete(element);
    observer?.unobserve(element);
    if (listeners.size > 0) {
      return;
    }
    observer?.disconnect();
    observer = undefined;
  };
}

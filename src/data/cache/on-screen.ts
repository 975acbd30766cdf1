type Listener = (isOnScreen: boolean) => void;

const listeners = new Map<Element, Listener>();
let observer: IntersectionObserver | undefined;

/**
 * Tells whenever an element comes into sight or leaves it; one observer for the page. Only for the
 * few that are near: the browser looks at each of them with every frame.
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

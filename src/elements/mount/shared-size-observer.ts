type Listener = (width: number, height: number) => void;

/**
 * One ResizeObserver for a board and all of its widgets. It reports the first size too, without a
 * forced layout.
 */
export class SharedSizeObserver {
  readonly #listeners = new Map<Element, Listener>();
  readonly #observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      this.#listeners.get(target)?.(contentRect.width, contentRect.height);
    }
  });

  observe(element: Element, listener: Listener): void {
    this.#listeners.set(element, listener);
    this.#observer.observe(element);
  }

  unobserve(element: Element): void {
    this.#listeners.delete(element);
    this.#observer.unobserve(element);
  }

  disconnect(): void {
    this.#listeners.clear();
    this.#observer.disconnect();
  }
}

/**
 * Turns pointer events on a handle into the mouse events that gridstack listens for. gridstack by
 * itself does not find the touched element in a shadow root, drops at the release of any button,
 * and goes on after a release outside of the page.
 */
export class HandlePointer {
  readonly #handles: WeakSet<EventTarget>;
  readonly #cancelled: () => void;
  readonly #listeners = new AbortController();
  /** The present press on a handle; there is one at a time. */
  #press: AbortController | undefined;

  /**
   * `cancelled` is called when the browser cancels the pointer, before gridstack gets the release.
   */
  constructor(container: HTMLElement, handles: WeakSet<EventTarget>, cancelled: () => void) {
    this.#handles = handles;
    this.#cancelled = cancelled;
    const { signal } = this.#listeners;
    container.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    container.addEventListener('touchstart', (event) => this.#touched(event), {
      signal,
      capture: true,
      passive: false,
    });
  }

  end(): void {
    this.#listeners.abort();
    this.#press?.abort();
  }

  #handleIn(event: Event): HTMLElement | undefined {
    const isHandle = (target: EventTarget): target is HTMLElement => this.#handles.has(target);
    return event.composedPath().find(isHandle);
  }

  /**
   * Stops touches of a handle: gridstack would begin a gesture of its own, and a long press would
   * open a menu.
   */
  #touched(event: TouchEvent): void {
    if (this.#handleIn(event)) {
      event.stopPropagation();
      event.preventDefault();
    }
  }

  #down(event: PointerEvent): void {
    const handle = this.#handleIn(event);
    if (!handle || event.button !== 0 || this.#press) {
      return;
    }
    // The browser then sends no mouse events of its own until the pointer is released.
    event.preventDefault();
    const press = (this.#press = new AbortController());
    const follow = (later: PointerEvent) => {
      if (later.pointerId !== event.pointerId) {
        return;
      }
      // Only the first button counts, and its release may have gone to another window.
      if (later.type === 'pointermove' && later.buttons & 1) {
        send(handle, 'mousemove', later);
        return;
      }
      if (later.type === 'pointercancel') {
        this.#cancelled();
      }
      press.abort();
      this.#press = undefined;
      send(handle, 'mouseup', later);
    };
    const options = { capture: true, signal: press.signal };
    addEventListener('pointermove', follow, options);
    addEventListener('pointerup', follow, options);
    addEventListener('pointercancel', follow, options);
    addEventListener('contextmenu', (later) => later.preventDefault(), options);
    send(handle, 'mousedown', event);
  }
}

function send(handle: HTMLElement, type: string, event: PointerEvent): void {
  handle.dispatchEvent(new MouseEvent(type, event));
}

import type { Handles } from './handles.js';

/** A press on a handle. */
interface Press {
  readonly handle: HTMLElement;
  readonly listeners: AbortController;
  /** The last event of the pointer. */
  last: PointerEvent;
}

/**
 * Turns pointer events on a handle into the mouse events that gridstack listens for. gridstack by
 * itself does not find the touched element in a shadow root, loses the pointer to frames, drops at
 * the release of any button, and goes on after a release outside of the page.
 */
export class HandlePointer {
  readonly #handles: Handles;
  readonly #cancelled: () => void;
  readonly #listeners = new AbortController();
  /** The present press on a handle; there is one at a time. */
  #press: Press | undefined;

  /**
   * `cancelled` is called at Escape, and when the browser cancels the pointer, before gridstack
   * gets the release.
   */
  constructor(container: HTMLElement, handles: Handles, cancelled: () => void) {
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

  /** The handle that is pressed. */
  get handle(): HTMLElement | undefined {
    return this.#press?.handle;
  }

  /** The point of the pressed handle that is nearest to the pointer, in the window. */
  get nearest(): { readonly x: number; readonly y: number } | undefined {
    if (!this.#press) {
      return undefined;
    }
    const { handle, last } = this.#press;
    const { left, right, top, bottom } = handle.getBoundingClientRect();
    return {
      x: Math.max(left, Math.min(last.x, right)),
      y: Math.max(top, Math.min(last.y, bottom)),
    };
  }

  /** Makes gridstack look again: the pointer rests, but the board under it has moved. */
  repeat(): void {
    if (this.#press) {
      send(this.#press.handle, 'mousemove', this.#press.last);
    }
  }

  end(): void {
    this.#listeners.abort();
    this.#press?.listeners.abort();
  }

  /**
   * Stops touches of a handle: gridstack would begin a gesture of its own, and a long press would
   * open a menu.
   */
  #touched(event: TouchEvent): void {
    const pressed = this.#handles.pressedBy(event);
    if (pressed) {
      event.stopPropagation();
      if (!pressed.isForMouse) {
        event.preventDefault();
      }
    }
  }

  #down(event: PointerEvent): void {
    const pressed = this.#handles.pressedBy(event);
    if (!pressed || event.button !== 0 || this.#press) {
      return;
    }
    if (pressed.isForMouse && event.pointerType !== 'mouse') {
      return;
    }
    // The browser then sends no mouse events of its own until the pointer is released.
    event.preventDefault();
    capture(event);
    const { handle } = pressed;
    const listeners = new AbortController();
    const press = (this.#press = { handle, listeners, last: event });
    const options = { capture: true, signal: listeners.signal };
    const follow = (later: PointerEvent) => {
      if (later.pointerId === event.pointerId) {
        this.#follow(press, later);
      }
    };
    addEventListener('pointermove', follow, options);
    addEventListener('pointerup', follow, options);
    addEventListener('pointercancel', follow, options);
    addEventListener('keydown', (key) => this.#onKey(press, key), options);
    const prevent = (later: Event) => later.preventDefault();
    for (const type of ['contextmenu', 'selectstart', 'dragstart']) {
      addEventListener(type, prevent, options);
    }
    send(handle, 'mousedown', event);
  }

  #follow(press: Press, event: PointerEvent): void {
    press.last = event;
    // Only the first button counts, and its release may have gone to another window.
    if (event.type === 'pointermove' && event.buttons & 1) {
      send(press.handle, 'mousemove', event);
    } else {
      this.#release(press, event.type === 'pointercancel');
    }
  }

  /** Escape ends the gesture, and nothing that the page has open round the board. */
  #onKey(press: Press, event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#release(press, true);
    }
  }

  #release({ handle, listeners, last }: Press, isCancelled: boolean): void {
    if (isCancelled) {
      this.#cancelled();
    }
    listeners.abort();
    this.#press = undefined;
    send(handle, 'mouseup', last);
  }
}

/** Keeps the pointer until its release: a frame that it comes over would take it. */
function capture(event: PointerEvent): void {
  try {
    (event.composedPath()[0] as Element).setPointerCapture(event.pointerId);
  } catch {
    // The pointer is gone already, or a program made the event.
  }
}

function send(handle: HTMLElement, type: string, event: PointerEvent): void {
  handle.dispatchEvent(new MouseEvent(type, event));
}

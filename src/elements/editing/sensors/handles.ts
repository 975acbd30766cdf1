/** Things inside a handle that keep a press for themselves. */
const CONTROLS =
  'a, button, input, select, textarea, label, summary, [contenteditable], [tabindex]';

/** The handle that a press is for. */
export interface Pressed {
  /** The element that gridstack listens on. */
  readonly handle: HTMLElement;
  /** True if a finger scrolls there instead. */
  readonly isForMouse: boolean;
}

/** The elements by which items are moved and resized. */
export class Handles {
  readonly #pressed = new WeakMap<EventTarget, Pressed>();

  /** Adds a handle for every pointer. */
  add(handle: HTMLElement): void {
    this.#pressed.set(handle, { handle, isForMouse: false });
  }

  /** Adds an area that does what `handle` does, for the mouse alone. */
  addForMouse(area: Element, handle: HTMLElement): void {
    this.#pressed.set(area, { handle, isForMouse: true });
  }

  /**
   * Returns the handle that an event is on; undefined on a control inside of one, and where the
   * handle is gone: a widget in full screen has no grip.
   */
  pressedBy(event: Event): Pressed | undefined {
    for (const target of event.composedPath()) {
      const pressed = this.#pressed.get(target);
      if (pressed) {
        return pressed.handle.isConnected ? pressed : undefined;
      }
      if (target instanceof Element && target.matches(CONTROLS)) {
        return undefined;
      }
    }
    return undefined;
  }
}

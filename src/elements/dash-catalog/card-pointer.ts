/** What a drag of a card does. */
export interface CardDrag {
  move(pointer: { readonly clientX: number; readonly clientY: number }): void;
  drop(): void;
  cancel(): void;
}

/** CSS pixels that a mouse, and a finger, moves before it is a drag. */
const SLOP = 5;
const TOUCH_SLOP = 10;
/**
 * Milliseconds that a finger rests before it is a drag in any direction; before, up and down
 * scrolls the list.
 */
const HOLD = 400;

interface Press {
  readonly card: HTMLElement;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly isTouch: boolean;
  readonly start: () => CardDrag | undefined;
  readonly listeners: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  drag?: CardDrag | undefined;
}

/**
 * Pointers on cards: a press that moves is a drag, and no click. Pointer events and not the
 * browser's own drag and drop, which touch does not have and which Escape and the board hear
 * nothing of.
 */
export class CardPointer {
  #press: Press | undefined;

  /** A pointer went down on a card. `start` is called when it turns out to be a drag. */
  down(event: PointerEvent, card: HTMLElement, start: () => CardDrag | undefined): void {
    if (event.button !== 0 || !event.isPrimary || this.#press) {
      return;
    }
    const listeners = new AbortController();
    const { signal } = listeners;
    const { pointerId, clientX: x, clientY: y } = event;
    const isTouch = event.pointerType !== 'mouse';
    const press: Press = { card, pointerId, x, y, isTouch, start, listeners };
    this.#press = press;
    const isOurs = (other: PointerEvent) => other.pointerId === pointerId;
    const on = (
      name: 'pointermove' | 'pointerup' | 'pointercancel',
      run: (e: PointerEvent) => void,
    ) => addEventListener(name, (other) => isOurs(other) && run(other), { signal, capture: true });
    on('pointermove', (other) => this.#onMove(press, other));
    on('pointerup', () => this.#finish(press, 'drop'));
    on('pointercancel', () => this.#finish(press, 'cancel'));
    addEventListener('blur', () => this.#finish(press, 'cancel'), { signal });
    addEventListener('keydown', (key) => this.#onKey(press, key), { signal, capture: true });
    if (isTouch) {
      press.timer = setTimeout(() => this.#begin(press, press), HOLD);
      // A finger that drags does not scroll, and its rest asks for no menu.
      const stop = (other: Event) => press.drag && other.preventDefault();
      card.addEventListener('touchmove', stop, { signal, passive: false });
      addEventListener('contextmenu', stop, { signal, capture: true });
    }
  }

  /** The catalog goes. */
  end(): void {
    if (this.#press) {
      this.#finish(this.#press, 'cancel');
    }
  }

  #begin(press: Press, { x, y }: { x: number; y: number }): void {
    clearTimeout(press.timer);
    press.drag = press.start();
    if (!press.drag) {
      this.#finish(press, 'cancel');
      return;
    }
    getSelection()?.removeAllRanges();
    press.drag.move({ clientX: x, clientY: y });
  }

  #onMove(press: Press, event: PointerEvent): void {
    const { clientX, clientY } = event;
    if (press.drag) {
      event.preventDefault();
      press.drag.move({ clientX, clientY });
      return;
    }
    const across = Math.abs(clientX - press.x);
    const distance = Math.hypot(across, clientY - press.y);
    if (distance > (press.isTouch ? TOUCH_SLOP : SLOP)) {
      if (press.isTouch && across < distance / 2) {
        // The list scrolls.
        this.#finish(press, 'cancel');
      } else {
        this.#begin(press, { x: clientX, y: clientY });
      }
    }
  }

  #onKey(press: Press, event: KeyboardEvent): void {
    if (press.drag) {
      // No key does anything else while something is dragged.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') {
        this.#finish(press, 'cancel');
      }
    }
  }

  #finish(press: Press, how: 'drop' | 'cancel'): void {
    clearTimeout(press.timer);
    press.listeners.abort();
    this.#press = undefined;
    if (press.drag) {
      swallowClick();
      press.drag[how]();
    }
  }
}

/** The click that a browser sends after the press, wherever it ended. */
function swallowClick(): void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const swallow = (event: Event) => {
    if (!event.isTrusted) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    listeners.abort();
  };
  addEventListener('click', swallow, { signal, capture: true });
  // There may be none, and the next press is another matter.
  addEventListener('pointerdown', () => listeners.abort(), { signal, capture: true });
  addEventListener('keydown', () => listeners.abort(), { signal, capture: true });
}

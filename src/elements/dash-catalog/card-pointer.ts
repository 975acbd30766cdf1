/** The drag of a card. */
export interface CardDrag {
  move(pointer: { readonly clientX: number; readonly clientY: number }): void;
  drop(): void;
  cancel(): void;
}

/** CSS pixels that a mouse, and a finger, moves before a press becomes a drag. */
const SLOP = 5;
const TOUCH_SLOP = 10;
/**
 * Milliseconds that a finger rests before it drags in any direction; earlier, a vertical move
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
 * Turns presses on cards into drags: a press that moves is a drag, and no click. It uses pointer
 * events and not the browser's own drag and drop, which does not exist for touch and hides Escape
 * and the pointer from the board.
 *
 * States: idle, pressed, dragging. Callers: the catalog. Invariants: one press at a time; every
 * drag ends with one `drop` or `cancel`.
 */
export class CardPointer {
  #press: Press | undefined;

  /** Starts a press on a card. `start` is called when it becomes a drag. */
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
    capture(card, pointerId);
    addEventListener('keydown', (key) => this.#onKey(press, key), { signal, capture: true });
    if (isTouch) {
      press.timer = setTimeout(() => this.#begin(press, press), HOLD);
      // A dragging finger does not scroll, and a resting one opens no context menu.
      const stop = (other: Event) => press.drag && other.preventDefault();
      card.addEventListener('touchmove', stop, { signal, passive: false });
      addEventListener('contextmenu', stop, { signal, capture: true });
    }
  }

  /** Cancels the press when the catalog is removed. */
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
        // A vertical move scrolls the list.
        this.#finish(press, 'cancel');
      } else {
        this.#begin(press, { x: clientX, y: clientY });
      }
    }
  }

  #onKey(press: Press, event: KeyboardEvent): void {
    if (press.drag) {
      // Keys have no other effect during a drag.
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

/** Keeps the pointer until its release: a frame that it comes over would take it. */
function capture(card: HTMLElement, pointerId: number): void {
  try {
    card.setPointerCapture(pointerId);
  } catch {
    // The pointer is gone already, or a program made the event.
  }
}

/** Suppresses the click that a browser sends after a drag, wherever it ended. */
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
  // There may be no click; the next press or key ends the wait for it.
  addEventListener('pointerdown', () => listeners.abort(), { signal, capture: true });
  addEventListener('keydown', () => listeners.abort(), { signal, capture: true });
}

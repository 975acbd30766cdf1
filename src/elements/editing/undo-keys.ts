import type { StepDirection } from '../host/edit-commands.js';

/** Types of `<input>` without text, for which the browser has no undo of its own. */
const NO_TEXT = [
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
];

/**
 * The undo keys of all dashboards that are being edited; those of the last used one are at the end.
 */
const open: UndoKeys[] = [];

/**
 * Tells if the target may take text. An element without an open shadow root may have a field in a
 * closed one.
 */
function isTextField(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !NO_TEXT.includes(target.type);
  }
  return (
    target.isContentEditable ||
    target.localName === 'textarea' ||
    (target.localName.includes('-') && !target.shadowRoot)
  );
}

/** Tells if the target makes the page behind it inert: a dialog, or a widget in full screen. */
function isModal(target: EventTarget): boolean {
  return target instanceof Element && target.matches(':modal');
}

/**
 * Undo and redo by Ctrl+Z, Ctrl+Y and their like, on the whole page: after a drag, or a click
 * beside all controls, the focus is on the body. The keys are for the dashboard that has the focus,
 * else for the one that was used last.
 */
export class UndoKeys {
  readonly #element: HTMLElement;
  readonly #step: (direction: StepDirection) => void;
  readonly #listeners = new AbortController();

  constructor(element: HTMLElement, step: (direction: StepDirection) => void) {
    this.#element = element;
    this.#step = step;
    open.push(this);
    const { signal } = this.#listeners;
    const use = () => {
      open.splice(open.indexOf(this), 1);
      open.push(this);
    };
    element.addEventListener('pointerdown', use, { signal, capture: true });
    element.addEventListener('focusin', use, { signal, capture: true });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  end(): void {
    this.#listeners.abort();
    open.splice(open.indexOf(this), 1);
  }

  #onKey(event: KeyboardEvent): void {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isCommand || event.defaultPrevented) {
      return;
    }
    const path = event.composedPath();
    if (this.#keysOf(path) !== this || isTextField(path[0]) || path.some(isModal)) {
      return;
    }
    const key = event.key.toLowerCase();
    const isUndo = key === 'z' && !event.shiftKey;
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (isUndo || isRedo) {
      event.preventDefault();
      this.#step(isUndo ? 'undo' : 'redo');
    }
  }

  #keysOf(path: readonly EventTarget[]): UndoKeys | undefined {
    return open.find((keys) => path.includes(keys.#element)) ?? open.at(-1);
  }
}

import { html, nothing, render, type TemplateResult } from 'lit';
import { icon, type IconNode } from '../../icons/icon.js';
import { place } from '../shared/place.js';

/** One line of a menu. */
export interface MenuItem {
  /** The group of the item; a line separates groups. */
  readonly group: string;
  readonly label: string;
  readonly icon?: IconNode | undefined;
  /** The reason why it can't be chosen now. */
  readonly disabled?: string | undefined;
  readonly isDangerous?: boolean;
  run(): void;
}

export interface MenuOptions {
  readonly root: ShadowRoot;
  /** The element at which the menu opens. */
  readonly anchor: Element;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /**
   * Called if the press that closes the menu is on the anchor, so that its click does not open it
   * again.
   */
  pressedAnchor(): void;
  /** Called when the menu is closed. If `hasChosen`, the chosen item takes care of the focus. */
  closed(hasChosen: boolean): void;
}

/** Milliseconds without typing after which a letter starts another word. */
const TYPING_PAUSE = 600;

/**
 * A menu in the top layer. Arrow keys, Home, End and typed letters move the focus, and Escape
 * closes it.
 */
export class Menu {
  readonly #options: MenuOptions;
  readonly #element = document.createElement('div');
  readonly #listeners = new AbortController();
  #typed = '';
  #typedAt = 0;

  constructor(options: MenuOptions) {
    this.#options = options;
    const { root, anchor, label } = options;
    const element = this.#element;
    element.className = 'menu-popover';
    element.setAttribute('role', 'menu');
    element.setAttribute('aria-label', label);
    element.popover = 'manual';
    render(this.#render(), element);
    root.append(element);
    element.showPopover();
    place(element, anchor);
    anchor.setAttribute('aria-expanded', 'true');
    this.#listen();
    this.#buttons[0]?.focus({ preventScroll: true });
  }

  close(hasChosen = false): void {
    if (this.#listeners.signal.aborted) {
      return;
    }
    this.#listeners.abort();
    this.#options.anchor.removeAttribute('aria-expanded');
    // Called first: an element that is removed takes the focus with it.
    this.#options.closed(hasChosen);
    this.#element.remove();
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.#element.querySelectorAll('button')];
  }

  #render(): TemplateResult[] {
    const { items } = this.#options;
    return items.map(
      (item, index) => html`
        ${
          index > 0 && items[index - 1]!.group !== item.group
            ? html`<div role="separator"></div>`
            : nothing
        }
        <button
          role="menuitem"
          tabindex="-1"
          class=${item.isDangerous ? 'dangerous' : ''}
          aria-disabled=${item.disabled ? 'true' : nothing}
          title=${item.disabled || nothing}
          @click=${() => this.#choose(item)}
        >
          ${item.icon ? icon(item.icon) : html`<span class="icon"></span>`}
          <span dir="auto">${item.label}</span>
        </button>
      `,
    );
  }

  #choose(item: MenuItem): void {
    if (!item.disabled) {
      this.close(true);
      item.run();
    }
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const element = this.#element;
    element.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    element.addEventListener('pointerover', (event) => this.#onHover(event), { signal });
    element.addEventListener('focusout', (event) => this.#onFocusOut(event), { signal });
    // The key that opened the menu also requests the browser's context menu.
    document.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    document.addEventListener('pointerdown', (event) => this.#onPress(event), {
      signal,
      capture: true,
    });
    document.addEventListener('scroll', (event) => this.#onScroll(event), {
      signal,
      capture: true,
    });
    addEventListener('resize', () => this.close(), { signal });
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const present = buttons.indexOf(event.target as HTMLButtonElement);
    const to = (index: number) => buttons.at(index % buttons.length)?.focus();
    switch (event.key) {
      case 'ArrowDown':
        to(present + 1);
        break;
      case 'ArrowUp':
        to(Math.max(present, 0) - 1);
        break;
      case 'Home':
        to(0);
        break;
      case 'End':
        to(-1);
        break;
      case 'Escape':
        this.close();
        break;
      case 'Tab':
        // Tab goes on from the restored focus.
        this.close();
        event.stopPropagation();
        return;
      default:
        if (!this.#type(event, present)) {
          return;
        }
    }
    event.preventDefault();
    // Escape closes the menu and nothing behind it; letters do not reach the widget.
    event.stopPropagation();
  }

  /** Moves the focus to the next item that begins with the typed letters. */
  #type({ key, ctrlKey, metaKey, altKey, timeStamp }: KeyboardEvent, present: number): boolean {
    const isNew = timeStamp - this.#typedAt > TYPING_PAUSE;
    if (key.length !== 1 || ctrlKey || metaKey || altKey || (key === ' ' && isNew)) {
      return false;
    }
    this.#typed = isNew ? key : this.#typed + key;
    this.#typedAt = timeStamp;
    const buttons = this.#buttons;
    const text = this.#typed.toLocaleLowerCase();
    // A repeated letter cycles through the items that begin with it.
    const isRepeated = [...text].every((letter) => letter === text[0]);
    const wanted = isRepeated ? text[0]! : text;
    const from = isRepeated ? present + 1 : present;
    const order = [...buttons.slice(from), ...buttons.slice(0, from)];
    order
      .find((button) => button.textContent!.trim().toLocaleLowerCase().startsWith(wanted))
      ?.focus();
    return true;
  }

  #onHover(event: Event): void {
    (event.target as Element).closest('button')?.focus({ preventScroll: true });
  }

  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!this.#element.contains(relatedTarget as Node | null)) {
      this.close(true);
    }
  }

  #onPress(event: Event): void {
    const path = event.composedPath();
    if (path.includes(this.#options.anchor)) {
      this.#options.pressedAnchor();
    }
    if (!path.includes(this.#element)) {
      this.close(true);
    }
  }

  #onScroll(event: Event): void {
    if (!event.composedPath().includes(this.#element)) {
      this.close();
    }
  }
}

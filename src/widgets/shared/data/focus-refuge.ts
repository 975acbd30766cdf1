import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { focusScroller } from './scroll-stop.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: Element | DocumentFragment;
}

/** The content of a widget, by preference: what reads the values of a chart, else what scrolls. */
const CONTENT = ['.reader', '.scroller'];

/**
 * Keeps the focus in its widget when a render takes the focused control away: the pager of a table
 * that shows all rows, the link of a row that is gone, the button of a series. The content gets the
 * focus, where a key that is pressed again acts on nothing.
 */
export class FocusRefuge implements ReactiveController {
  readonly #host: Host;
  #focused: Element | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = null;
    if (!focused || focused.isConnected || !this.#host.isConnected) {
      return;
    }
    const [content] = CONTENT.flatMap(
      (selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? [],
    );
    if (content) {
      focusScroller(content);
    }
  }
}

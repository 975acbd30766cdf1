import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from './dialog.styles.js';
import { overlayRoot } from './overlay-root.js';
import { whenLeft } from './when-left.js';
import { defineElement, ownElement } from '../shared/define-element.js';
import { overlayStrings as strings } from './overlay-strings.js';

/**
 * A confirmation before an action that can't be undone.
 *
 * @summary A question with two answers.
 * @event dash-confirm-close - It was answered; `event.detail` is true for yes.
 */
export class DashConfirm extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      dialog {
        inline-size: min(420px, calc(100vw - 32px));
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-confirm', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The title of the dialog. */
  @property() heading = '';

  /** The question. */
  @property() message = '';

  /** The label of the button that confirms: a verb. */
  @property() answer = '';

  #isConfirmed = false;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog
        role="alertdialog"
        aria-labelledby="title"
        aria-describedby="message"
        @close=${this.#onClose}
      >
        <div class="head"><h2 id="title" dir="auto">${this.heading}</h2></div>
        <div class="content"><p id="message" dir="auto">${this.message}</p></div>
        <div class="foot">
          <button class="outline" autofocus @click=${() => this.#end(false)}>
            ${strings.cancel}
          </button>
          <button class="primary" @click=${() => this.#end(true)}>${this.answer}</button>
        </div>
      </dialog>
    `;
  }

  #end(isConfirmed: boolean): void {
    this.#isConfirmed = isConfirmed;
    this.renderRoot.querySelector('dialog')!.close();
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('dash-confirm-close', { detail: this.#isConfirmed }));
  };
}

/**
 * Asks the user. Resolves with false if the dialog is closed without an answer, or goes with the
 * dashboard.
 */
export function confirm(
  host: DashboardHost,
  texts: Pick<DashConfirm, 'heading' | 'message' | 'answer'>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = ownElement(DashConfirm, 'dash-confirm');
    Object.assign(dialog, texts);
    const end = (isConfirmed: boolean) => {
      stopWatching();
      dialog.remove();
      resolve(isConfirmed);
    };
    const stopWatching = whenLeft(host, () => end(false));
    dialog.addEventListener('dash-confirm-close', (event) =>
      end((event as CustomEvent<boolean>).detail),
    );
    overlayRoot(host).append(dialog);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-confirm': DashConfirm;
  }
}

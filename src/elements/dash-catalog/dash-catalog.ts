import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { WidgetManifest } from '../../registry/types.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { icon } from '../shared/icon.js';
import { editStrings as strings } from '../editing/edit-strings.js';
import { styles } from './dash-catalog.styles.js';
import { iconOf } from './type-icons.js';

const DEFAULT_SIZE = { w: 4, h: 3 };

/**
 * The widget browser: a modal dialog with the types that a user may add.
 *
 * @summary Lets the user choose a widget type.
 * @event dash-catalog-choose - A type was chosen; `event.detail` is its manifest.
 * @event dash-catalog-close - The dialog was closed.
 * @csspart dialog - The dialog.
 */
export class DashCatalog extends LitElement {
  static override styles = [controls, dialogStyles, styles];

  /** Registers the element; a tag that is taken is left as it is. */
  static define(tag = 'dash-catalog', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) {
      registry.define(tag, this);
    }
  }

  /** What can be chosen. */
  @property({ attribute: false }) manifests: readonly WidgetManifest[] = [];

  @state() private _query = '';

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render(): TemplateResult {
    const found = this.#found();
    return html`
      <dialog part="dialog" aria-labelledby="title" @close=${this.#onClose} @click=${this.#onClick}>
        <div class="head">
          <h2 id="title">${strings.catalogTitle}</h2>
          <button class="icon-only" aria-label=${strings.close} @click=${this.#close}>
            ${icon(closeIcon)}
          </button>
        </div>
        <div class="search">
          <input
            type="search"
            autofocus
            placeholder=${strings.catalogSearch}
            aria-label=${strings.catalogSearch}
            @input=${this.#onInput}
          />
        </div>
        <div class="content">
          <ul>
            ${found.map((manifest) => html`<li>${this.#renderType(manifest)}</li>`)}
          </ul>
          <div role="status">
            ${
              found.length === 0
                ? html`<p class="nothing">${strings.catalogNothing(this._query)}</p>`
                : ''
            }
          </div>
        </div>
      </dialog>
    `;
  }

  #renderType(manifest: WidgetManifest): TemplateResult {
    const { w, h } = manifest.size?.default ?? DEFAULT_SIZE;
    return html`<button class="type" @click=${() => this.#choose(manifest)}>
      <span class="sign">${icon(iconOf(manifest))}</span>
      <span class="name">${manifest.name}</span>
      <span class="size">${strings.catalogSize(w, h)}</span>
      <span class="description">${manifest.description}</span>
    </button>`;
  }

  #found(): WidgetManifest[] {
    const words = this._query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const offered = this.manifests.filter(({ hidden }) => !hidden);
    const matching = offered.filter(({ name, description, type, keywords = [] }) => {
      const text = [name, description, type, ...keywords].join(' ').toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
    // What is deprecated is offered last.
    return matching.sort((a, b) => Number(!!a.deprecated) - Number(!!b.deprecated));
  }

  #choose(manifest: WidgetManifest): void {
    this.dispatchEvent(new CustomEvent('dash-catalog-choose', { detail: manifest }));
    this.#close();
  }

  readonly #onInput = (event: Event): void => {
    this._query = (event.target as HTMLInputElement).value;
  };

  /** A click beside the dialog closes it. */
  readonly #onClick = (event: Event): void => {
    if (event.target === event.currentTarget) {
      this.#close();
    }
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('dash-catalog-close'));
  };

  readonly #close = (): void => {
    this.renderRoot.querySelector('dialog')!.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-catalog': DashCatalog;
  }
}

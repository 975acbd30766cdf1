import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from '../../forms/repeat.js';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { WidgetCategory, WidgetManifest } from '../../registry/types/index.js';
import { NARROW } from '../../model/layout/view.js';
import { defineElement } from '../shared/define-element.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../overlays/dialog.styles.js';
import { icon } from '../../icons/icon.js';
import { CardPointer, type CardDrag } from './card-pointer.js';
import { catalogStrings as strings } from './catalog-strings.js';
import { styles } from './dash-catalog.styles.js';
import { canAdd, isFull, type CatalogEntry } from './entries.js';
import { otherSiteOf } from './other-site.js';
import { renderCard } from './render-card.js';
import { search, type Found } from './search.js';

/** A preview that is mounted in its box. */
export interface Preview {
  dispose(): void;
}

/** Milliseconds between pointing at a card and its preview. */
const PREVIEW_DELAY = 150;

/**
 * The widget catalog: a panel at the end side of the window, beside the board, or a sheet over all
 * of a narrow window. It shows its properties and raises an event for each choice; `<dash-grid>`
 * opens it.
 *
 * @summary Lets the user choose widgets, and drag them to their place.
 * @event dash-catalog-add - A type was chosen; `event.detail` is its `CatalogEntry`.
 * @event dash-catalog-retry - The user retries a load that failed.
 * @event dash-catalog-close - The panel was closed.
 * @csspart panel - The panel.
 * @csspart card - A widget type.
 * @csspart preview - The area of the preview.
 */
export class DashCatalog extends LitElement {
  static override styles = [controls, dialogStyles, styles];

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-catalog', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The types on offer. */
  @property({ attribute: false }) entries: readonly CatalogEntry[] = [];

  /** The message about a load that failed; empty if none did. */
  @property() failure = '';

  /** True while more types are being loaded. */
  @property({ type: Boolean }) loading = false;

  /** The message about the last action. */
  @property() status = '';

  /** True if cards can be dragged to the board. */
  @property({ type: Boolean, attribute: 'can-drag' }) canDrag = false;

  /** True if pictures of other sites load without being asked for. */
  @property({ type: Boolean, attribute: 'any-images' }) anyImages = false;

  /** Creates a live preview in a box. */
  @property({ attribute: false }) makePreview?: (
    box: HTMLElement,
    manifest: WidgetManifest,
  ) => Preview;

  /** Starts the drag of a card. */
  @property({ attribute: false }) startDrag?: (entry: CatalogEntry) => CardDrag | undefined;

  @state() private _query = '';
  @state() private _category: WidgetCategory | undefined;
  /** The type whose card Tab reaches, and which is previewed. */
  @state() private _active: string | undefined;
  /** The URLs of pictures of other sites that the user asked for. */
  @state() private _asked: ReadonlySet<string> = new Set();
  /** The URLs of pictures that failed to load. */
  @state() private _broken: ReadonlySet<string> = new Set();
  @state() private _isSheet = false;

  readonly #narrow = matchMedia(`(max-width: ${NARROW - 1}px)`);
  readonly #pointer = new CardPointer();
  #found: Found = { entries: [], categories: [], total: 0 };
  #preview: Preview | undefined;
  #previewed: WidgetManifest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosing = false;

  get #panel(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** The panel's width in CSS pixels; 0 while it covers the whole window. */
  get panelWidth(): number {
    return this._isSheet ? 0 : this.#panel.offsetWidth;
  }

  /** Tells if the panel covers a point of the window. */
  covers(x: number, y: number): boolean {
    const { left, right, top, bottom } = this.#panel.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  /** True while the panel is hidden for a drag. */
  get isAway(): boolean {
    return this.#panel.classList.contains('away');
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input[type="search"]')?.focus();
  }

  close(): void {
    if (!this.#isClosing) {
      this.#isClosing = true;
      this.dispatchEvent(new CustomEvent('dash-catalog-close'));
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._isSheet = this.#narrow.matches;
    this.#narrow.addEventListener('change', this.#onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow.removeEventListener('change', this.#onWidth);
    clearTimeout(this.#timer);
    this.#pointer.end();
    this.#dropPreview();
    // The owner is not notified otherwise when the page removes the catalog.
    this.close();
  }

  protected override willUpdate(): void {
    this.#found = search(this.entries, this._query, this._category);
    const { entries, categories } = this.#found;
    if (this._category && !categories.some(({ category }) => category === this._category)) {
      this._category = undefined;
      this.#found = search(this.entries, this._query, undefined);
    }
    if (!entries.some(({ type }) => type === this._active)) {
      this._active = this.#found.entries[0]?.type;
    }
  }

  protected override firstUpdated(): void {
    this.#show();
    this.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('_isSheet') && changed.get('_isSheet') !== undefined && this.isConnected) {
      this.#show();
    }
    this.#planPreview();
  }

  protected override render(): TemplateResult {
    const { entries, categories, total } = this.#found;
    const active = entries.find(({ type }) => type === this._active);
    return html`
      <dialog
        class="panel ${this._isSheet ? 'sheet' : ''}"
        part="panel"
        popover="manual"
        aria-labelledby="title"
        @cancel=${this.#onCancel}
        @keydown=${this.#onPanelKey}
      >
        <div class="head">
          <h2 id="title">${strings.title}</h2>
          <button class="icon-only" aria-label=${strings.close} @click=${() => this.close()}>
            ${icon(closeIcon)}
          </button>
        </div>
        <div class="search">
          <input
            type="search"
            placeholder=${strings.search}
            aria-label=${strings.search}
            .value=${this._query}
            @input=${this.#onInput}
            @keydown=${this.#onSearchKey}
          />
          ${this.#renderCategories(categories, total)}
          <p class="count">
            <span role="status" dir="auto">${strings.found(entries.length)}</span>
            <span dir="auto"
              >${this.canDrag && !this._isSheet ? strings.hint : strings.hintNoDrag}</span
            >
          </p>
        </div>
        <div class="content">
          ${this.#renderNotice()} ${entries.length === 0 ? this.#renderNothing() : nothing}
          <ul
            role="list"
            @keydown=${this.#onListKey}
            @focusin=${this.#onPoint}
            @pointerover=${this.#onPoint}
          >
            ${repeat(
              entries,
              ({ type }) => type,
              (entry) => this.#renderCard(entry),
            )}
          </ul>
        </div>
        ${active ? this.#renderPreview(active) : nothing}
        <p class="done" dir="auto" role=${this._isSheet ? 'status' : nothing}>${this.status}</p>
      </dialog>
    `;
  }

  #renderCategories(categories: Found['categories'], total: number): TemplateResult {
    const chip = (category: WidgetCategory | undefined, label: string, count: number) =>
      html`<label>
        <input
          class="visually-hidden"
          type="radio"
          name="category"
          .checked=${this._category === category}
          @change=${() => (this._category = category)}
        />
        <span>${label} <span class="number">${count}</span></span>
      </label>`;
    return html`<fieldset class="categories">
      <legend class="visually-hidden">${strings.categories}</legend>
      ${chip(undefined, strings.all, total)}
      ${categories.map(({ category, count }) => chip(category, strings.category[category], count))}
    </fieldset>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    if (this.failure) {
      return html`<div class="notice" role="alert">
        <p dir="auto">${this.failure}</p>
        <button
          class="outline"
          @click=${() => this.dispatchEvent(new CustomEvent('dash-catalog-retry'))}
        >
          ${strings.retry}
        </button>
      </div>`;
    }
    return this.loading ? html`<p class="loading" dir="auto">${strings.loadingMore}</p>` : nothing;
  }

  #renderNothing(): TemplateResult {
    const text = this._category && this.#found.total > 0 ? strings.nothingHere : undefined;
    return html`<div class="nothing">
      <p dir="auto">${text ?? strings.nothing(this._query.trim())}</p>
      ${
        this._query || this._category
          ? html`<button class="outline" @click=${this.#clear}>${strings.clear}</button>`
          : nothing
      }
    </div>`;
  }

  #renderCard(entry: CatalogEntry): TemplateResult {
    return renderCard(entry, {
      isActive: entry.type === this._active,
      isDraggable: this.canDrag && !this._isSheet,
      add: () => this.#add(entry),
      down: (event) => this.#onDown(event, entry),
    });
  }

  #renderPreview(entry: CatalogEntry): TemplateResult {
    const { type, name, previewUrl, manifest } = entry;
    const hasPicture = previewUrl && !this._broken.has(previewUrl);
    return html`<section class="preview" part="preview" aria-label=${strings.preview(name)}>
      ${
        hasPicture
          ? this.#renderPicture(previewUrl, name)
          : html`<div class="live" data-type=${type}></div>
              ${manifest ? nothing : html`<p>${strings.noPreview}</p>`}`
      }
    </section>`;
  }

  #renderPicture(url: string, name: string): TemplateResult {
    const site = otherSiteOf(url);
    if (site !== undefined && !this.anyImages && !this._asked.has(url)) {
      return html`<button
        class="outline remote"
        @click=${async () => {
          this._asked = new Set([...this._asked, url]);
          await this.updateComplete;
          this.renderRoot.querySelector<HTMLElement>('.preview img')?.focus();
        }}
      >
        ${strings.showPictureOf(site)}
      </button>`;
    }
    return html`<img
      src=${url}
      tabindex="-1"
      alt=${strings.preview(name)}
      @error=${() => (this._broken = new Set([...this._broken, url]))}
    />`;
  }

  /** Shows the panel in the top layer: beside the page, or as a modal sheet. */
  #show(): void {
    const panel = this.#panel;
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (panel.open) {
      panel.close();
    }
    if (panel.matches(':popover-open')) {
      panel.hidePopover();
    }
    if (this._isSheet) {
      panel.showModal();
    } else {
      panel.showPopover();
    }
    (activeElement as HTMLElement | null)?.focus();
    this.dispatchEvent(new CustomEvent('dash-catalog-resize'));
  }

  #add(entry: CatalogEntry): void {
    if (canAdd(entry)) {
      this.dispatchEvent(new CustomEvent('dash-catalog-add', { detail: entry }));
    } else {
      const reason = isFull(entry) ? strings.alreadyAdded : strings.unavailable;
      this.status = `${entry.name}: ${reason}`;
    }
  }

  #planPreview(): void {
    const entry = this.#found.entries.find(({ type }) => type === this._active);
    const box = this.renderRoot.querySelector<HTMLElement>('.live');
    const manifest = box ? entry?.manifest : undefined;
    if (manifest === this.#previewed) {
      return;
    }
    this.#dropPreview();
    this.#previewed = manifest;
    if (manifest) {
      this.#timer = setTimeout(() => {
        // The box may be hidden in a low window.
        if (box?.isConnected && box.clientHeight > 0) {
          this.#preview = this.makePreview?.(box, manifest);
        }
      }, PREVIEW_DELAY);
    }
  }

  #dropPreview(): void {
    clearTimeout(this.#timer);
    this.#preview?.dispose();
    this.#preview = undefined;
    this.#previewed = undefined;
  }

  #cards(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.type')];
  }

  readonly #onWidth = (): void => {
    this._isSheet = this.#narrow.matches;
  };

  readonly #onInput = (event: Event): void => {
    this._query = (event.target as HTMLInputElement).value;
    this._active = undefined;
  };

  readonly #clear = (): void => {
    this._query = '';
    this._category = undefined;
    this.focus();
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  readonly #onPanelKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#cards()[0]?.focus();
    }
  };

  readonly #onListKey = (event: KeyboardEvent): void => {
    const cards = this.#cards();
    const present = cards.findIndex((card) => card.matches(':focus'));
    const last = cards.length - 1;
    const next = {
      ArrowDown: Math.min(present + 1, last),
      ArrowUp: present - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (next < 0) {
      this.focus();
    } else {
      cards[next]?.focus();
    }
  };

  /** Activates the card under the pointer or the focus. */
  readonly #onPoint = (event: Event): void => {
    const card = (event.target as Element).closest<HTMLElement>('.type');
    // During a drag the pointer passes over other cards.
    if (card && !this.#panel.classList.contains('dragging')) {
      this._active = card.dataset['type'];
    }
  };

  #onDown(event: PointerEvent, entry: CatalogEntry): void {
    if (this.canDrag && !this._isSheet && canAdd(entry)) {
      this.#pointer.down(event, event.currentTarget as HTMLElement, () => this.startDrag?.(entry));
    }
  }

  /** Styles the panel during a drag; `isCovering` hides it, because it would be in the way. */
  dragging(isDragged: boolean, isCovering = false): void {
    this.#panel.classList.toggle('dragging', isDragged);
    this.#panel.classList.toggle('away', isDragged && isCovering);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-catalog': DashCatalog;
  }
}

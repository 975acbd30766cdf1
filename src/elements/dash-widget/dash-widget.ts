import {
  adoptStyles,
  type CSSResult,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
  unsafeCSS,
} from 'lit';
import { defineElement } from '../shared/define-element.js';
import { controls } from '../shared/controls.styles.js';
import { LoadingDelay } from '../shared/loading-delay.js';
import { strings } from '../shared/strings.js';
import { styles } from './dash-widget.styles.js';
import type * as StateView from './state-view.js';

/** The states that a chrome shows. */
export type WidgetState =
  'loading' | 'ready' | 'empty' | 'unconfigured' | 'error' | 'unknown' | 'disabled' | 'stale';

/** The controls of edit mode; they come with the editing code. */
export interface WidgetControls {
  readonly styles: CSSResult;
  renderGrip(title: string): TemplateResult;
  renderActions(title: string): TemplateResult;
}

let stateView: typeof StateView | undefined;
let stateViewLoad: Promise<unknown> | undefined;

/**
 * Loads the view of the states. Until then, and if that fails, a state is its message and a button
 * to retry.
 */
function loadStateView(): Promise<unknown> {
  return (stateViewLoad ??= import('./state-view.js').then(
    (module) => (stateView = module),
    () => (stateViewLoad = undefined),
  ));
}

/**
 * One sheet for each set of styles: with every new chrome the browser goes through all sheets of
 * all shadow roots.
 */
const joinedSheets: CSSResult[] = [];

/**
 * The frame round one widget: header with title and edit controls, body, and the states that a
 * widget can be in. It has no logic of its own: its owner sets its properties and listens for
 * clicks on `data-action` buttons (`settings`, `retry`, `menu`).
 *
 * @summary The chrome of one widget.
 * @slot - The widget's element.
 * @csspart header - The header line.
 * @csspart title - The title.
 * @csspart body - The area of the widget.
 * @csspart menu - The button that opens the menu.
 * @csspart grip - The button that is dragged, and that takes the keys which move and resize (edit
 *     mode).
 * @csspart description - The text of the ⓘ in the header.
 * @csspart state - The message that covers the body in a state other than ready.
 * @cssproperty --dash-widget-background - Default `--dash-color-surface`.
 * @cssproperty --dash-widget-border - Default one pixel of `--dash-color-border`.
 * @cssproperty [--dash-widget-padding=16px] - Distance of the content from the edge.
 */
export class DashWidget extends LitElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    heading: {},
    state: {},
    message: {},
    description: {},
    skeleton: {},
    controls: { attribute: false },
    movable: { type: Boolean },
    fixed: { type: Boolean },
    compact: { type: Boolean, reflect: true },
  };

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-widget', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The title in the header. */
  heading = '';

  /** The state that the body shows. `stale` shows the widget, and a mark in the header. */
  state: WidgetState = 'loading';

  /** The text that explains the state, for example the error. */
  message = '';

  /** The widget in a sentence or two, behind an ⓘ in the header. */
  description = '';

  /** The look of `loading`: a kind of skeleton, or the category of the widget. */
  skeleton: string | undefined;

  /** The controls of the header in edit mode; undefined in view mode. */
  controls: WidgetControls | undefined;

  /** True to show the grip in edit mode. */
  movable = false;

  /** Its user may not change the dashboard, so the chrome offers no settings. */
  fixed = false;

  /** The layout for a widget of one row. */
  compact = false;

  readonly #loadingDelay = new LoadingDelay(() => this.requestUpdate());
  #sheets = 0;

  /** The box that the widget fills; available after the first update. */
  get body(): HTMLElement {
    return this.renderRoot.querySelector('.body')!;
  }

  /** The button whose keys move and resize the widget, in edit mode. */
  get grip(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('.grip');
  }

  /** Renders pending changes now, for a widget that is about to be connected. */
  renderNow(): void {
    if (this.isUpdatePending) {
      this.performUpdate();
    }
  }

  /**
   * Keeps a move in the document from being a disconnect and connect: nothing here depends on it.
   */
  connectedMoveCallback(): void {}

  protected override willUpdate(): void {
    this.#loadingDelay.follow(this.state === 'loading');
    if (this.#hasMore && !stateView) {
      void loadStateView().then((isLoaded) => isLoaded && this.requestUpdate());
    }
    this.#adopt();
    this.toggleAttribute('covered', this.state !== 'ready' && this.state !== 'stale');
  }

  /** True if the body shows something else than the widget. */
  get #hasStateView(): boolean {
    return this.#loadingDelay.isOver || (this.state !== 'ready' && this.state !== 'loading');
  }

  /** True if the chrome shows something that a widget at rest does not have. */
  get #hasMore(): boolean {
    return this.#hasStateView || !!this.description;
  }

  /** Adopts further styles when they are first needed. */
  #adopt(): void {
    const edit = this.controls?.styles;
    const hasMore = this.#hasMore;
    const state = hasMore ? stateView?.styles : undefined;
    const wanted = (edit ? 1 : 0) | (hasMore ? 2 : 0) | (state ? 4 : 0);
    if (wanted & ~this.#sheets) {
      this.#sheets = wanted;
      const sheet = (joinedSheets[wanted] ??= unsafeCSS(
        [styles, controls, state, edit].join('\n'),
      ));
      adoptStyles(this.renderRoot as ShadowRoot, [sheet]);
    }
  }

  protected override render(): TemplateResult {
    const title = this.heading || strings.untitled;
    return html`
      <header part="header">
        ${this.movable ? this.controls?.renderGrip(title) : nothing}
        <h2 part="title" dir="auto" title=${title} .textContent=${title}></h2>
        ${stateView?.renderMarks(this)}${this.controls?.renderActions(title)}
        <button
          part="menu"
          data-action="menu"
          aria-haspopup="menu"
          aria-label=${strings.menuOf(title)}
        >
          ⋯
        </button>
      </header>
      <div class="body" part="body"><slot></slot>${this.#renderState()}</div>
    `;
  }

  #renderState(): TemplateResult | typeof nothing {
    if (!this.#hasStateView || this.state === 'stale') {
      return nothing;
    }
    return (
      stateView?.renderState(this) ??
      html`<div class="state" part="state">
        <p role=${this.state === 'error' ? 'alert' : 'note'}>${this.message}</p>
        ${
          this.state === 'error'
            ? html`<button class="outline" data-action="retry">${strings.retry}</button>`
            : nothing
        }
      </div>`
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-widget': DashWidget;
  }
}

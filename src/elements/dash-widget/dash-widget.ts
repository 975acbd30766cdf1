import {
  adoptStyles,
  type CSSResult,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import alertIcon from 'lucide/dist/esm/icons/circle-alert.mjs';
import inboxIcon from 'lucide/dist/esm/icons/inbox.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import staleIcon from 'lucide/dist/esm/icons/clock-alert.mjs';
import { controls } from '../shared/controls.styles.js';
import { icon, type IconNode } from '../shared/icon.js';
import { strings } from '../shared/strings.js';
import { extraStyles, styles } from './dash-widget.styles.js';

/** What the chrome shows in its body. */
export type WidgetState =
  'loading' | 'ready' | 'empty' | 'unconfigured' | 'error' | 'unknown' | 'disabled' | 'stale';

/** The controls of edit mode come with the editing code. */
export interface WidgetControls {
  readonly styles: CSSResult;
  renderGrip(title: string): TemplateResult;
  renderActions(title: string): TemplateResult;
}

/** States that show no message. */
const isPlain = (state: WidgetState): boolean => state === 'ready' || state === 'loading';

/** A load that ends within this time, in milliseconds, shows no sign of itself. */
const PATIENCE = 200;

/**
 * The frame round one widget: header with title and edit controls, body, and the states that a widget can be in. It
 * has no logic of its own: whoever holds it sets its properties and listens for clicks on `data-action` buttons
 * (`settings`, `remove`, `retry`).
 *
 * @summary The chrome of one widget.
 * @slot - The widget's element.
 * @csspart header - The header line.
 * @csspart title - The title.
 * @csspart body - The area of the widget.
 * @csspart grip - The button that is dragged, and that takes the keys which move and resize (edit mode).
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
    controls: { attribute: false },
    movable: { type: Boolean },
    compact: { type: Boolean, reflect: true },
    _isSlow: { state: true },
  };

  /** Registers the element; a tag that is taken is left as it is. */
  static define(tag = 'dash-widget', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) {
      registry.define(tag, this);
    }
  }

  /** The title in the header. */
  heading = '';

  /** What the body shows. `stale` shows the widget, and a mark in the header. */
  state: WidgetState = 'loading';

  /** Explains the state, for example what failed. */
  message = '';

  /** What the header offers in edit mode; undefined in view mode. */
  controls: WidgetControls | undefined;

  /** Shows the grip in edit mode. */
  movable = false;

  /** The layout for a widget of one row. */
  compact = false;

  private _isSlow = false;
  #sheets = 1;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  /** The box that the widget fills; there after the first update. */
  get body(): HTMLElement {
    return this.renderRoot.querySelector('.body')!;
  }

  /** The button that takes the keys which move and resize, in edit mode. */
  get grip(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('.grip');
  }

  /** Shows now what was set, for a widget that is about to be connected. */
  renderNow(): void {
    if (this.isUpdatePending) {
      this.performUpdate();
    }
  }

  /** A move in the document is no disconnect and connect: nothing here depends on it. */
  connectedMoveCallback(): void {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) {
      clearTimeout(this.#slowTimer);
      this._isSlow = false;
      if (this.state === 'loading') {
        this.#slowTimer = setTimeout(() => (this._isSlow = true), PATIENCE);
      }
    }
    this.#adopt();
    this.toggleAttribute('covered', this.state !== 'ready' && this.state !== 'stale');
  }

  /** Sheets are only added, when they are first needed. */
  #adopt(): void {
    const count = this.controls ? 4 : this._isSlow || !isPlain(this.state) ? 3 : 1;
    if (count > this.#sheets) {
      this.#sheets = count;
      const all = [styles, controls, extraStyles, this.controls?.styles ?? []].flat();
      adoptStyles(this.renderRoot as ShadowRoot, all.slice(0, count));
    }
  }

  protected override render(): TemplateResult {
    const title = this.heading || strings.untitled;
    return html`
      <header part="header">
        ${this.movable ? this.controls?.renderGrip(title) : nothing}
        <h2 part="title" dir="auto" title=${title}>${title}</h2>
        ${
          this.state === 'stale'
            ? html`<span
                class="stale"
                role="img"
                aria-label=${strings.stale}
                title=${this.message || strings.stale}
                >${icon(staleIcon)}</span
              >`
            : nothing
        }
        ${this.controls?.renderActions(title)}
      </header>
      <div class="body" part="body"><slot></slot>${this.#renderState()}</div>
    `;
  }

  #renderState(): TemplateResult | typeof nothing {
    switch (this.state) {
      case 'ready':
      case 'stale':
        return nothing;
      case 'loading':
        if (!this._isSlow) {
          return nothing;
        }
        return html`<div class="state skeleton" part="state" role="status">
          <i></i><i></i><i></i><span class="visually-hidden">${strings.loading}</span>
        </div>`;
      case 'empty':
        return this.#renderMessage(inboxIcon, this.message || strings.noData);
      case 'disabled':
        return this.#renderMessage(inboxIcon, this.message || strings.disabled);
      case 'unconfigured':
        return this.#renderMessage(
          settingsIcon,
          this.message || strings.needsConfiguration,
          html`<button class="outline" data-action="settings">${strings.configure}</button>`,
        );
      case 'unknown':
        return this.#renderMessage(alertIcon, this.message, nothing, strings.unknownHint);
      case 'error':
        return this.#renderMessage(
          alertIcon,
          this.message || strings.widgetFailed,
          html`<button class="outline" data-action="retry">${strings.retry}</button>`,
        );
    }
  }

  #renderMessage(
    node: IconNode,
    message: string,
    action: TemplateResult | typeof nothing = nothing,
    hint = '',
  ): TemplateResult {
    const role = this.state === 'error' ? 'alert' : 'note';
    return html`<div class="state ${this.state}" part="state" title=${message}>
      ${icon(node)}
      <p role=${role}>
        ${hint && !this.compact ? html`<strong>${message}</strong><br />${hint}` : message}
      </p>
      ${action}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-widget': DashWidget;
  }
}

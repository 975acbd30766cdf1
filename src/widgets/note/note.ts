import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { JsonObject } from '../../model/json.js';
import type { WidgetContext, WidgetElement } from '../../registry/types.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/config-validator.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { renderMarkdown } from './markdown.js';
import { styles } from './note.styles.js';

export const validateConfig = createConfigValidator(validate, defaultConfigs.note);

/** Text in Markdown, sanitised. */
export default class Note extends LitElement implements WidgetElement {
  static override styles = [baseStyles, styles];

  @property({ attribute: false }) config: JsonObject = {};
  @property({ attribute: false }) context!: WidgetContext;

  @query('.note') private _scroller!: HTMLElement | null;

  #unsubscribe?: () => void;
  #content?: DocumentFragment;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.context?.subscribe((changed) => {
      if (changed.has('title') || changed.has('size')) this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('config')) return;
    const text = this.config['text'];
    const empty = typeof text !== 'string' || text.trim() === '';
    this.#content = empty ? undefined : renderMarkdown(text);
    if (empty) this.context.setStatus('unconfigured', strings.noText);
    else this.context.setStatus('ready');
  }

  override render(): unknown {
    if (!this.#content) return nothing;
    const label = this.context.title || strings.note;
    return html`<div class="note" part="note" dir="auto" role="group" aria-label=${label}></div>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const scroller = this._scroller;
    if (!scroller) return;
    if (changed.has('config') && this.#content) scroller.replaceChildren(this.#content);
    // Only what scrolls needs to be reached by keyboard.
    if (scroller.scrollHeight > scroller.clientHeight + 1) scroller.tabIndex = 0;
    else scroller.removeAttribute('tabindex');
  }
}

import { html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import type { JsonValue } from '../../model/json.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { DataWidget } from '../shared/data/data-widget.js';
import { focusScroller, updateScrollStop } from '../shared/data/scroll-stop.js';
import { isObject, unexpectedShape } from '../shared/data/shape.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { renderMarkdown } from './markdown.js';
import { holdRemoteImages } from './remote-images.js';
import { styles } from './note.styles.js';

const DEFAULTS = defaultConfigs.note;

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** Sanitised Markdown, from the config or a data source. */
export default class Note extends DataWidget<string> {
  static override styles = [baseStyles, styles];

  @query('.note') private _scroller!: HTMLElement | null;

  protected override readonly defaults = DEFAULTS;

  #content?: DocumentFragment;
  /** The content whose nodes are in the document. */
  #shown?: DocumentFragment;
  /** The pictures that may load in the content. */
  #images = 'same-origin';

  protected override get emptyText(): string {
    return strings.noText;
  }

  protected override get unconfiguredText(): string {
    return strings.writeText;
  }

  protected override ownAnswer(): JsonValue | undefined {
    const { text } = this.settings;
    return typeof text === 'string' && text.trim() !== '' ? text : undefined;
  }

  protected override parse(answer: JsonValue): string | undefined {
    const text = isObject(answer) ? answer['text'] : answer;
    if (typeof text !== 'string' && text !== null) {
      throw unexpectedShape('a text or {text}', answer);
    }
    return text?.trim() ? text : undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const images = this.context.images ?? 'same-origin';
    if (!changed.has('data') && images === this.#images) {
      return;
    }
    this.#images = images;
    this.#content = this.data === undefined ? undefined : renderMarkdown(this.data);
    if (this.#content && images !== 'any') {
      holdRemoteImages(this.#content);
    }
  }

  override render(): unknown {
    if (!this.#content) {
      return nothing;
    }
    const label = this.context.title || strings.note;
    return html`<div
      class="note scroller"
      part="note"
      dir="auto"
      role="group"
      aria-label=${label}
    ></div>`;
  }

  override updated(): void {
    const scroller = this._scroller;
    if (!scroller) {
      return;
    }
    if (this.#content && this.#content !== this.#shown) {
      this.#shown = this.#content;
      const hadFocus = scroller.contains(this.shadowRoot?.activeElement ?? null);
      scroller.replaceChildren(this.#content);
      if (hadFocus) {
        focusScroller(scroller);
      }
    }
    updateScrollStop(scroller);
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { numberFormat } from '../shared/format/format.js';
import { listView } from '../shared/lists/list-view.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { listStyles, toneStyles } from '../shared/lists/list.styles.js';
import { safeLink } from '../shared/lists/safe-link.js';
import { safeUrl } from '../shared/lists/safe-url.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { parseItems, type Item } from './items.js';
import { styles } from './recent-items.styles.js';

interface RecentItemsConfig {
  readonly limit?: number;
  readonly itemUrl?: string;
  readonly emptyText?: string;
  readonly createLabel?: string;
  readonly createUrl?: string;
}

const DEFAULTS = defaultConfigs['recent-items'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/**
 * Links to recently used items, with their status; without items, a button to create the first one.
 */
export default class RecentItems extends ListWidget<readonly Item[]> {
  static override styles = [baseStyles, toneStyles, listStyles, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = 'recent-items';

  protected override parse(answer: JsonValue): readonly Item[] {
    const { limit = DEFAULTS.limit, itemUrl } = this.settings as RecentItemsConfig;
    return parseItems(answer, itemUrl).slice(0, limit);
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    if (this.data.length === 0) {
      return this.#renderEmpty();
    }
    const label = this.context.title || strings.recentItems;
    return listView(label, this.data, (item) => this.#renderItem(item));
  }

  #renderItem({ name, status, tone, meta, messages, url }: Item): TemplateResult {
    const count =
      messages === undefined
        ? ''
        : strings.messages(numberFormat(this.context.locale).format(messages));
    return html`<li part="item">
      <span class="dot ${tone}"></span>
      <div class="line">
        ${safeLink(url, html`<bdi>${name}</bdi>`, 'title')}
        <span class="facts">
          ${[meta, count, status].filter(Boolean).map((text) => html`<bdi>${text}</bdi> `)}
        </span>
      </div>
    </li>`;
  }

  /** Renders the empty state here, because the chrome's message has no room for a button. */
  #renderEmpty(): TemplateResult {
    const { emptyText, createLabel, createUrl } = this.settings as RecentItemsConfig;
    const url = safeUrl(createUrl);
    const call =
      createLabel && url
        ? safeLink(url, createLabel, 'call')
        : html`<button class="call" type="button" @click=${this.#onCall}>
            ${createLabel || strings.checkAgain}
          </button>`;
    return html`<div class="empty" part="empty">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M22 12h-6l-2 3h-4l-2-3H2m0 0v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6"></path>
        <path d="m2 12 3.4-6.9A2 2 0 0 1 7.2 4h9.6a2 2 0 0 1 1.8 1.1L22 12"></path>
      </svg>
      <p dir="auto">${emptyText || strings.noItems}</p>
      ${call}
    </div>`;
  }

  /**
   * Asks the page to create an item; without a label for that, the button refreshes the data
   * instead.
   */
  #onCall(): void {
    const { createLabel } = this.settings as RecentItemsConfig;
    if (createLabel) {
      this.context.emit('create');
    } else {
      void this.context.data.refresh(this.dataQuery?.source).catch(() => undefined);
    }
  }

  exportData(): WidgetTable | undefined {
    if (!this.data || this.data.length === 0) {
      return undefined;
    }
    return {
      columns: ['id', 'name', 'status', 'meta', 'messages', 'url'],
      rows: this.data.map(({ id, name, status, meta, messages, url }) => [
        id,
        name,
        status,
        meta,
        messages ?? null,
        url,
      ]),
    };
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from '../../../forms/repeat.js';
import type { WidgetContext } from '../../../registry/types/index.js';
import type { Moment } from './entries.js';
import { safeLink } from './safe-link.js';
import { timeView } from '../charts/time-view.js';

/** Renders the list of a `ListWidget`. */
export function listView<Item extends { readonly id: string }>(
  label: string,
  items: readonly Item[],
  renderItem: (item: Item) => TemplateResult,
): TemplateResult {
  return html`<div class="scroller" part="list" role="group" aria-label=${label}>
    <ul role="list">
      ${repeat(items, ({ id }) => id, renderItem)}
    </ul>
  </div>`;
}

/** An event with its time, title and description. */
export interface Happening {
  readonly title: string;
  readonly description: string;
  readonly created: Moment;
  readonly url: string;
}

/**
 * Renders an event with its time, title and description.
 *
 * @param lead The content before the title.
 * @param fact The content beside the time.
 */
export function happeningView(
  { title, description, created, url }: Happening,
  lead: unknown,
  fact: unknown,
  context: WidgetContext,
): TemplateResult {
  return html`<div>
    <div class="line">
      ${lead} ${safeLink(url, html`<bdi>${title}</bdi>`, 'title')}
      <span class="facts">${fact} ${timeView(created, context)}</span>
    </div>
    ${
      description === ''
        ? nothing
        : html`<p class="note" title=${description}><bdi>${description}</bdi></p>`
    }
  </div>`;
}

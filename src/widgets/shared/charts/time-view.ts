import { html, nothing, type TemplateResult } from 'lit';
import type { WidgetContext } from '../../../registry/types/index.js';
import type { Moment } from '../lists/entries.js';
import { dateFormat } from '../format/format.js';
import { formatRelative } from '../format/relative-time.js';

/** Renders how long ago a moment is; the tooltip has the exact time. */
export function timeView(
  { time, text }: Moment,
  { locale, timeZone }: Pick<WidgetContext, 'locale' | 'timeZone'>,
): TemplateResult | typeof nothing {
  if (time === undefined) {
    return text === '' ? nothing : html`<span class="meta">${text}</span>`;
  }
  const exact = dateFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return html`<time datetime=${new Date(time).toISOString()} title=${exact.format(time)}
    ><bdi>${formatRelative(time, locale)}</bdi></time
  >`;
}

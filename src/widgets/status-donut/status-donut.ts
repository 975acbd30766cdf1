import { html, type TemplateResult } from 'lit';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { numberFormat } from '../shared/format/format.js';
import { PartsWidget } from '../shared/lists/parts-widget.js';
import { strings } from '../shared/strings.js';
import validate from './config-validator.generated.js';

export const validateConfig = createConfigValidator(validate, defaultConfigs['status-donut']);

const COMPACT_FROM = 1_000_000;

/** Counts by status as a ring, with the total in the middle. */
export default class StatusDonut extends PartsWidget {
  protected override readonly defaults = defaultConfigs['status-donut'];

  protected override readonly look = { cutout: '74%', gap: 2, radius: 3 };

  protected override labelOf(title: string): string {
    return strings.donutOf(title);
  }

  protected override renderCenter(total: number): TemplateResult {
    const { totalLabel } = this.settings;
    const caption =
      typeof totalLabel === 'string' && totalLabel !== '' ? totalLabel : strings.total;
    const shown =
      total >= COMPACT_FROM
        ? numberFormat(this.context.locale, { notation: 'compact' }).format(total)
        : this.count(total);
    return html`
      <div class="center" .style=${`--characters: ${Math.max(3, shown.length)}`}>
        <span class="total" part="total" title=${this.count(total)}>${shown}</span>
        <span class="caption">${caption}</span>
      </div>
    `;
  }
}

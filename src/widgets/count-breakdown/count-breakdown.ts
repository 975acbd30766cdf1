import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';

import { formatNumber, numberFormat } from '../shared/format/format.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { toneStyles } from '../shared/lists/list.styles.js';
import type { Tone } from '../shared/tiles/status.js';
import { strings } from '../shared/strings.js';
import { growOnPaper } from '../shared/grow-on-paper.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { styles } from './count-breakdown.styles.js';
import { parseBreakdown, type Breakdown, type Count } from './counts.js';

const DEFAULTS = defaultConfigs['count-breakdown'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** Below this width, in CSS pixels, numbers of five digits do not fit. */
const NARROW = 220;
const COMPACT_FROM = 10_000;
const COMPACT_ALWAYS_FROM = 10_000_000;

/** The strengths of colour that tell parts of one tone apart. */
const SHADES = [1, 0.65, 0.4];

/** A total and its parts. */
export default class CountBreakdown extends ListWidget<Breakdown> {
  static override styles = [baseStyles, toneStyles, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = 'count-breakdown';

  constructor() {
    super();
    growOnPaper(this, 'ul');
  }

  protected override parse(answer: JsonValue): Breakdown | undefined {
    return parseBreakdown(answer, this.settings['showInactive'] !== false);
  }

  #count(value: number): string {
    return formatNumber(value, this.context.locale);
  }

  #short(value: number): string {
    const from = this.context.size.width < NARROW ? COMPACT_FROM : COMPACT_ALWAYS_FROM;
    return value < from
      ? this.#count(value)
      : numberFormat(this.context.locale, { notation: 'compact' }).format(value);
  }

  #share({ value }: Count, total: number): string {
    const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
    return formatNumber(total > 0 ? value / total : 0, this.context.locale, percent);
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { total, parts } = this.data;
    const { totalLabel } = this.settings;
    const label = typeof totalLabel === 'string' && totalLabel !== '' ? totalLabel : strings.total;
    const shown = this.#short(total);
    const described = parts.map((part) =>
      strings.partOf(part.label, this.#count(part.value), this.#share(part, total)),
    );
    const shades = shadesOf(parts);
    return html`<div
      class="counts"
      part="counts"
      title=${[`${label}: ${this.#count(total)}`, ...described].join('\n')}
    >
      <div class="total">
        <span class="visually-hidden">${label}: ${this.#count(total)}</span>
        <span
          class="number"
          part="total"
          aria-hidden="true"
          .style=${`--characters: ${Math.max(2, shown.length)}`}
          >${shown}</span
        >
        <span class="label" aria-hidden="true"><bdi>${label}</bdi></span>
      </div>
      <div class="bar" part="bar" aria-hidden="true">
        ${parts.map(({ tone, value }, index) =>
          value > 0
            ? html`<span
                class="segment ${tone}"
                .style=${`--share: ${value}; --shade: ${shades[index]}`}
              ></span>`
            : nothing,
        )}
        ${this.#renderRest(this.data)}
      </div>
      ${parts.length > 0 ? this.#renderParts(this.data, shades) : nothing}
    </div>`;
  }

  /** Renders the share of the total that no part accounts for as an empty end of the bar. */
  #renderRest({ total, parts }: Breakdown): TemplateResult | typeof nothing {
    const rest = total - parts.reduce((sum, { value }) => sum + value, 0);
    return rest > 0 ? html`<span class="rest" .style=${`flex: ${rest} 0 0`}></span>` : nothing;
  }

  #renderParts({ total, parts }: Breakdown, shades: readonly number[]): TemplateResult {
    return html`<ul
      class="scroller"
      role="list"
      part="parts"
      aria-label=${this.context.title || strings.category}
    >
      ${parts.map(
        (part, index) =>
          html`<li>
            <span class="dot ${part.tone}" .style=${`--shade: ${shades[index]}`}></span>
            <span class="name cut"><span dir="auto">${part.label}</span></span>
            <span class="value"
              >${this.#short(part.value)}
              <span class="share">${this.#share(part, total)}</span></span
            >
          </li>`,
      )}
    </ul>`;
  }

  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { total, parts } = this.data;
    return {
      columns: [strings.category, strings.value],
      rows: [...parts.map(({ label, value }) => [label, value]), [strings.total, total]],
    };
  }
}

function shadesOf(parts: readonly Count[]): readonly number[] {
  const used = new Map<Tone, number>();
  return parts.map(({ tone }) => {
    const times = used.get(tone) ?? 0;
    used.set(tone, times + 1);
    return SHADES[Math.min(times, SHADES.length - 1)] ?? 1;
  });
}

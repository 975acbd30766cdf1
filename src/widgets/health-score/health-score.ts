import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { formatNumber } from '../shared/format/format.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { toneStyles } from '../shared/lists/list.styles.js';
import { strings } from '../shared/strings.js';
import { growOnPaper } from '../shared/grow-on-paper.js';
import { fixSizeOnPaper } from '../shared/fix-size-on-paper.js';
import { baseStyles } from '../shared/styles.js';
import { toneIcon } from '../shared/tiles/tone-icon.js';
import validate from './config-validator.generated.js';
import { parseHealth, type Health, type Indicator } from './health.js';
import { styles } from './health-score.styles.js';

const DEFAULTS = defaultConfigs['health-score'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

const FULL = 100;

/** An overall score, and the indicators that make it up. */
export default class HealthScore extends ListWidget<Health> {
  static override styles = [baseStyles, toneStyles, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = 'health-score';

  constructor() {
    super();
    growOnPaper(this, '.scroller');
    fixSizeOnPaper(this, '.ring');
  }

  protected override parse(answer: JsonValue): Health | undefined {
    return parseHealth(answer);
  }

  #number(value: number): string {
    return formatNumber(value, this.context.locale);
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { score, status, tone, indicators } = this.data;
    const whole = Math.round(score);
    // Only a score of 0 or 100 is written so.
    const shown = this.#number(whole === 0 || whole === FULL ? score : whole);
    const reach = Math.min(FULL, Math.max(0, score));
    const label = this.context.title || strings.score;
    return html`<div class="health" part="health">
      <div
        class="ring ${tone}"
        part="score"
        role="meter"
        aria-label=${label}
        aria-valuemin="0"
        aria-valuemax=${FULL}
        aria-valuenow=${reach}
        aria-valuetext="${this.#number(score)}, ${status}"
        title="${this.#number(score)}, ${status}"
      >
        <svg class="arc" viewBox="0 0 100 100" aria-hidden="true">
          <circle class="track" cx="50" cy="50" r="44"></circle>
          ${
            reach > 0
              ? html`<svg viewBox="0 0 100 100">
                  <circle
                    class="reach"
                    cx="50"
                    cy="50"
                    r="44"
                    pathLength="100"
                    stroke-dasharray="${reach} ${FULL}"
                  ></circle>
                </svg>`
              : nothing
          }
        </svg>
        <div class="center" .style=${`--characters: ${shown.length}`}>
          <span class="score">${shown}</span>
          <span class="status"><bdi>${status}</bdi></span>
        </div>
      </div>
      ${indicators.length > 0 ? this.#renderIndicators(indicators) : nothing}
    </div>`;
  }

  #renderIndicators(indicators: readonly Indicator[]): TemplateResult {
    return html`<div class="scroller" role="group" aria-label=${strings.indicators}>
      <ul role="list" part="indicators">
        ${indicators.map((indicator) => this.#renderIndicator(indicator))}
      </ul>
    </div>`;
  }

  #renderIndicator({ label, status, tone, value }: Indicator): TemplateResult {
    const shown = typeof value === 'number' ? this.#number(value) : value;
    return html`<li title="${label}: ${shown === '' ? status : `${shown}, ${status}`}">
      ${toneIcon(tone)}
      <span class="name cut"><span dir="auto">${label}</span></span>
      ${
        shown === ''
          ? html`<span class="value state cut"><span dir="auto">${status}</span></span>`
          : html`<span class="visually-hidden">${status}, </span
              ><span class="value cut"><span dir="auto">${shown}</span></span>`
      }
    </li>`;
  }

  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { score, status, indicators } = this.data;
    return {
      columns: ['label', 'status', 'value'],
      rows: [
        [strings.score, status, score],
        ...indicators.map((one) => [one.label, one.status, one.value]),
      ],
    };
  }
}

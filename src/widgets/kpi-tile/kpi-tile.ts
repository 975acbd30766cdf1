import { html, nothing, svg, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/config-validator.js';
import { DataWidget } from '../shared/data-widget.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { styles } from './kpi-tile.styles.js';
import {
  parseReading,
  statusOf,
  trendOf,
  type Reading,
  type TileStatus,
  type Trend,
} from './reading.js';
import { sparkline } from './sparkline.js';
import { formatShare, formatValue, type ValueFormat } from './value-format.js';

interface KpiTileConfig extends ValueFormat {
  readonly warningThreshold?: number;
  readonly criticalThreshold?: number;
  readonly targetValue?: number;
  readonly goodTrend?: 'up' | 'down' | 'none';
  readonly sparkline?: boolean;
}

const DEFAULTS = defaultConfigs['kpi-tile'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** Below this width, in CSS pixels, numbers are shortened early. */
const NARROW = 150;

// Each status has a shape of its own: colour alone tells nothing to many readers.
const STATUS_ICON: Readonly<Record<TileStatus, TemplateResult>> = {
  normal: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5.2 8.2 2 2 3.8-4.2"></path>`,
  warning: svg`<path d="M8 2 14.8 14H1.2Z"></path><path d="M8 6.6v3.2m0 2.1v.1"></path>`,
  critical: svg`<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z"></path>
    <path d="M8 4.8v4m0 2.3v.1"></path>`,
};

const STATUS_TEXT: Readonly<Record<TileStatus, string>> = {
  normal: strings.statusNormal,
  warning: strings.statusWarning,
  critical: strings.statusCritical,
};

const TREND_ICON: Readonly<Record<Trend['direction'], TemplateResult>> = {
  up: svg`<path d="M6 10V2.5M2.8 5.5 6 2.2l3.2 3.3"></path>`,
  down: svg`<path d="M6 2v7.5M2.8 6.5 6 9.8l3.2-3.3"></path>`,
  flat: svg`<path d="M2 6h8"></path>`,
};

/** One value with its unit, trend, status, target and sparkline. */
export default class KpiTile extends DataWidget<Reading> {
  static override styles = [baseStyles, styles];

  protected override readonly defaults = DEFAULTS;

  protected override parse(answer: JsonValue): Reading | undefined {
    return parseReading(answer);
  }

  override render(): unknown {
    const reading = this.data;
    if (!reading) return nothing;
    const config = this.settings as KpiTileConfig;
    const { locale, size } = this.context;
    const narrow = size.width > 0 && size.width < NARROW;
    const value = formatValue(reading.value, locale, config, narrow);
    const status = statusOf(reading.value, config.warningThreshold, config.criticalThreshold);
    const facts = this.#renderFacts(reading, config, narrow);
    const drawn = config.sparkline !== false && reading.series.length > 1;
    // What the styles need to fit the number into the tile: its length (the unit is smaller), and
    // the pixels beside it.
    const characters =
      value.number.length + (value.unit === '' ? 0 : 0.4 + value.unit.length * 0.6);
    const aside = (status ? 26 : 0) + (facts === nothing ? 0 : 74);
    const room = `--characters: ${characters}; --aside: ${aside}px`;
    return html`
      <div
        class=${drawn ? 'tile drawn' : 'tile'}
        part="tile"
        data-status=${status ?? nothing}
        .style=${room}
      >
        <div class="value" part="value" title=${value.exact}>
          <span class="visually-hidden">${value.exact}</span>
          <span class="number" aria-hidden="true">${value.number}</span>
          ${
            value.unit === ''
              ? nothing
              : html`<bdi class="unit" aria-hidden="true">${value.unit}</bdi>`
          }
        </div>
        ${status ? this.#renderStatus(status) : nothing} ${facts}
        ${
          drawn
            ? html`<svg
                class="spark"
                part="sparkline"
                viewBox="0 0 100 32"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                ${sparkline(reading.series)}
              </svg>`
            : nothing
        }
      </div>
    `;
  }

  #renderStatus(status: TileStatus): TemplateResult {
    return html`
      <svg class="status" part="status" viewBox="0 0 16 16" aria-hidden="true">
        ${STATUS_ICON[status]}
      </svg>
      <span class="visually-hidden">${STATUS_TEXT[status]}</span>
    `;
  }

  #renderFacts(
    reading: Reading,
    config: KpiTileConfig,
    narrow: boolean,
  ): TemplateResult | typeof nothing {
    const trend = trendOf(reading);
    if (!trend && config.targetValue === undefined) return nothing;
    return html`
      <div class="facts">
        ${trend ? this.#renderTrend(trend, config, narrow) : nothing}
        ${
          config.targetValue === undefined
            ? nothing
            : this.#renderTarget(reading.value, config.targetValue, config)
        }
      </div>
    `;
  }

  #renderTrend(trend: Trend, config: KpiTileConfig, narrow: boolean): TemplateResult {
    const { locale } = this.context;
    const hasThreshold =
      config.warningThreshold !== undefined || config.criticalThreshold !== undefined;
    const good = config.goodTrend ?? (hasThreshold ? 'down' : 'up');
    const tone =
      good === 'none' || trend.direction === 'flat'
        ? ''
        : trend.direction === good
          ? 'good'
          : 'bad';
    const change =
      trend.share === undefined
        ? formatValue(Math.abs(trend.difference), locale, config).number
        : formatShare(trend.share, locale, narrow);
    const spoken = {
      up: strings.trendUp(change),
      down: strings.trendDown(change),
      flat: strings.trendFlat,
    }[trend.direction];
    return html`
      <span class="visually-hidden">${spoken}</span>
      <span class="trend ${tone}" part="trend" title=${spoken} aria-hidden="true">
        <svg viewBox="0 0 12 12">${TREND_ICON[trend.direction]}</svg>${change}
      </span>
      <span class="since" aria-hidden="true">${strings.versusPrevious}</span>
    `;
  }

  #renderTarget(value: number, target: number, config: KpiTileConfig): TemplateResult {
    const { locale } = this.context;
    const share = target === 0 ? 0 : Math.min(1, Math.max(0, value / target));
    return html`
      <span class="target" part="target" title=${strings.targetReached(formatShare(share, locale))}>
        <span class="track" aria-hidden="true">
          <span class="fill" .style=${`display: block; --share: ${share * 100}%`}></span>
        </span>
        <span>${strings.target} ${formatValue(target, locale, config).number}</span>
      </span>
    `;
  }
}

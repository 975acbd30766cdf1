import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { DataWidget } from '../shared/data/data-widget.js';
import { statusIcon } from '../shared/tiles/status-icon.js';
import { strings } from '../shared/strings.js';
import { trendBadge, trendWidth, type GoodTrend } from '../shared/tiles/trend.js';
import { baseStyles } from '../shared/styles.js';
import validate from './config-validator.generated.js';
import { styles } from './kpi-tile.styles.js';
import { parseReading, statusOf, trendOf, type Reading, type Trend } from './reading.js';
import { sparkline } from '../shared/charts/sparkline.js';
import { sparklineStyles } from '../shared/charts/sparkline.styles.js';
import {
  emWidth,
  formatShare,
  formatValue,
  type ValueFormat,
} from '../shared/format/value-format.js';

interface KpiTileConfig extends ValueFormat {
  readonly warningThreshold?: number;
  readonly criticalThreshold?: number;
  readonly targetValue?: number;
  readonly goodTrend?: GoodTrend;
  readonly sparkline?: boolean;
}

const DEFAULTS = defaultConfigs['kpi-tile'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** Below this width, in CSS pixels, numbers are shortened early. */
const NARROW = 150;
/** Below this width the unit stands under the number; the styles use the same limit. */
const CELL = 130;

/** One value with its unit, trend, status, target and sparkline. */
export default class KpiTile extends DataWidget<Reading> {
  static override styles = [baseStyles, sparklineStyles, styles];

  protected override readonly defaults = DEFAULTS;

  protected override parse(answer: JsonValue): Reading | undefined {
    return parseReading(answer);
  }

  override render(): unknown {
    const reading = this.data;
    if (!reading) {
      return nothing;
    }
    const config = this.settings as KpiTileConfig;
    const { locale, size } = this.context;
    const isCell = size.width > 0 && size.width < CELL;
    const narrow = size.width > 0 && size.width < NARROW;
    const value = formatValue(reading.value, locale, config, narrow);
    const status = statusOf(reading.value, config.warningThreshold, config.criticalThreshold);
    const unit =
      value.unit === ''
        ? nothing
        : html`<bdi class="unit" part="unit" aria-hidden="true">${value.unit}</bdi>`;
    const trend = trendOf(reading);
    const change = trend && this.#changeOf(trend, narrow);
    const facts = this.#renderFacts(reading, isCell ? unit : nothing, trend, change);
    const drawn = config.sparkline !== false && reading.series.length > 1;
    // The styles fit the number into the tile: they need its width in em (without the unit in a
    // cell, where it stands below), and the width of the items beside it in pixels.
    const em = emWidth(isCell ? { ...value, unit: '' } : value);
    const aside = (status ? 26 : 0) + (change === undefined ? 0 : trendWidth(change));
    const room = `--em: ${em}; --aside: ${aside}px`;
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
          ${isCell ? nothing : unit}
        </div>
        ${status ? statusIcon(status) : nothing} ${facts}
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

  /** The value and the values it is compared with, without the series of the sparkline. */
  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { value, previous } = this.data;
    const { targetValue, unit } = this.settings as KpiTileConfig;
    const facts: readonly (readonly [string, JsonValue | undefined])[] = [
      [strings.value, value],
      [strings.previous, previous],
      [strings.target, targetValue],
      [strings.unit, unit === '' ? undefined : unit],
    ];
    const given = facts.filter(([, fact]) => fact !== undefined);
    return {
      columns: given.map(([name]) => name),
      rows: [given.map(([, fact]) => fact ?? null)],
    };
  }

  /** Renders the trend and the target; in a tile of one cell also the unit. */
  #renderFacts(
    { value }: Reading,
    unit: TemplateResult | typeof nothing,
    trend: Trend | undefined,
    change = '',
  ): TemplateResult | typeof nothing {
    const config = this.settings as KpiTileConfig;
    const { targetValue, warningThreshold, criticalThreshold, goodTrend } = config;
    if (!trend && targetValue === undefined && unit === nothing) {
      return nothing;
    }
    const hasThreshold = warningThreshold !== undefined || criticalThreshold !== undefined;
    const good = goodTrend ?? (hasThreshold ? 'down' : 'up');
    return html`
      <div class="facts">
        ${unit}
        ${
          trend
            ? html`${trendBadge(trend.direction, change, good)}
                <span class="since" aria-hidden="true">${strings.versusPrevious}</span>`
            : nothing
        }
        ${targetValue === undefined ? nothing : this.#renderTarget(value, targetValue, config)}
      </div>
    `;
  }

  /** The size of a change: a share of the previous value, or the difference if that was 0. */
  #changeOf({ share, difference }: Trend, narrow: boolean): string {
    const { locale } = this.context;
    return share === undefined
      ? formatValue(Math.abs(difference), locale, this.settings as KpiTileConfig).number
      : formatShare(share, locale, narrow);
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

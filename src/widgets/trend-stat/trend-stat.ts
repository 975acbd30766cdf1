import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { sampleIndexes } from '../shared/charts/data-table.js';
import { DataWidget } from '../shared/data/data-widget.js';
import { formatDate, numberFormat } from '../shared/format/format.js';
import { sparkline } from '../shared/charts/sparkline.js';
import { sparklineStyles } from '../shared/charts/sparkline.styles.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import { trendBadge, trendWidth, type GoodTrend } from '../shared/tiles/trend.js';
import {
  emWidth,
  formatShare,
  formatValue,
  type ValueFormat,
} from '../shared/format/value-format.js';
import validate from './config-validator.generated.js';
import { parseTotal, type Day, type Total } from './total.js';
import { styles } from './trend-stat.styles.js';

interface TrendStatConfig extends ValueFormat {
  readonly period?: string;
  readonly goodTrend?: GoodTrend;
}

const DEFAULTS = defaultConfigs['trend-stat'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** Below this width, in CSS pixels, numbers are shortened early. */
const NARROW = 130;

/** The most days in the table for screen readers: a quarter of a year. */
const MOST_DAYS = 92;

/** The padding of the badge, in CSS pixels. */
const BADGE_FRAME = 14;

/** A change too small for one decimal place of a per cent counts as none. */
const LEAST_CHANGE = 0.05;

/** The total of a period, its trend against the period before, and its sparkline by day. */
export default class TrendStat extends DataWidget<Total> {
  static override styles = [baseStyles, sparklineStyles, styles];

  protected override readonly defaults = DEFAULTS;

  protected override parse(answer: JsonValue): Total | undefined {
    return parseTotal(answer, this.context.timeZone);
  }

  get #config(): TrendStatConfig {
    return this.settings as TrendStatConfig;
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { total, trend, days } = this.data;
    const { locale, size } = this.context;
    const narrow = size.width > 0 && size.width < NARROW;
    const value = formatValue(total, locale, this.#config, narrow);
    const change = trend === undefined ? undefined : formatShare(trend / 100, locale, narrow);
    const aside = change === undefined ? 0 : trendWidth(change) + BADGE_FRAME;
    return html`
      <div
        class=${days.length > 1 ? 'stat drawn' : 'stat'}
        part="stat"
        .style=${`--em: ${emWidth(value)}; --aside: ${aside}px`}
      >
        <div class="value" part="value" title=${value.exact}>
          <span class="visually-hidden">${value.exact}</span>
          <span aria-hidden="true">${value.number}</span>
          ${
            value.unit === ''
              ? nothing
              : html`<bdi class="unit" part="unit" aria-hidden="true">${value.unit}</bdi>`
          }
        </div>
        ${change === undefined ? nothing : this.#renderTrend(trend ?? 0, change)}
        <div class="period" part="period"><bdi>${this.#period}</bdi></div>
        ${days.length > 1 ? this.#renderDays(days) : nothing}
      </div>
    `;
  }

  /** The days of the sparkline; the total if the answer has no days. */
  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { total, trend, days } = this.data;
    if (days.length > 0) {
      return {
        columns: [strings.date, strings.value],
        rows: days.map(({ date, value }) => [date, value]),
      };
    }
    return { columns: [strings.total, strings.trend], rows: [[total, trend ?? null]] };
  }

  get #period(): string {
    const days = /^(\d+)d$/.exec(this.#config.period ?? '')?.[1];
    return days ? strings.lastDays(numberFormat(this.context.locale).format(Number(days))) : '';
  }

  #renderTrend(trend: number, change: string): TemplateResult {
    const direction = Math.abs(trend) < LEAST_CHANGE ? 'flat' : trend > 0 ? 'up' : 'down';
    return trendBadge(direction, change, this.#config.goodTrend ?? 'up');
  }

  #renderDays(days: readonly Day[]): TemplateResult {
    const { locale, timeZone, title } = this.context;
    return html`
      <svg
        class="spark"
        part="sparkline"
        viewBox="0 0 100 32"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        ${sparkline(days.map(({ value }) => value))}
      </svg>
      <div class="visually-hidden">
        <table>
          <caption>
            ${strings.dataTable(title)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${strings.date}</th>
              <th scope="col">${strings.value}</th>
            </tr>
          </thead>
          <tbody>
            ${sampleIndexes(days.length, MOST_DAYS).map((index) => {
              const { date = '', value = 0 } = days[index] ?? {};
              return html`<tr>
                <th scope="row">${formatDate(date, locale, timeZone)}</th>
                <td>${formatValue(value, locale, this.#config).exact}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    `;
  }
}

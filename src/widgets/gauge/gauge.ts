import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import type { WidgetTable } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import type { ChartConfiguration } from '../shared/charts/chart.js';
import { ChartWidget, ROUNDING } from '../shared/charts/chart-widget.js';
import { chartStyles } from '../shared/charts/chart.styles.js';
import { createScaleValidator } from '../shared/charts/scale-validator.js';
import { STATUS_TEXT, statusIcon, type ValueStatus } from '../shared/tiles/status-icon.js';
import { strings } from '../shared/strings.js';
import { fixSizeOnPaper } from '../shared/fix-size-on-paper.js';
import { baseStyles } from '../shared/styles.js';
import {
  emWidth,
  formatValue,
  type FormattedValue,
  type ValueFormat,
} from '../shared/format/value-format.js';
import validate from './config-validator.generated.js';
import { styles } from './gauge.styles.js';
import { parseGauge, readThresholds, statusAt, zonesOf, type GaugeReading } from './scale.js';

const DEFAULTS = defaultConfigs.gauge;

export const validateConfig = createScaleValidator(validate, DEFAULTS);

/** Degrees: the scale is a circle that is open at the bottom. */
const ARC = 240;

/** The thickness of the value's ring relative to that of the thresholds. */
const VALUE_WEIGHT = 5;

/** Below this width, in CSS pixels, numbers are shortened early. */
const NARROW = 150;

const TONES = { normal: 'success', warning: 'warning', critical: 'danger' } as const;

const PERCENT_METRIC = /_(pct|percent|percentage)$/;

/** One value on a scale with thresholds. */
export default class Gauge extends ChartWidget<GaugeReading> {
  static override styles = [baseStyles, chartStyles, styles];

  protected override readonly defaults = DEFAULTS;

  constructor() {
    super();
    fixSizeOnPaper(this, '.face');
  }

  protected override parse(answer: JsonValue): GaugeReading | undefined {
    return parseGauge(answer, this.settings);
  }

  #statusOf({ value }: GaugeReading): ValueStatus | undefined {
    return statusAt(value, readThresholds(this.settings));
  }

  protected override chartConfig(reading: GaugeReading): ChartConfiguration {
    const { value, min, max } = reading;
    const { tones, palette, border, ground, text, rtl, forced } = this.theme;
    const status = this.#statusOf(reading);
    const color = status ? tones[TONES[status]] : (palette[0] ?? text);
    const reached = Math.min(max, Math.max(min, value)) - min;
    const zones = status ? zonesOf(reading, readThresholds(this.settings)) : [];
    // The scale follows the direction of the text.
    const ring = (weight: number, parts: readonly (readonly [number, string])[]): object => {
      const ordered = rtl ? [...parts].reverse() : parts;
      const colors = ordered.map(([, partColor]) => partColor);
      return {
        data: ordered.map(([size]) => size),
        backgroundColor: colors,
        hoverBackgroundColor: colors,
        // With forced colours there is no faint one, so the rest of the scale is only outlined.
        borderWidth: forced && weight === VALUE_WEIGHT ? 1 : 0,
        borderColor: text,
        weight,
      };
    };
    const scale = zones.map((zone) => [zone.to - zone.from, tones[TONES[zone.status]]] as const);
    return {
      type: 'doughnut',
      data: {
        datasets: [
          ...(status ? [ring(1, scale), ring(0.8, [[1, 'transparent']])] : []),
          ring(VALUE_WEIGHT, [
            [reached, color],
            [max - min - reached, forced ? ground : border],
          ]),
        ],
      },
      options: {
        responsive: false,
        maintainAspectRatio: false,
        animation: false,
        events: [],
        layout: { padding: ROUNDING },
        rotation: -ARC / 2,
        circumference: ARC,
        cutout: status ? '68%' : '74%',
        plugins: { tooltip: { enabled: false } },
      },
    } as unknown as ChartConfiguration;
  }

  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { value, min, max } = this.data;
    return {
      columns: [strings.value, strings.minimum, strings.maximum],
      rows: [[value, min, max]],
    };
  }

  #write(value: number, narrow = false): FormattedValue {
    const { metric, unit, format } = this.settings;
    const isPercent =
      unit === undefined &&
      format === undefined &&
      typeof metric === 'string' &&
      PERCENT_METRIC.test(metric);
    const written = {
      ...(this.settings as ValueFormat),
      ...(isPercent && { format: 'percentage' }),
    };
    return formatValue(value, this.context.locale, written as ValueFormat, narrow);
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { value, min, max } = this.data;
    const { size } = this.context;
    const title = this.context.title || strings.chart;
    const narrow = size.width > 0 && size.width < NARROW;
    const shown = this.#write(value, narrow);
    const status = this.#statusOf(this.data);
    const range = strings.valueOf(shown.exact, this.#write(min).exact, this.#write(max).exact);
    const spoken = status ? `${range}. ${STATUS_TEXT[status]}` : range;
    return html`
      <figure class="gauge" part="chart" data-status=${status ?? nothing}>
        <div class="face" .style=${`--em: ${emWidth(shown)}`}>
          <div
            class="plot"
            part="plot"
            role="meter"
            aria-label=${strings.gaugeOf(title)}
            aria-valuemin=${min}
            aria-valuemax=${max}
            aria-valuenow=${Math.min(max, Math.max(min, value))}
            aria-valuetext=${spoken}
          >
            <canvas aria-hidden="true"></canvas>
          </div>
          <div class="reading" aria-hidden="true">
            ${status ? statusIcon(status) : nothing}
            <div class="value" part="value" title=${shown.exact}>
              <span class="number">${shown.number}</span>
              ${
                shown.unit === ''
                  ? nothing
                  : html`<bdi class="unit" part="unit">${shown.unit}</bdi>`
              }
            </div>
          </div>
          <div class="range" part="range" aria-hidden="true">
            <span>${this.#write(min, true).number}</span>
            <span>${this.#write(max, true).number}</span>
          </div>
        </div>
        ${this.#renderTable(this.data, title)}
      </figure>
    `;
  }

  #renderTable({ value, min, max }: GaugeReading, title: string): TemplateResult {
    const rows = [
      [strings.value, this.#write(value).exact],
      [strings.minimum, this.#write(min).exact],
      [strings.maximum, this.#write(max).exact],
      ...readThresholds(this.settings).map((threshold) => [
        STATUS_TEXT[threshold.status],
        strings.fromValue(this.#write(threshold.value).exact),
      ]),
    ];
    return html`
      <div class="visually-hidden">
        <table>
          <caption>
            ${strings.dataTable(title)}
          </caption>
          <tbody>
            ${rows.map(
              ([name, text]) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${text}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }
}

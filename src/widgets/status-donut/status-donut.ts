import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../model/json.js';
import { defaultConfigs } from '../defaults.js';
import type { ChartConfiguration } from '../shared/chart.js';
import { ChartWidget } from '../shared/chart-widget.js';
import { chartStyles } from '../shared/chart.styles.js';
import { createConfigValidator } from '../shared/config-validator.js';
import { formatNumber, numberFormat } from '../shared/format.js';
import { strings } from '../shared/strings.js';
import { baseStyles } from '../shared/styles.js';
import { tooltipOptions } from '../shared/tooltip.js';
import validate from './config-validator.generated.js';
import { parseParts, partColors, type Part } from './parts.js';
import { styles } from './status-donut.styles.js';

type Parts = readonly Part[];

export const validateConfig = createConfigValidator(validate, defaultConfigs['status-donut']);

const COMPACT_FROM = 1_000_000;

/** Counts by status as a ring, with the total in the middle. */
export default class StatusDonut extends ChartWidget<Parts> {
  static override styles = [baseStyles, chartStyles, styles];

  protected override readonly defaults = defaultConfigs['status-donut'];

  protected override parse(answer: JsonValue): Parts | undefined {
    return parseParts(answer);
  }

  protected override chartConfig(parts: Parts): ChartConfiguration {
    const colors = [...partColors(parts, this.theme)];
    return {
      type: 'doughnut',
      data: {
        labels: parts.map(({ label }) => label),
        datasets: [
          {
            data: parts.map(({ value }) => value),
            backgroundColor: colors,
            hoverBackgroundColor: colors,
            borderWidth: 0,
            borderRadius: 3,
            spacing: 2,
            hoverOffset: 0,
          },
        ],
      },
      options: {
        responsive: false,
        maintainAspectRatio: false,
        animation: false,
        cutout: '74%',
        plugins: {
          tooltip: tooltipOptions(this.theme, {
            title: () => '',
            label: ({ dataIndex }: { dataIndex: number }) => ` ${this.#describe(parts, dataIndex)}`,
          }),
        },
      },
    } as ChartConfiguration;
  }

  #describe(parts: Parts, index: number): string {
    const part = parts[index];
    if (!part) return '';
    return `${part.label}: ${this.#count(part.value)} (${this.#share(part, parts)})`;
  }

  #count(value: number): string {
    return formatNumber(value, this.context.locale);
  }

  #share(part: Part, parts: Parts): string {
    const total = totalOf(parts);
    return numberFormat(this.context.locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      part.value / total,
    );
  }

  override render(): unknown {
    const parts = this.data;
    if (!parts) return nothing;
    const title = this.context.title || strings.chart;
    const { totalLabel } = this.settings;
    const caption =
      typeof totalLabel === 'string' && totalLabel !== '' ? totalLabel : strings.total;
    const total = totalOf(parts);
    const shown =
      total >= COMPACT_FROM
        ? numberFormat(this.context.locale, { notation: 'compact' }).format(total)
        : this.#count(total);
    const described = parts.map((_part, index) => this.#describe(parts, index)).join(', ');
    return html`
      <figure class="donut" part="chart">
        <div class="ring">
          <div
            class="plot"
            part="plot"
            role="img"
            aria-label="${strings.donutOf(title)}. ${described}"
          >
            <canvas aria-hidden="true"></canvas>
          </div>
          <div class="center" .style=${`--characters: ${Math.max(3, shown.length)}`}>
            <span class="total" part="total" title=${this.#count(total)}>${shown}</span>
            <span class="caption">${caption}</span>
          </div>
        </div>
        ${this.#renderParts(parts, title)}
      </figure>
    `;
  }

  #renderParts(parts: Parts, title: string): TemplateResult {
    const colors = partColors(parts, this.theme);
    return html`
      <div class="parts" part="legend">
        <table>
          <caption class="visually-hidden">
            ${strings.dataTable(title)}
          </caption>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">${strings.category}</th>
              <th scope="col">${strings.value}</th>
              <th scope="col">${strings.share}</th>
            </tr>
          </thead>
          <tbody>
            ${parts.map(
              (part, index) => html`
                <tr>
                  <th scope="row" title=${part.label}>
                    <span class="swatch" .style=${`--swatch: ${colors[index] ?? ''}`}></span
                    ><bdi>${part.label}</bdi>
                  </th>
                  <td class="value">${this.#count(part.value)}</td>
                  <td class="share">${this.#share(part, parts)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }
}

function totalOf(parts: Parts): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../../model/json.js';
import type { WidgetTable } from '../../../registry/types/index.js';
import type { ChartConfiguration } from '../charts/chart.js';
import { ChartWidget, ROUNDING } from '../charts/chart-widget.js';
import { chartStyles } from '../charts/chart.styles.js';
import { formatNumber, numberFormat } from '../format/format.js';
import { mergeParts, parseParts, partColors, type Part } from './parts.js';
import { partsStyles } from './parts.styles.js';
import type { ChartPoint } from '../charts/selection.js';
import { strings } from '../strings.js';
import { baseStyles } from '../styles.js';
import { charactersFor, shorten, tooltipOptions } from '../charts/tooltip.js';

interface Parts {
  readonly all: readonly Part[];
  /** The drawn parts; if there are many, the smallest are merged into one. */
  readonly shown: readonly Part[];
  readonly total: number;
}

/** The geometry of the ring. */
export interface PartsLook {
  /** The share of the radius that is empty, such as `74%`. */
  readonly cutout: string;
  /** The gap between parts, in CSS pixels. */
  readonly gap: number;
  readonly radius: number;
}

/** The base class of pie charts and status donuts: a ring of parts, and a list of them. */
export abstract class PartsWidget extends ChartWidget<Parts> {
  static override styles = [baseStyles, chartStyles, partsStyles];

  protected abstract readonly look: PartsLook;

  protected abstract labelOf(title: string): string;

  /** Renders the centre of the ring. */
  protected renderCenter(_total: number): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override parse(answer: JsonValue): Parts | undefined {
    const all = parseParts(answer);
    const total = all?.reduce((sum, { value }) => sum + value, 0) ?? 0;
    return all && { all, shown: mergeParts(all), total };
  }

  protected override chartConfig({ shown }: Parts, width: number): ChartConfiguration {
    const colors = [...partColors(shown, this.theme)];
    const { cutout, gap, radius } = this.look;
    return {
      type: 'doughnut',
      data: {
        labels: shown.map(({ label }) => label),
        datasets: [
          {
            data: shown.map(({ value }) => value),
            backgroundColor: colors,
            hoverBackgroundColor: colors,
            borderWidth: 0,
            borderRadius: radius,
            spacing: shown.length > 1 ? gap : 0,
            hoverOffset: 0,
          },
        ],
      },
      options: {
        responsive: false,
        maintainAspectRatio: false,
        animation: false,
        layout: { padding: ROUNDING },
        cutout,
        plugins: {
          tooltip: tooltipOptions(
            this.theme,
            {
              title: ([place]) =>
                shorten(shown[place?.dataIndex ?? -1]?.label ?? '', charactersFor(width)),
              label: ({ dataIndex }) => ` ${this.#numbers(shown[dataIndex])}`,
            },
            ({ dataIndex }) => colors[dataIndex] ?? this.theme.text,
          ),
        },
      },
    } as ChartConfiguration;
  }

  protected override pointAt(_dataset: number, index: number): ChartPoint | undefined {
    const part = this.data?.shown[index];
    if (!part) {
      return undefined;
    }
    return {
      label: part.key ?? part.label,
      value: part.value,
      series: this.context.title,
      describe: () => this.#describe(part),
      isRest: part.key === undefined,
    };
  }

  /** All parts, also those that are drawn merged. */
  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    return {
      columns: [strings.category, strings.value],
      rows: this.data.all.map(({ label, value }) => [label, value]),
    };
  }

  #describe(part: Part): string {
    return `${part.label}: ${this.#numbers(part)}`;
  }

  #numbers(part: Part | undefined): string {
    return part ? `${this.count(part.value)} (${this.#share(part)})` : '';
  }

  protected count(value: number): string {
    return formatNumber(value, this.context.locale);
  }

  #share({ value }: Part): string {
    const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
    return numberFormat(this.context.locale, percent).format(value / (this.data?.total ?? 1));
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { shown, total } = this.data;
    const title = this.context.title || strings.chart;
    const described = shown.map((part) => this.#describe(part)).join(', ');
    return html`
      <figure class="donut" part="chart">
        <div class="ring">
          ${this.renderPlot(`${this.labelOf(title)}. ${described}`)} ${this.renderCenter(total)}
          ${this.renderReader(title)}
        </div>
        ${this.#renderParts(shown, title)}
      </figure>
    `;
  }

  #renderParts(parts: readonly Part[], title: string): TemplateResult {
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
                  <th scope="row">
                    <button type="button" title=${part.label} @click=${() => this.#onPart(index)}>
                      <span class="swatch" .style=${`--swatch: ${colors[index] ?? ''}`}></span
                      ><bdi class="name">${part.label}</bdi>
                    </button>
                  </th>
                  <td class="value">${this.count(part.value)}</td>
                  <td class="share">${this.#share(part)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  #onPart(index: number): void {
    const point = this.pointAt(0, index);
    if (point) {
      this.choose(point);
    }
  }
}

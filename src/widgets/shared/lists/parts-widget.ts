import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../../model/json.js';
import type { WidgetTable } from '../../../registry/types/index.js';
import type { ChartConfiguration } from '../charts/chart.js';
import { faded, isolated } from '../charts/chart-theme.js';
import { ChartWidget, ROUNDING } from '../charts/chart-widget.js';
import { chartStyles } from '../charts/chart.styles.js';
import { formatNumber } from '../format/format.js';
import { formatShare } from '../format/value-format.js';
import { PartColors, type PartLook } from './part-colors.js';
import { mergeParts, parseParts, type KnownTones, type Part } from './parts.js';
import { partsStyles } from './parts.styles.js';
import type { ChartPoint } from '../charts/selection.js';
import { fixSizeOnPaper } from '../fix-size-on-paper.js';
import { strings } from '../strings.js';
import { baseStyles } from '../styles.js';
import { shorten, tooltipOptions, tooltipRoom } from '../charts/tooltip.js';

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

  readonly #colors = new PartColors();
  readonly #tones: KnownTones = new Map();

  constructor() {
    super();
    fixSizeOnPaper(this, '.ring');
  }

  protected abstract labelOf(title: string): string;

  /** Renders the centre of the ring. */
  protected renderCenter(_total: number): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override parse(answer: JsonValue): Parts | undefined {
    const all = parseParts(answer, this.#tones);
    const total = all?.reduce((sum, { value }) => sum + value, 0) ?? 0;
    return all && { all, shown: mergeParts(all), total };
  }

  protected override chartConfig({ shown }: Parts, width: number): ChartConfiguration {
    const looks = this.#colors.looks(shown, this.theme);
    const isMarked = shown.map((part) => this.#isChosen(part));
    const hasChoice = isMarked.includes(true);
    const colors = looks.map(({ fill }, index) =>
      hasChoice && !isMarked[index] && typeof fill === 'string' ? faded(fill, 0.35) : fill,
    );
    const { forced, text } = this.theme;
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
            // With forced colours a border tells the parts apart, too.
            borderWidth: isMarked.map((marked) => (marked ? (forced ? 4 : 2) : forced ? 1 : 0)),
            borderColor: text,
            borderAlign: 'inner',
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
                isolated(
                  shorten(
                    shown[place?.dataIndex ?? -1]?.label ?? '',
                    tooltipRoom(width, width).title,
                  ),
                  this.theme,
                ),
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
      describe: () => {
        const text = this.#describe(part);
        return this.#isChosen(part) ? strings.chosenPoint(text) : text;
      },
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

  /** True if the dashboard is filtered by the part. */
  #isChosen(part: Part): boolean {
    return part.key !== undefined && part.key === this.chosen;
  }

  #numbers(part: Part | undefined): string {
    return part ? `${this.count(part.value)} (${this.#share(part)})` : '';
  }

  protected count(value: number): string {
    return formatNumber(value, this.context.locale);
  }

  #share({ value }: Part): string {
    return formatShare(value / (this.data?.total ?? 1), this.context.locale);
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
        ${this.renderChoice((label) => shown.find(({ key }) => key === label)?.label ?? String(label))}
      </figure>
    `;
  }

  #renderParts(parts: readonly Part[], title: string): TemplateResult {
    const looks = this.#colors.looks(parts, this.theme);
    return html`
      <div class="parts scroller" part="legend">
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
                    <button
                      type="button"
                      class=${this.#isChosen(part) ? 'chosen' : ''}
                      title=${part.label}
                      aria-pressed=${this.#pressed(part)}
                      @click=${() => this.#onPart(index)}
                    >
                      <span class="swatch" .style=${this.#swatchStyle(looks[index])}></span
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

  /** The state of a part's button, which toggles a filter unless the part is several. */
  #pressed(part: Part): 'true' | 'false' | typeof nothing {
    if (!this.showsVariables || part.key === undefined) {
      return nothing;
    }
    return this.#isChosen(part) ? 'true' : 'false';
  }

  #swatchStyle(look: PartLook | undefined): string {
    const swatch = look?.swatch ?? '';
    return this.theme.forced ? `--swatch: CanvasText; --fill: ${swatch}` : `--swatch: ${swatch}`;
  }

  #onPart(index: number): void {
    const point = this.pointAt(0, index);
    if (point) {
      this.choose(point);
    }
  }
}

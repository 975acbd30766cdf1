import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { JsonValue } from '../../model/json.js';
import { cartesianConfig, seriesColor, type CartesianView } from './cartesian.js';
import type { ChartConfiguration } from './chart.js';
import type { ChartData } from './chart-data.js';
import { ChartWidget } from './chart-widget.js';
import { chartStyles } from './chart.styles.js';
import { dataTable, summary } from './data-table.js';
import { strings } from './strings.js';
import { baseStyles } from './styles.js';
import { toSeries, type SeriesFields } from './to-series.js';

interface SeriesConfig extends SeriesFields {
  readonly unit?: string;
}

/** What a line chart and a bar chart have in common: series over an x axis, and a legend. */
export abstract class SeriesWidget extends ChartWidget<ChartData> {
  static override styles = [baseStyles, chartStyles];

  /** Names of the series that the user has switched off in the legend. */
  @state() private _hidden: ReadonlySet<string> = new Set();

  protected abstract drawing(): Pick<CartesianView, 'drawnAs' | 'stacked' | 'fromZero'>;

  protected abstract labelOf(title: string): string;

  protected override parse(answer: JsonValue): ChartData | undefined {
    return toSeries(answer, this.settings as SeriesConfig);
  }

  protected override chartConfig(
    data: ChartData,
    width: number,
    height: number,
  ): ChartConfiguration {
    return cartesianConfig(data, this.#view(width, height), this.theme);
  }

  #view(width = 0, height = 0): CartesianView {
    const { unit = '' } = this.settings as SeriesConfig;
    const { locale, timeZone } = this.context;
    return { ...this.drawing(), unit, locale, timeZone, width, height, hidden: this._hidden };
  }

  override render(): unknown {
    if (!this.data) return nothing;
    const view = this.#view();
    const title = this.context.title || strings.chart;
    const label = `${this.labelOf(title)}. ${summary(this.data, view)}`;
    return html`
      <figure class="chart" part="chart">
        ${this.data.series.length > 1 ? this.#renderLegend(this.data) : nothing}
        <div class="plot" part="plot" role="img" aria-label=${label}>
          <canvas aria-hidden="true"></canvas>
        </div>
        ${dataTable(this.data, view, title)}
      </figure>
    `;
  }

  #renderLegend(data: ChartData): TemplateResult {
    return html`
      <ul class="legend" part="legend">
        ${data.series.map(
          ({ name }, index) => html`
            <li>
              <button
                type="button"
                aria-pressed=${this._hidden.has(name) ? 'false' : 'true'}
                .style=${`--swatch: ${seriesColor(this.theme, index)}`}
                @click=${() => this.#toggle(name)}
              >
                <span class="swatch"></span><bdi class="name">${name}</bdi>
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #toggle(name: string): void {
    const hidden = new Set(this._hidden);
    if (!hidden.delete(name)) hidden.add(name);
    this._hidden = hidden;
    this.redraw();
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { JsonValue } from '../../../model/json.js';
import type { WidgetTable } from '../../../registry/types/index.js';
import { cartesianConfig } from './cartesian.js';
import { formatX, formatY, rawX, seriesColor, type CartesianView } from './cartesian-view.js';
import type { ChartConfiguration } from './chart.js';
import type { ChartData } from './chart-data.js';
import { ChartWidget } from './chart-widget.js';
import { chartStyles } from './chart.styles.js';
import { dataTable, summary } from './data-table.js';
import { drawnPoints } from './drawn-points.js';
import { variableOf, type ChartPoint } from './selection.js';
import { isNumber } from '../data/shape.js';
import { strings } from '../strings.js';
import { baseStyles } from '../styles.js';
import { toSeries, type SeriesFields } from './to-series.js';

interface SeriesConfig extends SeriesFields {
  readonly unit?: string;
}

/** The base class of line and bar charts: series over an x axis, and a legend. */
export abstract class SeriesWidget extends ChartWidget<ChartData> {
  static override styles = [baseStyles, chartStyles];

  /** The names of the series that the user has hidden in the legend. */
  @state() private _hidden: ReadonlySet<string> = new Set();

  /** The indexes of the drawn points, for each series. */
  #drawn: readonly (readonly number[])[] = [];

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
    const view = this.#view(width, height);
    this.#drawn = drawnPoints(data, view);
    return cartesianConfig(data, this.#drawn, view, this.theme);
  }

  protected override pointAt(dataset: number, index: number): ChartPoint | undefined {
    const series = this.data?.series[dataset];
    const at = this.#drawn[dataset]?.[index];
    if (!this.data || !series || at === undefined) {
      return undefined;
    }
    const { x, kind } = this.data;
    const place = x[at] ?? '';
    const value = series.values[at];
    if (!isNumber(value)) {
      return undefined;
    }
    const describe = (): string => {
      const view = this.#view();
      return strings.point(formatX(place, kind, view), series.name, formatY(value, view));
    };
    return { label: rawX(place, kind), value, series: series.name, describe };
  }

  /** The visible series, with unformatted x values. */
  exportData(): WidgetTable | undefined {
    if (!this.data) {
      return undefined;
    }
    const { x, kind } = this.data;
    const isTime = kind === 'date' || kind === 'time';
    const { x: xName = isTime ? strings.date : strings.category } = this.settings as SeriesConfig;
    const shown = this.data.series.filter(({ name }) => !this._hidden.has(name));
    return {
      columns: [xName, ...shown.map(({ name }) => name)],
      rows: x.map((place, at) => [
        rawX(place, kind),
        ...shown.map(({ values }) => values[at] ?? null),
      ]),
    };
  }

  #view(width = 0, height = 0): CartesianView {
    const { unit = '' } = this.settings as SeriesConfig;
    const { locale, timeZone } = this.context;
    return { ...this.drawing(), unit, locale, timeZone, width, height, hidden: this._hidden };
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const view = this.#view();
    const title = this.context.title || strings.chart;
    const label = `${this.labelOf(title)}. ${summary(this.data, view)}`;
    return html`
      <figure class="chart" part="chart">
        ${this.data.series.length > 1 ? this.#renderLegend(this.data) : nothing}
        <div class="stage">${this.renderPlot(label)} ${this.renderReader(title)}</div>
        ${dataTable(this.data, view, title)}
      </figure>
    `;
  }

  #renderLegend(data: ChartData): TemplateResult {
    const filters = variableOf(this.settings) !== undefined;
    return html`
      <ul class="legend" part="legend">
        ${data.series.map(
          ({ name }, index) => html`
            <li>
              <button
                type="button"
                title=${name}
                aria-pressed=${filters ? nothing : this._hidden.has(name) ? 'false' : 'true'}
                .style=${`--swatch: ${seriesColor(this.theme, index)}`}
                @click=${() => this.#onLegend(name)}
              >
                <span class="swatch"></span><bdi class="name">${name}</bdi>
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  /** Chooses the series; hides or shows it, too, unless the choice filters the dashboard. */
  #onLegend(name: string): void {
    this.choose({ label: name, value: null, series: name, describe: () => name });
    if (variableOf(this.settings) === undefined) {
      this.#toggle(name);
    }
  }

  #toggle(name: string): void {
    const hidden = new Set(this._hidden);
    if (!hidden.delete(name)) {
      hidden.add(name);
    }
    this._hidden = hidden;
    this.redraw();
  }
}

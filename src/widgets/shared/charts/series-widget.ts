import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { JsonValue } from '../../../model/json.js';
import type { WidgetTable } from '../../../registry/types/index.js';
import { cartesianConfig } from './cartesian.js';
import { formatY, rawX, seriesColor, xFormat, type CartesianView } from './cartesian-view.js';
import type { ChartConfiguration } from './chart.js';
import type { ChartData } from './chart-data.js';
import { ChartWidget } from './chart-widget.js';
import { chartStyles } from './chart.styles.js';
import { dataTable, summary } from './data-table.js';
import { drawnPoints } from './drawn-points.js';
import { variableOf, type ChartPoint } from './selection.js';
import { LabelSlots } from '../colors/label-slots.js';
import { dashesOf, distinctPatterns, patternBackground } from '../colors/patterns.js';
import { numberFormat } from '../format/format.js';
import { neighboursOf } from '../format/decimals.js';
import { isNumber } from '../data/shape.js';
import { strings } from '../strings.js';
import { baseStyles } from '../styles.js';
import { toSeries, type SeriesFields } from './to-series.js';

interface SeriesConfig extends SeriesFields {
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
  readonly scale?: 'linear' | 'log';
}

/** The base class of line and bar charts: series over an x axis, and a legend. */
export abstract class SeriesWidget extends ChartWidget<ChartData> {
  static override styles = [baseStyles, chartStyles];

  /** The names of the series that the user has hidden in the legend. */
  @state() private _hidden: ReadonlySet<string> = new Set();

  /** The indexes of the drawn points, for each series. */
  #drawn: readonly (readonly number[])[] = [];

  readonly #colors = new LabelSlots();

  /** True if the last answer has values, but none that a logarithmic scale can show. */
  #hasNoneOnLog = false;

  protected abstract drawing(): Pick<CartesianView, 'drawnAs' | 'stacked' | 'fromZero'>;

  protected abstract labelOf(title: string): string;

  protected override parse(answer: JsonValue): ChartData | undefined {
    const data = toSeries(answer, this.settings as SeriesConfig, this.context.timeZone);
    this.#hasNoneOnLog =
      data !== undefined &&
      this.#isLog &&
      !data.series.some(({ values }) => values.some((value) => isNumber(value) && value > 0));
    return this.#hasNoneOnLog ? undefined : data;
  }

  protected override get emptyText(): string {
    return this.#hasNoneOnLog ? strings.noneOnLog : super.emptyText;
  }

  get #isLog(): boolean {
    return (this.settings as SeriesConfig).scale === 'log';
  }

  protected override chartConfig(
    data: ChartData,
    width: number,
    height: number,
  ): ChartConfiguration {
    const view = this.#view(data, width, height);
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
    const label = rawX(place, kind);
    const { data } = this;
    const describe = (): string => {
      const view = this.#view(data);
      const shown = formatY(value, view, neighboursOf(series.values, at));
      const text = strings.point(xFormat(data, view)(place), series.name, shown);
      const isChosen = view.chosen === label || view.chosen === series.name;
      return isChosen ? strings.chosenPoint(text) : text;
    };
    return { label, value, series: series.name, describe };
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

  #view(data: ChartData, width = 0, height = 0): CartesianView {
    const { unit = '', by, min, max, decimals } = this.settings as SeriesConfig;
    const { locale, timeZone } = this.context;
    const names = data.series.map(({ name }) => name);
    // Groups come and go with filters, so each has a colour of its own from the start.
    const slots = by === undefined ? this.#colors.ofSeries(names) : this.#colors.of(names);
    return {
      ...this.drawing(),
      isLog: this.#isLog,
      ...{ min, max, decimals, unit, locale, timeZone, width, height },
      hidden: this._hidden,
      slots: this.theme.forced ? distinctPatterns(slots) : slots,
      chosen: this.chosen,
    };
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const { data } = this;
    const view = this.#view(data);
    const title = this.context.title || strings.chart;
    const label = `${this.labelOf(title)}. ${summary(data, view)}`;
    const choose = (row: number): void => this.#chooseRow(row);
    return html`
      <figure class="chart" part="chart">
        ${this.#renderHead(data, view)}
        <div class="stage">${this.renderPlot(label)} ${this.renderReader(title)}</div>
        ${this.#renderNotes(data)}
        ${dataTable(data, view, title, this.showsVariables ? choose : undefined)}
      </figure>
    `;
  }

  #renderHead(data: ChartData, view: CartesianView): TemplateResult | typeof nothing {
    const isSeries = data.series.length > 1;
    // The chip has its place before anything is chosen: a chart that became lower under the pointer
    // would have another bar there.
    if (!isSeries && !this.showsVariables) {
      return nothing;
    }
    const isBlank = !isSeries && view.chosen === undefined;
    return html`
      <div class=${isBlank ? 'head blank' : 'head'}>
        ${isSeries ? this.#renderLegend(data, view) : nothing}
        ${this.renderChoice((label) => this.#textOf(label, data, view))}
      </div>
    `;
  }

  /** The text of a label that was chosen; a day is written as on the axis. */
  #textOf(label: string | number, data: ChartData, view: CartesianView): string {
    const place = data.x.find((x) => rawX(x, data.kind) === label);
    return place === undefined ? String(label) : xFormat(data, view)(place);
  }

  /** Renders how the drawing differs from the data. */
  #renderNotes({ joined = 0, series }: ChartData): TemplateResult | typeof nothing {
    const { format } = numberFormat(this.context.locale);
    const left = this.#isLog
      ? series.flatMap(({ values }) => values.filter((value) => isNumber(value) && value <= 0))
      : [];
    const notes = [
      ...(joined > 0 ? [strings.rowsAdded(format(joined))] : []),
      ...(left.length > 0 ? [strings.notOnLog(format(left.length))] : []),
    ];
    return notes.length === 0
      ? nothing
      : html`<figcaption class="notes" part="notes" title=${notes.join('. ')}>
          ${notes.join('. ')}
        </figcaption>`;
  }

  #renderLegend(data: ChartData, view: CartesianView): TemplateResult {
    const filters = this.showsVariables;
    return html`
      <ul class="legend scroller" part="legend">
        ${data.series.map(({ name }, index) => {
          const isOff = this._hidden.has(name);
          const isPressed = filters ? view.chosen === name : !isOff;
          return html`
            <li>
              <button
                type="button"
                class=${isOff ? 'off' : isPressed && filters ? 'chosen' : ''}
                title=${name}
                aria-pressed=${isPressed ? 'true' : 'false'}
                @click=${() => this.#onLegend(name)}
              >
                ${this.#renderSwatch(index, view)}<bdi class="name">${name}</bdi>
              </button>
            </li>
          `;
        })}
      </ul>
    `;
  }

  /** With forced colours a swatch shows the pattern of the bar, or the dashes of the line. */
  #renderSwatch(index: number, view: CartesianView): TemplateResult {
    const slot = view.slots[index] ?? index;
    if (!this.theme.forced) {
      const color = seriesColor(this.theme, index, view);
      return html`<span class="swatch" .style=${`--swatch: ${color}`}></span>`;
    }
    return view.drawnAs === 'bar'
      ? html`<span
          class="swatch"
          .style=${`--swatch: CanvasText; --fill: ${patternBackground(slot)}`}
        ></span>`
      : html`<svg class="dashes" viewBox="0 0 24 4" aria-hidden="true">
          <path d="M0 2h24" stroke-dasharray=${dashesOf(slot).join(' ')}></path>
        </svg>`;
  }

  #chooseRow(row: number): void {
    const { data } = this;
    if (!data) {
      return;
    }
    const label = rawX(data.x[row] ?? '', data.kind);
    const [series] = data.series;
    const value = series?.values[row] ?? null;
    this.choose({ label, value, series: series?.name ?? '', describe: () => String(label) });
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

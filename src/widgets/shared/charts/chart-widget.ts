import { html, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { WidgetContextKey } from '../../../registry/types/index.js';
import { Chart, type ChartConfiguration, type ChartEvent } from './chart.js';
import { forcedColors, readChartTheme, type ChartTheme } from './chart-theme.js';
import { DataWidget } from '../data/data-widget.js';
import { onPixelRatioChange } from './pixel-ratio.js';
import { PointReader } from './point-reader.js';
import { choose, variableOf, type ChartPoint } from './selection.js';
import { strings } from '../strings.js';

/**
 * CSS pixels that a round chart keeps free at each side: a canvas has whole pixels, so it may be
 * larger than its box by a part of one, which is cut off.
 */
export const ROUNDING = 1;

/**
 * What the chart widgets have in common: a canvas inside `.plot`, drawn once when there is data and
 * again only when the data, the config, the theme, the locale or the size has changed. Chart.js'
 * own observers are off: the context tells the size.
 */
export abstract class ChartWidget<Data> extends DataWidget<Data> {
  @query('.plot') private _plot!: HTMLElement | null;
  @query('canvas') private _canvas!: HTMLCanvasElement | null;
  @query('.spoken') private _spoken!: HTMLElement | null;

  /** Valid while rendering and drawing. */
  protected theme!: ChartTheme;

  #chart?: Chart | undefined;
  #redraw = true;
  #sizeWatch?: ResizeObserver | undefined;
  #ignorePixelRatio?: () => void;
  readonly #forcedColors = forcedColors();
  readonly #reader = new PointReader(this.#readerHost());

  /** What Chart.js is to draw in a plot of this many CSS pixels. */
  protected abstract chartConfig(data: Data, width: number, height: number): ChartConfiguration;

  /** What is drawn at a place of the chart; undefined where there is no value to read or choose. */
  protected pointAt(_dataset: number, _index: number): ChartPoint | undefined {
    return undefined;
  }

  /** Asks for the chart to be drawn again with the next update. */
  protected redraw(): void {
    this.#redraw = true;
    this.requestUpdate();
  }

  /** The canvas, which a screen reader takes for a picture with a description. */
  protected renderPlot(description: string): TemplateResult {
    return html`
      <div class="plot" part="plot" role="img" aria-label=${description}>
        <canvas aria-hidden="true"></canvas>
      </div>
    `;
  }

  /** What takes the keys for the plot that it lies upon, and what it says. */
  protected renderReader(title: string): TemplateResult {
    return html`
      <div
        class="reader"
        tabindex="0"
        role="application"
        aria-roledescription=${strings.chart}
        aria-label=${strings.readValues(title)}
        @keydown=${this.#onKey}
        @blur=${() => this.#reader.stop(this.#chart)}
      ></div>
      <div class="spoken visually-hidden" role="status"></div>
    `;
  }

  /** Tells the host and the dashboard variables what the user chose. */
  protected choose(point: ChartPoint): void {
    choose(point, this.context, this.settings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ignorePixelRatio = onPixelRatioChange(() => this.requestUpdate());
    this.#forcedColors.addEventListener('change', this.#onForcedColors);
    if (this.hasUpdated) {
      this.redraw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ignorePixelRatio?.();
    this.#forcedColors.removeEventListener('change', this.#onForcedColors);
    this.#destroy();
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.has('theme')) {
      // The new tokens may reach this element only after the context has told.
      requestAnimationFrame(() => this.redraw());
    } else if (changed.has('locale') || changed.has('timeZone')) {
      this.redraw();
    } else {
      this.requestUpdate();
    }
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('data') || changed.has('config')) {
      this.#redraw = true;
    }
    if (this.#redraw && this.data && this.isConnected) {
      this.theme = readChartTheme(this, this.context.theme);
    }
  }

  override updated(): void {
    const plot = this._plot;
    const canvas = this._canvas;
    if (!this.isConnected) {
      return;
    }
    if (!this.data || !plot || !canvas) {
      this.#destroy();
      return;
    }
    const width = plot.clientWidth;
    const height = plot.clientHeight;
    if (width === 0 || height === 0) {
      this.#waitForSize(plot);
    } else {
      this.#draw(this.data, canvas, width, height);
    }
  }

  #draw(data: Data, canvas: HTMLCanvasElement, width: number, height: number): void {
    if (this.#chart?.canvas !== canvas) {
      this.#destroy();
    }
    const redraw = this.#redraw;
    this.#redraw = false;
    if (!this.#chart) {
      // Chart.js takes its first size from these.
      canvas.width = width;
      canvas.height = height;
      this.#chart = new Chart(canvas, this.#interactive(data, width, height));
      fitPixels(canvas);
      return;
    }
    const chart = this.#chart;
    const resized = chart.width !== width || chart.height !== height;
    if (redraw || resized) {
      const config = this.#interactive(data, width, height);
      chart.data = config.data;
      chart.options = config.options ?? {};
    }
    // Both draw once; resize() does nothing when neither size nor pixel ratio has changed.
    if (redraw && !resized) {
      chart.update('none');
    } else {
      chart.resize(width, height);
    }
    fitPixels(canvas);
    if (redraw || resized) {
      this.#reader.refresh(chart);
    }
  }

  #interactive(data: Data, width: number, height: number): ChartConfiguration {
    const config = this.chartConfig(data, width, height);
    config.options = { onClick: this.#onClick, onHover: this.#onHover, ...config.options };
    return config;
  }

  readonly #onClick = (event: ChartEvent, _elements: unknown, chart: Chart): void => {
    const point = this.#pointUnder(event, chart);
    if (point) {
      this.choose(point);
    }
  };

  readonly #onHover = (event: ChartEvent, _elements: unknown, chart: Chart): void => {
    const isChoice =
      variableOf(this.settings) !== undefined &&
      this.context.mode !== 'edit' &&
      this.#pointUnder(event, chart) !== undefined;
    chart.canvas.style.cursor = isChoice ? 'pointer' : '';
  };

  #pointUnder(event: ChartEvent, chart: Chart): ChartPoint | undefined {
    if (!event.native) {
      return undefined;
    }
    const [hit] = chart.getElementsAtEventForMode(
      event as unknown as Event,
      'nearest',
      { intersect: true },
      false,
    );
    return hit && this.pointAt(hit.datasetIndex, hit.index);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#chart || !this.#reader.onKey(event, this.#chart)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onForcedColors = (): void => this.redraw();

  #readerHost(): ConstructorParameters<typeof PointReader>[0] {
    return {
      isRtl: () => this.theme.rtl,
      pointAt: (dataset, index) => this.pointAt(dataset, index),
      announce: (text) => {
        if (this._spoken) {
          this._spoken.textContent = text;
        }
      },
      choose: (point) => this.choose(point),
    };
  }

  /** A widget that is not displayed yet has no size; it is drawn as soon as it has one. */
  #waitForSize(plot: HTMLElement): void {
    if (this.#sizeWatch) {
      return;
    }
    this.#sizeWatch = new ResizeObserver(() => {
      if (plot.clientWidth === 0 || plot.clientHeight === 0) {
        return;
      }
      this.#stopWaiting();
      this.requestUpdate();
    });
    this.#sizeWatch.observe(plot);
  }

  #stopWaiting(): void {
    this.#sizeWatch?.disconnect();
    this.#sizeWatch = undefined;
  }

  #destroy(): void {
    this.#stopWaiting();
    this.#reader.stop(undefined);
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#redraw = true;
  }
}

/**
 * At a zoom of 125 % a box is no whole number of pixels; a canvas that is stretched to it is
 * blurred.
 */
function fitPixels(canvas: HTMLCanvasElement): void {
  canvas.style.width = `${canvas.width / devicePixelRatio}px`;
  canvas.style.height = `${canvas.height / devicePixelRatio}px`;
}
